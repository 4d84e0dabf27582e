"""SQL on files."""

from typing import Any

import msgspec
from sqlalchemy import and_, bindparam, exists, func, or_, select

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain.conversations import tables as conversations_tables
from hallway.domain.files.tables import file, file_share
from hallway.platform.storage import Reader, Transaction, in_list, query


class File(msgspec.Struct, frozen=True):
    """A file's row; `blob` is empty while (or where) there are no bytes here."""

    team_id: str
    id: str
    user_id: str
    created_at: int
    name: str
    title: str
    mimetype: str
    filetype: str
    size: int
    state: str
    blob: str
    is_public: bool
    details_text: str

    @property
    def details(self) -> dict[str, Any]:
        """Dimensions, thumbnails, alternative text and the like."""
        decoded: dict[str, Any] = encoding.decode(self.details_text)
        return decoded


_f, _s = file.c, file_share.c
_c, _m = conversations_tables.conversation.c, conversations_tables.member.c
COLUMNS = (
    _f.team_id, _f.id, _f.user_id, _f.created_at, _f.name, _f.title, _f.mimetype, _f.filetype, _f.size, _f.state, _f.blob,
    _f.is_public, _f.details,
)  # fmt: skip
_in_team = select(*COLUMNS).where(_f.team_id == bindparam("team_id"))
_find = query(_in_team.where(_f.id == bindparam("id")), into=File)
_many = query(_in_team.where(in_list(_f.id, "ids")), into=File)
# Conditions on a place where a file is shared: the viewer is in it; it is a public channel, and the viewer no guest.
_is_in = exists().where(_m.team_id == _s.team_id, _m.conversation_id == _s.conversation_id, _m.user_id == bindparam("viewer"))
_is_open = exists().where(_c.team_id == _s.team_id, _c.id == _s.conversation_id, _c.kind == "channel", bindparam("is_guest") == 0)
_places = (
    select(_s.file_id, _s.conversation_id, _s.ts, _s.thread_ts, _s.user_id, _c.kind)
    .join(conversations_tables.conversation, (_c.team_id == _s.team_id) & (_c.id == _s.conversation_id))
    .where(_s.team_id == bindparam("team_id"), in_list(_s.file_id, "ids"))
    .order_by(_s.ts)
)
_all_places = query(_places)
_seen_places = query(_places.where(or_(_is_in, and_(_c.kind == "channel", bindparam("is_guest") == 0))))
Places = dict[str, list[tuple[str, int, int, str, str]]]


def visible_to_viewer() -> Any:
    """The condition that a file is the viewer's own, or shared where the viewer is, or (not for guests) in a public channel.

    Needs the parameters `viewer` and `is_guest`.
    """
    shared = exists().where(_s.team_id == _f.team_id, _s.file_id == _f.id, or_(_is_in, _is_open))
    return or_(_f.user_id == bindparam("viewer"), shared)


_visible = query(_in_team.where(_f.id == bindparam("id"), visible_to_viewer()), into=File)


def find(reader: Reader, team_id: str, file_id: str) -> File | None:
    """The file, whoever asks. For callers, use `access`."""
    return reader.one(_find, team_id=team_id, id=file_id)


def access(reader: Reader, actor: Actor, file_id: str) -> File:
    """The file, if the actor may see it: their own, or shared in a conversation they may read.

    Raises `ApiError` with `file_not_found` or `file_deleted`.
    """
    found = reader.one(_visible, team_id=actor.team_id, id=file_id, viewer=actor.user_id, is_guest=int(actor.is_guest))
    if found is None:
        raise ApiError("file_not_found")
    if found.state == "tombstone":
        raise ApiError("file_deleted")
    return found


def get_many(reader: Reader, team_id: str, ids: list[str]) -> dict[str, File]:
    """Those of `ids` that exist."""
    return {found.id: found for found in reader.all(_many, team_id=team_id, ids=ids)} if ids else {}


def share_places(reader: Reader, team_id: str, ids: list[str]) -> Places:
    """For each file, where it is shared, whoever asks: conversation id, ts, thread_ts, user id and the conversation's kind."""
    return _by_file(reader.all(_all_places, team_id=team_id, ids=ids)) if ids else {}


