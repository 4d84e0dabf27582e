"""App Home: the place of an app, where somebody sees what it has published for them, and talks with its bot."""

from typing import Any

from hallway.core import events
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain import apps, conversations
from hallway.domain.interactions import viewing
from hallway.domain.interactions.reaching import reach
from hallway.platform.storage import Transaction

_TABS = ("home", "messages", "about")


def open_home(tx: Transaction, actor: Actor, app_id: str, tab: str) -> dict[str, Any]:
    """Open a tab of an app's home: its view, and the direct messages with its bot. Emits `app_home_opened` to the app.

    Raises `ApiError` with `app_not_found`, `invalid_tab`, or `not_enabled` for an app without a bot.
    """
    if tab not in _TABS:
        raise ApiError("invalid_tab")
    reached = reach(tx, actor.team_id, app_id)
    bot = reached.installation.bot_user_id
    direct = conversations.open_direct(tx, actor, [bot]) if bot else None
    if direct is None:
        raise ApiError("not_enabled")
    found = viewing.find_home(tx, actor.team_id, app_id, actor.user_id)
    event = {"type": "app_home_opened", "user": actor.user_id, "channel": direct.id, "tab": tab}
    shown = {} if found is None else {"view": viewing.present(found, reached)}
    tx.emit(actor.team_id, events.app(app_id), event | (shown if tab == "home" else {}))
    home = apps.manifest.part(reached.manifest, "features", "app_home")
    return {
        "channel": direct.id,
        "home_tab_enabled": home.get("home_tab_enabled") is True,
        "messages_tab_enabled": home.get("messages_tab_enabled") is not False,
        "messages_tab_read_only_enabled": home.get("messages_tab_read_only_enabled") is True,
        **({} if found is None else {"view": viewing.present_to_person(found, reached)}),
    }
