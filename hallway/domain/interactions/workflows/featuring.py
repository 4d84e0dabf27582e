"""Featured workflows: those that a channel offers to whoever is in it."""

from typing import Any

from sqlalchemy import and_, bindparam, select

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain.conversations import Access
from hallway.domain.interactions.tables import featured_workflow, workflow_trigger
from hallway.domain.interactions.workflows import triggers
from hallway.platform.storage import Reader, Transaction, query

# docs.slack.dev/reference/methods/workflows.featured.set takes so many at once; a channel has no more, either.
MOST = 15
_f, _w = featured_workflow.c, workflow_trigger.c
_of_channel = query(
    select(_w.id, _w.name)
    .join(featured_workflow, and_(_f.team_id == _w.team_id, _f.trigger_id == _w.id))
    .where(_f.team_id == bindparam("team_id"), _f.conversation_id == bindparam("conversation_id"))
    .order_by(_f.ordering)
)


def list_featured(reader: Reader, team_id: str, conversation_id: str) -> list[dict[str, Any]]:
    """A channel's featured workflows in order: the trigger's `id`, and its name as `title`."""
    rows = reader.all(_of_channel, team_id=team_id, conversation_id=conversation_id)
    return [{"id": trigger_id, "title": name} for trigger_id, name in rows]


def add(tx: Transaction, actor: Actor, found: Access, trigger_ids: list[str]) -> None:
    """Feature more workflows, after those that are there. Raises `ApiError` as `set_featured`."""
    set_featured(tx, actor, found, [*_ids(tx, found), *trigger_ids])


def remove(tx: Transaction, actor: Actor, found: Access, trigger_ids: list[str]) -> None:
    """Feature some workflows no longer. Raises `ApiError` as `set_featured`, also for those that are not featured."""
    before = _ids(tx, found)
    if set(trigger_ids) - set(before):
        raise ApiError("error_modifying_workflows")
    set_featured(tx, actor, found, [trigger_id for trigger_id in before if trigger_id not in trigger_ids])


def set_featured(tx: Transaction, actor: Actor, found: Access, trigger_ids: list[str]) -> None:
    """Feature exactly these workflows.

    Raises `ApiError` with `restricted_action` in an archived channel, and `error_modifying_workflows` for more than fifteen, and for
    triggers that there are not or that the actor may not use and that were not featured before.
    """
    place = found.conversation
    if place.is_archived:
        raise ApiError("restricted_action")
    wanted = list(dict.fromkeys(trigger_ids))
    new = set(wanted) - set(_ids(tx, found))
    if len(wanted) > MOST or not all(triggers.may_feature(tx, actor, trigger_id) for trigger_id in new):
        raise ApiError("error_modifying_workflows")
    tx.delete(featured_workflow, team_id=place.team_id, conversation_id=place.id)
    for ordering, trigger_id in enumerate(wanted):
        tx.insert(featured_workflow, team_id=place.team_id, conversation_id=place.id, trigger_id=trigger_id, ordering=ordering)


def _ids(reader: Reader, found: Access) -> list[str]:
    return [item["id"] for item in list_featured(reader, found.conversation.team_id, found.conversation.id)]
