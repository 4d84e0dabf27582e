"""A workflow that could not be brought to its end: whoever started it reads so in their conversation with the app's bot."""

from typing import Any

import structlog

from hallway.core import richtext
from hallway.core.errors import ApiError
from hallway.domain import apps, conversations, messages
from hallway.domain.interactions.reaching import Reached
from hallway.domain.messages import NewMessage
from hallway.platform.storage import Transaction

log = structlog.get_logger("workflows")

_LONGEST_REASON = 1000
# What went wrong with a step that the server itself does, or did not hand to the app.
_REASONS = {
    "access_denied": "this workflow's app may not use the function",
    "app_not_found": "the app with this function is not here",
    "channel_not_found": "the app cannot see the channel",
    "function_not_found": "there is no such function",
    "is_archived": "the channel is archived",
    "message_not_found": "the message is gone",
    "not_in_channel": "the app is not in the channel",
    "user_not_found": "there is no such person",
}


def tell_of_failure(tx: Transaction, reached: Reached, user_id: str, workflow: str, step: dict[str, Any], reason: str) -> None:
    """Tell whoever started a workflow that it ended at a step, and why, in the app's words (`reason`)."""
    log.info("workflow_failed", team=reached.app.team_id, app=reached.app.id, workflow=workflow, step=step["id"], user=user_id)
    text = (
        f"The workflow *{richtext.escape(_title(reached, 'workflows', workflow))}* that you started has ended early. "
        f"Its step *{richtext.escape(_step_title(reached, step))}* failed: {richtext.escape(reason[:_LONGEST_REASON])}"
    )
    actor = reached.actor
    try:
        direct = conversations.open_direct(tx, actor, [user_id])
        if direct is not None:
            found = conversations.access(tx, actor, direct.id)
            messages.post(tx, actor, found, NewMessage(text=text, extra={"bot_id": actor.bot_id, "app_id": actor.app_id}))
    except ApiError as error:
        # Whoever started it may have left since.
        log.info("workflow_failure_not_told", team=reached.app.team_id, user=user_id, error=error.code)


def explain(error: ApiError) -> str:
    """An error of a step in plain words; codes that need none stay."""
    return "; ".join(error.messages) or _REASONS.get(error.code, error.code)


def _title(reached: Reached, part: str, callback_id: str) -> str:
    described = apps.manifest.part(reached.manifest, part).get(callback_id)
    return str(described["title"]) if isinstance(described, dict) else callback_id


def _step_title(reached: Reached, step: dict[str, Any]) -> str:
    name = str(step["function_id"]).rpartition("/")[2]
    return _title(reached, "functions", name).replace("_", " ")
