"""What people do with apps, as tests make it without their clicking."""

from typing import Any

from sqlalchemy import select

from hallway.core.actor import Actor
from hallway.domain.interactions import opening
from hallway.domain.interactions.reaching import reach
from hallway.domain.interactions.tables import dialog, function_execution
from hallway.domain.interactions.triggers import new_trigger
from hallway.platform.storage import query
from tests.apps import Installed
from tests.examples import Person

MODAL: dict[str, Any] = {
    "type": "modal",
    "callback_id": "ticket",
    "title": {"type": "plain_text", "text": "New ticket"},
    "submit": {"type": "plain_text", "text": "Create"},
    "private_metadata": "kept to itself",
    "blocks": [
        {
            "type": "input",
            "block_id": "about",
            "label": {"type": "plain_text", "text": "What about"},
            "element": {"type": "plain_text_input", "action_id": "words"},
        }
    ],
}
BUTTONS: dict[str, Any] = {
    "type": "actions",
    "block_id": "choices",
    "elements": [{"type": "button", "action_id": "open", "value": "1", "text": {"type": "plain_text", "text": "Open"}}],
}

MESSAGE_SHORTCUT = {"name": "Make a ticket", "type": "message", "callback_id": "from-message", "description": "Makes a ticket"}
DIALOG: dict[str, Any] = {
    "callback_id": "ride",
    "title": "A ride",
    "submit_label": "Request",
    "notify_on_cancel": True,
    "state": "Limo",
    "elements": [
        {"type": "text", "label": "From", "name": "from"},
        {"type": "select", "label": "Kind", "name": "kind", "data_source": "external", "optional": True},
    ],
}

# A function, a workflow that uses it, and what a link hands to that.
_TEXT = {"type": "string"}
FUNCTIONS: dict[str, Any] = {
    "reverse": {
        "title": "Reverse",
        "description": "Turns a word round",
        "input_parameters": {"properties": {"word": _TEXT, "who": {"type": "slack#/types/user_id"}}, "required": ["word"]},
        "output_parameters": {"properties": {"word": _TEXT}, "required": ["word"]},
    }
}
_SAY = {"channel_id": "{{inputs.channel}}", "message": "{{inputs.word}} backwards is {{steps.turn.word}}"}
WORKFLOWS: dict[str, Any] = {
    "turn": {
        "title": "Turn a word round",
        "description": "And tell of it",
        "input_parameters": {
            "properties": {"word": _TEXT, "channel": {"type": "slack#/types/channel_id"}},
            "required": ["word", "channel"],
        },
        "steps": [
            {"id": "turn", "function_id": "#/functions/reverse", "inputs": {"word": "{{inputs.word}}"}},
            {"id": "say", "function_id": "slack#/functions/send_message", "inputs": _SAY},
        ],
    }
}
INPUTS = {"word": {"value": "stressed", "customizable": True}, "channel": {"value": "{{data.channel_id}}"}}


def words(text: str) -> dict[str, Any]:
    """The state of the modal with this text typed into it."""
    return {"values": {"about": {"words": {"type": "plain_text_input", "value": text}}}}


def trigger(app: Installed, person: Person, *, view_id: str = "", channel_id: str = "") -> str:
    """A trigger id, as if the person had just acted on the app."""
    assert app.acme.server.app is not None
    actor = Actor(person.team_id, person.id, "member", "session", "")
    return new_trigger(app.acme.server.app.context.key, actor, app.id, view_id=view_id, channel_id=channel_id)


def open_modal(app: Installed, person: Person, view: dict[str, Any] = MODAL) -> str:
    """A modal on the person's screen; its id."""

    def work(tx: Any) -> str:
        return opening.open_view(tx, reach(tx, app.acme.id, app.id), opening.Screen(person.id), opening.check(view, "modal")).id

    return str(app.acme.server.write(app.acme.id, work))


def open_dialog(app: Installed, person: Person, body: dict[str, Any] = DIALOG) -> str:
    """A dialog on the person's screen; its id."""
    app.bot.ok("dialog.open", trigger_id=trigger(app, person), dialog=body)

    def work(reader: Any) -> str:
        return str(reader.value(query(select(dialog.c.id).where(dialog.c.app_id == app.id, dialog.c.user_id == person.id))))

    return str(app.acme.server.read(work))


def execute(app: Installed, person: Person) -> str:
    """The app's function, under way because the person has used a link; its execution's id."""
    link = app.bot.ok("workflows.triggers.create", name="Turn", workflow="#/workflows/turn", inputs=INPUTS)["trigger"]["id"]
    run = app.acme.session(person).ok("workflows.triggers.trip", trigger_id=link, channel=app.acme.general)["workflow_execution_id"]

    def work(reader: Any) -> str:
        return str(reader.value(query(select(function_execution.c.id).where(function_execution.c.run_id == run))))

    return str(app.acme.server.read(work))
