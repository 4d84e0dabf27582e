"""`blocks.actions` and `blocks.suggestions`; `chat.attachmentAction` and `chat.attachmentSuggestions` for what came before blocks."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.methods import UNAUDITED, Policy, Registrar, Tier, method
from hallway.domain.context import Context
from hallway.domain.interactions import actions, attachments, suggesting, tripping
from hallway.domain.interactions.api.commands import AS_PERSON, PEOPLE
from hallway.domain.interactions.attachments import Place

_TOKEN = 100


def _call(name: str) -> Registrar:
    return method(name, kind="call", scopes=AS_PERSON, policy=Policy.PERSON, tier=Tier.SPECIAL, audit=UNAUDITED, tokens=PEOPLE)


class Actions(msgspec.Struct):
    """Arguments of `blocks.actions`: where, what was done (as in Slack's payload), and what stands in all elements.

    `client_token` is of the window's own choice; a view that opens from this bears it.
    """

    container: Any
    actions: Any
    state: Any = None
    client_token: str = ""


@_call("blocks.actions")
async def act(context: Context, actor: Actor, args: Actions) -> dict[str, Any]:
    """Use a button, a select or another element of a message or view."""
    acted = await context.database.read(actions.read_actions, actor, args.container, args.actions, args.state)
    first = acted.payload["actions"][0]
    if first["type"] == "workflow_button":
        # It starts a workflow; its message's app hears nothing of it.
        trigger_id, chosen = tripping.read_button(first)
        await context.database.write(actor.team_id, tripping.trip, context.key, actor, trigger_id, acted.found.channel_id, chosen)
        return {}
    await actions.act(context, actor, acted, args.client_token[:_TOKEN])
    return {}


class Suggestions(msgspec.Struct):
    """Arguments of `blocks.suggestions`: an external select, and what was typed into it."""

    container: Any
    block_id: str
    action_id: str
    value: str = ""


@_call("blocks.suggestions")
async def suggest(context: Context, actor: Actor, args: Suggestions) -> dict[str, Any]:
    """The options that an app has for what somebody types."""
    given = (args.container, args.block_id, args.action_id, args.value)
    question = await context.database.read(suggesting.read_question, actor, *given)
    return await suggesting.suggest(context, actor, question, lambda answer: answer)


class AttachmentAction(msgspec.Struct):
    """Arguments of `chat.attachmentAction`: one entry of `actions` as in Slack's payload."""

    channel: str
    ts: str
    attachment_id: str
    actions: Any
    client_token: str = ""


@_call("chat.attachmentAction")
async def act_on_attachment(context: Context, actor: Actor, args: AttachmentAction) -> dict[str, Any]:
    """Use a button or menu of an attachment of the old kind."""
    place = Place(args.channel, args.ts, args.attachment_id)
    used = await context.database.read(attachments.read_use, actor, place, args.actions)
    await attachments.use(context, actor, used, args.client_token[:_TOKEN])
    return {}


class AttachmentSuggestions(msgspec.Struct):
    """Arguments of `chat.attachmentSuggestions`: a menu by its name, and what was typed into it."""

    channel: str
    ts: str
    attachment_id: str
    name: str
    value: str = ""


@_call("chat.attachmentSuggestions")
async def suggest_for_attachment(context: Context, actor: Actor, args: AttachmentSuggestions) -> dict[str, Any]:
    """The options that an app has for what somebody types into a menu of the old kind."""
    place = Place(args.channel, args.ts, args.attachment_id)
    question = await context.database.read(attachments.read_question, actor, place, args.name, args.value)
    return await suggesting.suggest(context, actor, question, attachments.renewed)
