"""Options of selects that ask their app while somebody types: what the app answers is checked, and remembered for a while."""

from collections.abc import Callable
from typing import Any

import msgspec

from hallway.core import richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain import apps
from hallway.domain.context import Context
from hallway.domain.interactions import containers, elements, offering, payloads
from hallway.domain.interactions.reaching import Reached, ask
from hallway.platform.storage import Reader

_TYPED = 300
_LEAST_TYPED = 3
Options = dict[str, Any]


class Question(msgspec.Struct, frozen=True):
    """What an app is asked for, and where its answer counts."""

    reached: Reached
    container: Any
    action_id: str
    name: str
    payload: dict[str, Any]
    is_enough: bool = True


def read_question(reader: Reader, actor: Actor, container: Any, block_id: str, action_id: str, typed: str) -> Question:
    """What somebody types into an external select. Raises `ApiError("invalid_action")` and as `find_container` does."""
    found = containers.find_container(reader, actor, container)
    element = elements.find(found.blocks, block_id, action_id)
    if not element["type"].endswith("external_select"):
        raise ApiError("invalid_action")
    told = {"block_id": block_id, "action_id": action_id, "value": typed[:_TYPED]}
    payload = payloads.frame(reader, actor, "block_suggestion") | found.facts | told
    is_enough = len(typed) >= element.get("min_query_length", _LEAST_TYPED)
    return Question(found.reached, container, action_id, action_id, payload, is_enough)


async def suggest(context: Context, actor: Actor, question: Question, read: Callable[[Any], Options]) -> Options:
    """`options` or `option_groups`, in the form of Block Kit; `read` takes them out of what the app answers.

    Raises as `ask` does, and `ApiError("invalid_options")`.
    """
    if not question.is_enough:
        return {"options": []}
    reached = question.reached
    answer = await ask(context, reached, question.name, question.payload, url=apps.manifest.options_url(reached.manifest))
    found = check_options(read(answer))
    offered = found["options"] if "options" in found else [option for group in found["option_groups"] for option in group["options"]]
    await context.database.write(actor.team_id, offering.note_offered, actor, question.container, question.action_id, offered)
    return found


def check_options(given: Any) -> Options:
    """The options of an answer. Raises `ApiError("invalid_options")` and says what is wrong."""
    if not isinstance(given, dict):
        raise ApiError("invalid_options")
    name = "option_groups" if given.get("option_groups") else "options"
    if not given.get(name):
        return {"options": []}
    select = {"type": "static_select", "action_id": "options", name: given[name]}
    try:
        checked = richtext.check_blocks([{"type": "actions", "elements": [select]}])
    except richtext.InvalidBlocks as invalid:
        raise ApiError("invalid_options", *invalid.messages) from invalid
    return {name: checked[0]["elements"][0][name]}
