"""`apps.icon.set`: an app's picture, which its bot shows, too."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import Policy, Scopes, Tier, method
from hallway.domain import files
from hallway.domain.apps import creating, managing
from hallway.domain.context import Context
from hallway.platform.storage import Transaction

_WRITE = Scopes((), ("app_configurations:write",))
_LARGEST = 5 << 20


class Icon(msgspec.Struct):
    """Arguments of `apps.icon.set`: the picture as a file."""

    app_id: str
    file: Any = None


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
    """Give an app a face. Raises `ApiError` with `missing_arguments` or `error_bad_format`, and as changing its manifest does."""
    await context.database.read(managing.access, actor, args.app_id)
    if args.file is None:
        raise ApiError("missing_arguments")
    try:
        key = await files.keep_picture(context, args.file, files.face)
    except ApiError as error:
        raise ApiError("error_bad_format") from error
    await context.database.write(actor.team_id, _set, actor, args.app_id, key)
    return {}


def _set(tx: Transaction, actor: Actor, app_id: str, key: str) -> None:
    creating.set_icon(tx, managing.access(tx, actor, app_id), key)
