"""`dialog.open` for apps; `dialog.submit`, `dialog.close` and `dialog.suggestions` for the people who fill them in."""

import contextlib
from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.arguments import Given
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Registrar, Tier, method
from hallway.domain.context import Context
from hallway.domain.interactions import attachments, dialogs, offering, suggesting
from hallway.domain.interactions.api.commands import AS_PERSON, PEOPLE
from hallway.domain.interactions.dialog_checks import dialog_problems
from hallway.domain.interactions.reaching import ask, reach_interactive
from hallway.domain.interactions.response_urls import new_response_url
from hallway.domain.interactions.suggesting import Question
from hallway.domain.interactions.triggers import Trigger, read_trigger, use_trigger
from hallway.platform.storage import Reader, Transaction

# Triggers by the names that dialogs have for what is wrong with them.
_OLD_NAMES = {
    "invalid_trigger_id": "invalid_trigger",
    "expired_trigger_id": "trigger_expired",
    "exchanged_trigger_id": "trigger_exchanged",
}


class Open(msgspec.Struct):
    """Arguments of `dialog.open`."""

    trigger_id: str = ""
    dialog: Given = None


@method("dialog.open", kind="call", scopes=(), policy=Policy.ANYONE, tier=Tier.FOUR, audit=UNAUDITED, tokens=("bot", "user"))
async def open_dialog(context: Context, actor: Actor, args: Open) -> dict[str, Any]:
    """Open a dialog for whoever has just acted on the app."""
    if not args.trigger_id:
        raise ApiError("missing_trigger")
    if not args.dialog:
        raise ApiError("missing_dialog")
    body = args.dialog
    problems = dialog_problems(body)
    if problems or not isinstance(body, dict):
        raise ApiError("validation_errors", *problems[:20])
    try:
        trigger = read_trigger(context.key, actor, args.trigger_id)
        await context.database.write(actor.team_id, _open, trigger, body)
    except ApiError as error:
        raise ApiError(_OLD_NAMES.get(error.code, error.code)) from error
    return {}


def _open(tx: Transaction, trigger: Trigger, body: dict[str, Any]) -> None:
    use_trigger(tx, trigger)
    reach_interactive(tx, trigger.team_id, trigger.app_id)
    dialogs.open_dialog(tx, trigger, body)


def _call(name: str) -> Registrar:
    return method(name, kind="call", scopes=AS_PERSON, policy=Policy.PERSON, tier=Tier.SPECIAL, audit=UNAUDITED, tokens=PEOPLE)


class Submit(msgspec.Struct):
    """Arguments of `dialog.submit`: `submission` holds the values by the elements' names."""

    dialog_id: str
    submission: Any = None


@_call("dialog.submit")
async def submit_dialog(context: Context, actor: Actor, args: Submit) -> dict[str, Any]:
    """Submit a dialog; `errors` are the app's own words, `[{name, error}]`."""
    given = await context.database.read(dialogs.read_submission, actor, args.dialog_id, args.submission)
    url = new_response_url(context.key, actor.origin, "app", given.target)
    answer = await ask(context, given.reached, given.payload["callback_id"], given.payload | {"response_url": url})
    errors = answer.get("errors") if isinstance(answer, dict) else None
    if errors:
        return {"errors": _read_errors(given.found.body, errors)}
    await context.database.write(actor.team_id, dialogs.forget, given.found)
    return {}


def _read_errors(body: dict[str, Any], given: Any) -> list[dict[str, str]]:
    """The app's words for elements of the dialog. Raises `ApiError("invalid_response")` where there are none."""
    names = {element["name"] for element in body["elements"]}
    items = [item for item in given if isinstance(item, dict)] if isinstance(given, list) else []
    errors = [{"name": item["name"], "error": str(item.get("error", ""))[:2000]} for item in items if item.get("name") in names]
    if not errors:
        raise ApiError("invalid_response")
    return errors


class Named(msgspec.Struct):
    """A dialog."""

    dialog_id: str


@_call("dialog.close")
async def close_dialog(context: Context, actor: Actor, args: Named) -> dict[str, Any]:
    """Call a dialog off; its app hears of it where it wants to."""
    given = await context.database.write(actor.team_id, _close, actor, args.dialog_id)
    if given is not None:
        url = new_response_url(context.key, actor.origin, "app", given.target)
        # Nobody waits for what the app makes of it: the dialog is gone.
        with contextlib.suppress(ApiError):
            await ask(context, given.reached, given.payload["callback_id"], given.payload | {"response_url": url})
    return {}


def _close(tx: Transaction, actor: Actor, dialog_id: str) -> dialogs.Answered | None:
    found = dialogs.access(tx, actor, dialog_id)
    dialogs.forget(tx, found)
    if not found.body.get("notify_on_cancel"):
        return None
    try:
        return dialogs.read_cancellation(tx, actor, found)
    except ApiError:
        return None


class Suggestions(msgspec.Struct):
    """Arguments of `dialog.suggestions`: an element by its name, and what was typed into it."""

    dialog_id: str
    name: str
    value: str = ""


@_call("dialog.suggestions")
async def suggest_for_dialog(context: Context, actor: Actor, args: Suggestions) -> dict[str, Any]:
    """The options that an app has for what somebody types into a dialog, in the form of Block Kit."""
    question = await context.database.read(_question, actor, args.dialog_id, args.name, args.value[:300])
    return await suggesting.suggest(context, actor, question, attachments.renewed)


def _question(reader: Reader, actor: Actor, dialog_id: str, name: str, typed: str) -> Question:
    found = dialogs.access(reader, actor, dialog_id)
    element = next((item for item in found.body["elements"] if item["name"] == name and item.get("data_source") == "external"), None)
    if element is None:
        raise ApiError("invalid_action")
    given = dialogs.read_suggestion(reader, actor, found, name, typed)
    is_enough = len(typed) >= int(element.get("min_query_length") or 0)
    return Question(given.reached, offering.dialog_place(found.id), name, given.payload["callback_id"], given.payload, is_enough)
