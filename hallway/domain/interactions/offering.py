"""The options that external selects have offered somebody: kept a while, so that only what was offered can be chosen."""

import hashlib
from typing import Any

from sqlalchemy import bindparam, select

from hallway.core import encoding
from hallway.core.actor import Actor
from hallway.core.timestamps import now_seconds
from hallway.domain.interactions.elements import Element
from hallway.domain.interactions.tables import offered_options
from hallway.domain.interactions.values import Offered
from hallway.platform.storage import Reader, Transaction, query

# So long after the last question.
_KEPT_S = 3600
_MOST = 500
_o = offered_options.c
_find = query(
    select(_o.options).where(
        _o.team_id == bindparam("team_id"),
        _o.user_id == bindparam("user_id"),
        _o.place == bindparam("place"),
        _o.expires_at > bindparam("now"),
    )
)


def offered(reader: Reader, actor: Actor, container: Any) -> Offered:
    """What the external selects of a container have offered the actor."""

    def of(element: Element) -> list[dict[str, Any]]:
        place = _place(container, element["action_id"])
        text = reader.value(_find, team_id=actor.team_id, user_id=actor.user_id, place=place, now=now_seconds())
        found: list[dict[str, Any]] = encoding.decode(text) if text is not None else []
        return found

    return of


def note_offered(tx: Transaction, actor: Actor, container: Any, action_id: str, options: list[dict[str, Any]]) -> None:
    """Remember options that the actor is offered now, beside those of before."""
    before = offered(tx, actor, container)({"action_id": action_id})
    kept = {encoding.encode_text(option): option for option in [*options, *before]}
    tx.upsert(
        offered_options,
        team_id=actor.team_id, user_id=actor.user_id, place=_place(container, action_id),
        options=encoding.encode_text(list(kept.values())[:_MOST]), expires_at=tx.now_s + _KEPT_S,
    )  # fmt: skip


def dialog_place(dialog_id: str) -> dict[str, str]:
    """A dialog as containers are named."""
    return {"view_id": dialog_id}


def _place(container: Any, action_id: str) -> str:
    names = [str(container.get(key, "")) for key in ("view_id", "channel_id", "message_ts", "attachment_id")]
    return hashlib.blake2s("\n".join([*names, action_id]).encode(), digest_size=12).hexdigest()
