"""`apps.icon.set`: an app's picture, which its bot shows, too."""

from http import HTTPStatus
from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import Policy, Scopes, Tier, method
from hallway.domain import files
from hallway.domain.apps import creating, managing
from hallway.domain.apps.store import App
from hallway.domain.context import Context
from hallway.platform.outbound import OutboundError
from hallway.platform.storage import Transaction

_WRITE = Scopes((), ("app_configurations:write",))
_LARGEST = 5 << 20
_LONGEST_URL = 3000


class Icon(msgspec.Struct):
    """Arguments of `apps.icon.set`: the picture as a file, or where it is to be had."""

    app_id: str
    file: Any = None
    url: str = ""


@method(
    "apps.icon.set",
    kind="call",
    scopes=_WRITE,
    policy=Policy.MEMBER,
    tier=Tier.TWO,
    audit="app_icon_changed",
    tokens=("config", "session"),
    body_limit=_LARGEST,
)
async def set_icon(context: Context, actor: Actor, args: Icon) -> dict[str, Any]:
    """Give an app a face.

    Raises `ApiError` with `missing_arguments`, `invalid_parameters`, `icon_not_accessible` or `error_bad_format`, and as changing its
    manifest does.
    """
    found = await context.database.read(managing.access, actor, args.app_id)
    if args.file is None and not args.url:
        raise ApiError("missing_arguments")
    if len(args.url) > _LONGEST_URL:
        raise ApiError("invalid_parameters")
    try:
        if args.file is not None:
            key = await files.keep_picture(context, args.file, files.face)
        else:
            key = await files.store_picture(context, await _fetch(context, found, args.url), files.face)
    except ApiError as error:
        raise ApiError("error_bad_format" if error.code == "bad_image" else error.code) from error
    await context.database.write(actor.team_id, _set, actor, args.app_id, key)
    return {}


async def _fetch(context: Context, found: App, url: str) -> bytes:
    """What is at an address. Apps under development may have theirs on the server's own machine."""
    try:
        reply = await context.outbound.get(url, {}, max_body=_LARGEST, is_local_allowed=found.is_local)
    except OutboundError as error:
        raise ApiError("icon_not_accessible") from error
    if reply.status != HTTPStatus.OK:
        raise ApiError("icon_not_accessible")
    return reply.body


def _set(tx: Transaction, actor: Actor, app_id: str, key: str) -> None:
    creating.set_icon(tx, managing.access(tx, actor, app_id), key)
