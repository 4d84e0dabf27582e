"""Bytes that something has let go: they leave the disk when nothing else names them."""

from sqlalchemy import bindparam, select

from hallway.domain.files.tables import file, released_blob
from hallway.platform.storage import Reader, Transaction, query

_PAGE = 1000
_r, _f = released_blob.c, file.c
_before = query(select(_r.team_id, _r.key).where(_r.released_at <= bindparam("before")).limit(_PAGE))
_pages = query(
    select(_f.team_id, _f.id, _f.blob, _f.details)
    .where((_f.team_id > bindparam("team_id")) | ((_f.team_id == bindparam("team_id")) & (_f.id > bindparam("id"))), _f.blob != "")
    .order_by(_f.team_id, _f.id)
    .limit(_PAGE)
)


def release(tx: Transaction, team_id: str, keys: list[str]) -> None:
    """Note that one thing less names these blobs."""
    rows = [{"team_id": team_id, "key": key, "released_at": tx.now_s} for key in dict.fromkeys(keys) if key]
    tx.insert_many(released_blob, rows, conflict="update")


def list_released(reader: Reader, before: int) -> list[tuple[str, str]]:
    """Team and key of what was released by `before` (unix time); a thousand at most."""
    return [(row[0], row[1]) for row in reader.all(_before, before=before)]


def forget_released(tx: Transaction, team_id: str, keys: list[str]) -> None:
    """These are swept, or named anew."""
    for key in keys:
        tx.delete(released_blob, team_id=team_id, key=key)


def list_named(reader: Reader, after: tuple[str, str]) -> tuple[list[str], tuple[str, str] | None]:
    """What a page of files names, as texts that contain the keys; and where the next page begins, or None at the end."""
    rows = reader.all(_pages, team_id=after[0], id=after[1])
    return [f"{row[2]} {row[3]}" for row in rows], (rows[-1][0], rows[-1][1]) if len(rows) == _PAGE else None
