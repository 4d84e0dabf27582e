"""Files that people put into a modal: they are their own, and the app whose modal it is may have them, too."""

from typing import Any

from hallway.core.actor import Actor
from hallway.domain import conversations, files
from hallway.domain.interactions.reaching import Reached
from hallway.platform.storage import Transaction


def handed(state: dict[str, Any]) -> list[str]:
    """The ids of the files in a modal's state."""
    values = [value for block in state.values() for value in block.values() if value["type"] == "file_input"]
    return [file["id"] for value in values for file in value["files"]]


def hand_over(tx: Transaction, actor: Actor, reached: Reached, file_ids: list[str]) -> None:
    """Share files with an app's bot, in its direct messages with the actor; nothing is said there."""
    bot = reached.installation.bot_user_id
    direct = conversations.open_direct(tx, actor, [bot]) if bot else None
    if direct is None:
        return
    for file_id in file_ids:
        files.record_share(tx, actor.team_id, file_id, direct.id, tx.next_ts(actor.team_id), 0, actor.user_id)
