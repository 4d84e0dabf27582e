"""Block by block: what is checked on the way in stands in the specs; what is shown with less than Slack shows, here."""

from collections.abc import Iterable

from hallway.core.richtext import blockkit

_WHERE = {"message": "messages", "modal": "modals", "home": "home tabs"}
_NOT_SHOWN = "checked and kept; the client shows the message's text instead"
_AS_TEXT = "checked and kept; the client shows nothing for it"

# Blocks and pieces of rich text that the server takes and the client shows only partly.
PARTLY_BLOCKS = {
    "auth_provider": _NOT_SHOWN,
    "file": "shown among the message's files",
}
PARTLY_INLINE = dict.fromkeys(
    (
        "attachment_mention", "canvas", "canvas_message_unfurl", "canvas_user_mention", "citation", "file", "list_record",
        "message_mention", "salesforce_data_field", "tag", "work_object_mention", "workflow_mention",
    ),
    _AS_TEXT,
)  # fmt: skip


def blocks_section() -> list[str]:
    """The lines on Block Kit."""
    rows = (f"| `{kind}` | {_surfaces(kind)} | {_state(kind, PARTLY_BLOCKS)} |" for kind in sorted(blockkit.BLOCKS))
    return [
        "## Blocks",
        "",
        f"All {len(blockkit.BLOCKS)} blocks are checked with Slack's limits; what is wrong is told with a JSON pointer to it.",
        "",
        "| block | stands in | state | |",
        "| --- | --- | --- | --- |",
        *rows,
        "",
        "| element | state | |",
        "| --- | --- | --- |",
        *_rows(blockkit.INTERACTIVE, {}),
        "",
        "| in rich text | state | |",
        "| --- | --- | --- |",
        *_rows([*blockkit.CONTAINERS, *blockkit.INLINE], PARTLY_INLINE),
    ]


def _rows(kinds: Iterable[str], partly: dict[str, str]) -> list[str]:
    return [f"| `{kind}` | {_state(kind, partly)} |" for kind in sorted(kinds)]


def _state(kind: str, partly: dict[str, str]) -> str:
    return f"partly | {partly[kind]}" if kind in partly else "works |"


def _surfaces(kind: str) -> str:
    return ", ".join(name for surface, name in _WHERE.items() if surface in blockkit.surfaces_of(kind))
