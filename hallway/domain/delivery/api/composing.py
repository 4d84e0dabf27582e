"""`links.preview`: asks apps what they would show of the links in a message that is still being written."""

import uuid
from typing import Any

import msgspec

from hallway.core import events
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Tier, method
from hallway.domain import apps, conversations, messages
from hallway.domain.apps import Installation, manifest
from hallway.domain.context import Context
from hallway.domain.delivery import forms
from hallway.domain.messages import unfurl_ids
from hallway.platform.storage import Reader, Transaction

_MOST = 20
_LONGEST = 3000


class Links(msgspec.Struct):
    """Arguments of `links.preview`: where the message is to go, and the addresses in it."""

    channel: str
    urls: list[str]


@method("links.preview", kind="call", scopes=(), policy=Policy.PERSON, tier=Tier.FOUR, audit=UNAUDITED, tokens=("session",))
async def preview_links(context: Context, actor: Actor, args: Links) -> dict[str, Any]:
    """Ask the apps that these links belong to for previews. What they say comes as `link_previewed` with one of these `unfurl_ids`."""
    if len(args.urls) > _MOST or any(len(url) > _LONGEST for url in args.urls):
        raise ApiError("too_many_links")
    return {"unfurl_ids": await context.database.write(actor.team_id, _ask, context.key, actor, args)}


def _ask(tx: Transaction, key: bytes, actor: Actor, args: Links) -> list[str]:
    room = conversations.access(tx, actor, args.channel).conversation.id
    asked = []
    for active in apps.list_active(tx, actor.team_id):
        described = apps.get(tx, actor.team_id, active.app_id).manifest
        found = forms.links_at(tuple(dict.fromkeys(args.urls)), manifest.unfurl_domains(described))
        if not found or "links:read" not in active.bot_scopes or not (seen := _sees(tx, active, room)):
            continue
        writing = unfurl_ids.Writing(actor.team_id, active.app_id, actor.user_id)
        asked.append(messages.unfurl_ids.of_writing(key, writing))
        event = {
            "type": "link_shared", "channel": "COMPOSER", "is_bot_user_member": seen == "member", "user": actor.user_id,
            "message_ts": str(uuid.uuid4()), "links": found, "unfurl_id": asked[-1], "source": "composer",
        }  # fmt: skip
        tx.emit(actor.team_id, events.app(active.app_id), event)
    return asked


def _sees(reader: Reader, active: Installation, room: str) -> str:
    """Whether an app would be asked for previews there once the message is posted: as a member, as anybody could, or not at all."""
    bot = Actor(active.team_id, active.bot_user_id, "member", "bot", "")
    found = conversations.find_access(reader, bot, room) if active.bot_user_id else None
    return "" if found is None else "member" if found.is_member else "anybody"
