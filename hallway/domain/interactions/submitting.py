"""Submitting and closing modals: the app is told, and says what becomes of the view.

From docs.slack.dev/surfaces/modals: an empty answer closes it; `response_action` may be `errors`, `update`, `push` or `clear`.
"""

import contextlib
from typing import Any

import msgspec

from hallway.core import richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain.context import Context
from hallway.domain.interactions import inputs, offering, opening, payloads, viewing
from hallway.domain.interactions.handing import hand_over, handed
from hallway.domain.interactions.reaching import Reached, ask, reach_interactive
from hallway.domain.interactions.response_urls import Target, new_response_url
from hallway.domain.interactions.triggers import new_trigger
from hallway.domain.interactions.values import Values, read_state
from hallway.domain.interactions.viewing import View
from hallway.domain.interactions.workflows.executions import function_facts
from hallway.platform.storage import Reader, Transaction


class Submission(msgspec.Struct, frozen=True):
    """A modal as somebody has filled it in."""

    found: View
    reached: Reached
    payload: dict[str, Any]
    state: dict[str, Any]


def read_submission(reader: Reader, actor: Actor, view_id: str, given: Any) -> Submission:
    """What somebody submits, as far as the modal asks for it.

    Raises `ApiError` with `view_not_found`, `invalid_state` (with `errors` by block id where inputs are not filled in right) and the like.
    """
    found = viewing.access(reader, actor, view_id)
    if found.kind != "modal":
        raise ApiError("view_not_found")
    reached = reach_interactive(reader, actor.team_id, found.app_id)
    blocks = found.blocks
    values = Values(reader, actor, offering.offered(reader, actor, {"view_id": view_id}))
    state = read_state(values, list(richtext.acting_elements(blocks)), given)
    if wrong := inputs.problems(blocks, state):
        raise ApiError("invalid_state", errors=wrong)
    payload = payloads.frame(reader, actor, "view_submission")
    payload["view"] = viewing.present(found, reached) | {"state": {"values": state}}
    return Submission(found, reached, payload, state)


async def submit(context: Context, actor: Actor, given: Submission, client_token: str) -> dict[str, Any]:
    """Hand a submission to the app and do what it answers; what the client is told: `response_action` with `errors` or `view`, or nothing.

    Raises as `ask` does, and `ApiError("invalid_response")` for an answer that is none.
    """
    found, reached = given.found, given.reached
    trigger = new_trigger(
        context.key, actor, reached.app.id, channel_id=found.channel_id, view_id=found.id, client_token=client_token or found.client_token
    )  # fmt: skip
    payload = given.payload | {"trigger_id": trigger, "response_urls": _response_urls(context, actor, given)}
    of = (context.key, reached, found.function_execution_id, trigger, actor.user_id)
    payload |= await context.database.read(function_facts, *of)
    if file_ids := handed(given.state):
        await context.database.write(actor.team_id, hand_over, actor, reached, file_ids)
    answer = await ask(context, reached, str(payload["view"]["callback_id"]), payload)
    return await context.database.write(actor.team_id, _follow, found.id, reached, answer, client_token or found.client_token)


def _response_urls(context: Context, actor: Actor, given: Submission) -> list[dict[str, Any]]:
    """Addresses to answer in the conversations that were chosen in selects which allow that."""
    urls = []
    for block_id, element in richtext.acting_elements(given.found.blocks):
        if element.get("response_url_enabled"):
            chosen = given.state[block_id][element["action_id"]]
            channel_id = chosen.get("selected_conversation") or chosen.get("selected_channel")
            if channel_id:
                target = Target(actor.team_id, given.reached.app.id, actor.user_id, channel_id)
                url = new_response_url(context.key, actor.origin, "app", target)
                urls.append({"block_id": block_id, "action_id": element["action_id"], "channel_id": channel_id, "response_url": url})
    return urls


def _follow(tx: Transaction, view_id: str, reached: Reached, answer: Any, client_token: str) -> dict[str, Any]:
    """Do what the app answered to a submission."""
    team_id = reached.app.team_id
    found = viewing.find(tx, team_id, view_id)
    if found is None:
        return {}
    if not answer:
        opening.close_view(tx, found)
        return {}
    action = answer.get("response_action") if isinstance(answer, dict) else None
    if action == "errors":
        return {"response_action": "errors", "errors": _errors(found, answer.get("errors"))}
    if action == "clear":
        opening.clear_views(tx, found)
        return {"response_action": "clear"}
    if action not in ("update", "push"):
        raise ApiError("invalid_response")
    body = opening.check(answer.get("view"), "modal")
    if action == "update":
        made = opening.update_view(tx, reached, found, body)
    else:
        screen = opening.Screen(found.user_id, found.channel_id, client_token, found.function_execution_id)
        made = opening.open_view(tx, reached, screen, body, above=found)
    return {"response_action": action, "view": viewing.present_to_person(made, reached)}


def _errors(found: View, given: Any) -> dict[str, str]:
    """The app's words for inputs of the view."""
    known = {block["block_id"] for block in found.blocks if block.get("type") == "input"}
    errors = {key: str(words)[:2000] for key, words in given.items() if key in known} if isinstance(given, dict) else {}
    if not errors:
        raise ApiError("invalid_response")
    return errors


async def close(context: Context, actor: Actor, view_id: str, *, is_cleared: bool) -> None:
    """Close a modal, or with `is_cleared` all that lie on each other, and tell apps that want to know.

    Raises `ApiError("view_not_found")`.
    """
    for reached, payload in await context.database.write(actor.team_id, _close, actor, view_id, is_cleared):
        # Nobody waits for what the app makes of it: the view is gone.
        with contextlib.suppress(ApiError):
            await ask(context, reached, str(payload["view"]["callback_id"]), payload)


def _close(tx: Transaction, actor: Actor, view_id: str, is_cleared: bool) -> list[tuple[Reached, dict[str, Any]]]:
    found = viewing.access(tx, actor, view_id)
    if found.kind != "modal":
        raise ApiError("view_not_found")
    is_cleared = is_cleared or bool(found.body.get("clear_on_close"))
    gone = [one for one in viewing.list_stack(tx, found) if is_cleared or one.depth >= found.depth]
    told = []
    for one in reversed(gone):
        if one.body.get("notify_on_close"):
            with contextlib.suppress(ApiError):
                reached = reach_interactive(tx, actor.team_id, one.app_id)
                frame = payloads.frame(tx, actor, "view_closed")
                told.append((reached, frame | {"view": viewing.present(one, reached), "is_cleared": is_cleared}))
    if is_cleared:
        opening.clear_views(tx, found)
    else:
        opening.close_view(tx, found)
    return told
