"""The apps that people act on: whether they are here and listen, and asking them, with what goes wrong told in Slack's codes."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain import apps, delivery
from hallway.domain.apps import App, Installation
from hallway.domain.context import Context
from hallway.platform.storage import Reader


class Reached(msgspec.Struct, frozen=True):
    """An app that is installed."""

    app: App
    installation: Installation

    @property
    def manifest(self) -> dict[str, Any]:
        """What it is and wants."""
        return self.app.manifest

    @property
    def actor(self) -> Actor:
        """Its bot, as who answers people."""
        bot = self.installation
        return Actor(
            bot.team_id, bot.bot_user_id, "member", "bot", "", frozenset(bot.bot_scopes), bot_id=bot.bot_id, app_id=bot.app_id
        )  # fmt: skip


def reach(reader: Reader, team_id: str, app_id: str) -> Reached:
    """The app, where it is installed. Raises `ApiError("app_not_found")`."""
    active = apps.find_active(reader, team_id, app_id) if app_id else None
    found = apps.find(reader, team_id, app_id) if active is not None else None
    if active is None or found is None:
        raise ApiError("app_not_found")
    return Reached(found, active)


def reach_interactive(reader: Reader, team_id: str, app_id: str) -> Reached:
    """The app, where it is installed and hears of buttons and views. Raises `ApiError` with `app_not_found` or `app_missing_action_url`."""
    reached = reach(reader, team_id, app_id)
    if not apps.manifest.is_interactive(reached.manifest):
        raise ApiError("app_missing_action_url")
    return reached


async def ask(
    context: Context, reached: Reached, name: str, payload: dict[str, Any], *, url: str = "", kind: delivery.Kind = "interactive"
) -> Any:
    """Tell the app what somebody did; what it answers: decoded JSON, text, or None.

    Raises `ApiError` with `operation_timeout` where it took longer than three seconds, and `dispatch_failed` where it could not be reached
    or refused.
    """
    where = url or apps.manifest.interactivity_url(reached.manifest)
    whole = {"token": apps.verification_token(context.key, reached.app), "api_app_id": reached.app.id, **payload}
    request = delivery.Request(kind, name[:255], whole, where, accepts_answer=True)
    reply = await context.ask_app(reached.app.team_id, reached.app.id, request)
    if not reply.is_taken:
        raise ApiError("operation_timeout" if reply.error == "http_timeout" else "dispatch_failed")
    return reply.answer