def seen_places(reader: Reader, actor: Actor, ids: list[str]) -> Places:
    """As `share_places`, as far as the actor may see the conversations."""
    of = {"team_id": actor.team_id, "viewer": actor.user_id, "is_guest": int(actor.is_guest)}
    return _by_file(reader.all(_seen_places, **of, ids=ids)) if ids else {}


def _by_file(rows: list[tuple[Any, ...]]) -> Places:
    places: Places = {}
    for file_id, *place in rows:
        places.setdefault(file_id, []).append((place[0], place[1], place[2], place[3], place[4]))
    return places


def insert(tx: Transaction, made: File) -> None:
    """Put a file's row into the database, replacing an older one with the same id."""
    tx.upsert(
        file,
        team_id=made.team_id, id=made.id, user_id=made.user_id, created_at=made.created_at, name=made.name, title=made.title,
        mimetype=made.mimetype, filetype=made.filetype, size=made.size, state=made.state, blob=made.blob,
        is_public=made.is_public, details=made.details_text,
    )  # fmt: skip


def record_share(tx: Transaction, team_id: str, file_id: str, conversation_id: str, ts: int, thread_ts: int, user_id: str) -> None:
    """Note that a message shares a file."""
    tx.insert_new(
        file_share,
        team_id=team_id, file_id=file_id, conversation_id=conversation_id, ts=ts, thread_ts=thread_ts, user_id=user_id,
    )  # fmt: skip


def unshare(tx: Transaction, team_id: str, file_id: str, conversation_id: str, ts: int) -> bool:
    """Note that a message shares a file no longer; False if it did not."""
    return tx.delete(file_share, team_id=team_id, file_id=file_id, conversation_id=conversation_id, ts=ts) > 0


_in_place = exists().where(_s.team_id == _f.team_id, _s.file_id == _f.id, _s.conversation_id == bindparam("channel"))
_wanted = (
    _f.team_id == bindparam("team_id"),
    or_(_f.state == "hosted", _f.state == "external"),
    visible_to_viewer(),
    _f.created_at >= bindparam("ts_from"),
    _f.created_at <= bindparam("ts_to"),
    or_(bindparam("owner") == "", _f.user_id == bindparam("owner")),
    or_(bindparam("channel") == "", _in_place),
    or_(
        bindparam("is_any_kind") == 1,
        in_list(_f.filetype, "filetypes"),
        and_(bindparam("has_images") == 1, _f.mimetype.like("image/%")),
    ),
)
_page = query(
    select(*COLUMNS).where(*_wanted).order_by(_f.created_at.desc(), _f.id).limit(bindparam("how_many")).offset(bindparam("skip")),
    into=File,
)
_count = query(select(func.count()).select_from(file).where(*_wanted))


class Listing(msgspec.Struct, frozen=True):
    """Which files are wanted: of one `owner`, in one `channel`, made between two unix times, of some `filetypes` (None for any);
    images belong to them where `has_images`."""

    owner: str = ""
    channel: str = ""
    ts_from: int = 0
    ts_to: int = 1 << 40
    filetypes: frozenset[str] | None = None
    has_images: bool = False


def list_page(reader: Reader, actor: Actor, wanted: Listing, *, limit: int, skip: int) -> tuple[list[File], int]:
    """A page of the wanted files that the actor may see, newest first, and how many there are in all."""
    of: dict[str, Any] = {
        "team_id": actor.team_id, "viewer": actor.user_id, "is_guest": int(actor.is_guest), "owner": wanted.owner,
        "channel": wanted.channel, "ts_from": wanted.ts_from, "ts_to": wanted.ts_to, "has_images": int(wanted.has_images),
        "is_any_kind": int(wanted.filetypes is None),
    }  # fmt: skip
    names = list(wanted.filetypes or ())
    page = reader.all(_page, **of, filetypes=names, how_many=limit, skip=skip)
    return page, int(reader.value(_count, **of, filetypes=names))
