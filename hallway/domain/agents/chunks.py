"""The pieces of a streamed message, and how they make blocks (docs.slack.dev/reference/methods/chat.appendStream: `chunks`)."""

from typing import Any, Literal

import msgspec

from hallway.core import richtext
from hallway.core.errors import ApiError

_MOST_CHUNKS = 100
_MOST_BLOCKS = 50
_PIECE = 12_000

Block = dict[str, Any]


class MarkdownText(msgspec.Struct, tag="markdown_text", tag_field="type", frozen=True):
    """Text that goes on where the last ended."""

    text: str


class TaskUpdate(msgspec.Struct, tag="task_update", tag_field="type", frozen=True, omit_defaults=True):
    """A task that begins, goes on or ends; what is given replaces what was told of it before."""

    id: str
    title: str
    status: Literal["pending", "in_progress", "complete", "error"]
    details: str = ""
    output: str = ""
    sources: list[dict[str, Any]] = []


class PlanUpdate(msgspec.Struct, tag="plan_update", tag_field="type", frozen=True):
    """The heading over the tasks."""

    title: str


class MoreBlocks(msgspec.Struct, tag="blocks", tag_field="type", frozen=True):
    """Whole blocks."""

    blocks: list[dict[str, Any]]


Chunk = MarkdownText | TaskUpdate | PlanUpdate | MoreBlocks


def read_chunks(markdown_text: str, value: Any) -> list[Chunk]:
    """What a caller sends as `markdown_text` and `chunks`.

    Raises `ApiError` with `invalid_chunks`, `invalid_blocks`, `msg_too_long` or `markdown_text_conflict`.
    """
    if value is None:
        chunks: list[Chunk] = [MarkdownText(markdown_text)] if markdown_text else []
    elif markdown_text:
        raise ApiError("markdown_text_conflict")
    else:
        try:
            chunks = msgspec.convert(value, list[Chunk])
        except msgspec.ValidationError as error:
            raise ApiError("invalid_chunks", f"[ERROR] {error} [json-pointer:/chunks]") from error
    if len(chunks) > _MOST_CHUNKS:
        raise ApiError("invalid_chunks")
    return [_checked(chunk) for chunk in chunks]


def _checked(chunk: Chunk) -> Chunk:
    match chunk:
        case MarkdownText(text=text) if len(text) > _PIECE:
            raise ApiError("msg_too_long")
        case TaskUpdate() if len(chunk.id) > 255 or len(chunk.title) > 500 or max(len(chunk.details), len(chunk.output)) > _PIECE:
            raise ApiError("invalid_chunks")
        case TaskUpdate(sources=sources):
            kept = [{"type": "url", "url": _address(source), "text": str(source.get("text", ""))[:300]} for source in sources[:20]]
            return msgspec.structs.replace(chunk, sources=kept)
        case PlanUpdate(title=title) if len(title) > 500:
            raise ApiError("invalid_chunks")
        case MoreBlocks(blocks=blocks):
            try:
                return MoreBlocks(richtext.check_blocks(blocks))
            except richtext.InvalidBlocks as invalid:
                raise ApiError("invalid_blocks", *invalid.messages) from invalid
    return chunk


def _address(source: dict[str, Any]) -> str:
    url = source.get("url")
    if not isinstance(url, str) or not url.startswith(("https://", "http://")) or len(url) > 3000:
        raise ApiError("invalid_chunks")
    return url


def add_chunks(blocks: list[Block], chunks: list[Chunk]) -> list[Block]:
    """The blocks with what the chunks add. Raises `ApiError("msg_blocks_too_many")`."""
    made = list(blocks)
    for chunk in chunks:
        match chunk:
            case MarkdownText(text=text):
                _go_on(made, text)
            case TaskUpdate():
                _update_task(made, chunk)
            case PlanUpdate(title=title):
                _title_plan(made, title)
            case MoreBlocks(blocks=more):
                made.extend(more)
    if len(made) > _MOST_BLOCKS:
        raise ApiError("msg_blocks_too_many")
    return made


def _go_on(blocks: list[Block], text: str) -> None:
    if blocks and blocks[-1]["type"] == "markdown":
        blocks[-1] = {**blocks[-1], "text": blocks[-1]["text"] + text}
    else:
        blocks.append({"type": "markdown", "text": text, "block_id": richtext.new_block_id()})


def _update_task(blocks: list[Block], chunk: TaskUpdate) -> None:
    """In the plan where there is one, else in the line of the message."""
    for place, block in enumerate(blocks):
        if block["type"] == "plan":
            blocks[place] = {**block, "tasks": _with_task(block["tasks"], chunk)}
            return
    blocks[:] = _with_task(blocks, chunk)


def _with_task(blocks: list[Block], chunk: TaskUpdate) -> list[Block]:
    given: Block = {"type": "task_card", "task_id": chunk.id, "title": chunk.title, "status": chunk.status}
    given |= {key: _rich(text) for key, text in (("details", chunk.details), ("output", chunk.output)) if text}
    if chunk.sources:
        given["sources"] = chunk.sources
    made = [{**block, **given} if block.get("task_id") == chunk.id else block for block in blocks]
    return made if any(block.get("task_id") == chunk.id for block in blocks) else [*blocks, given]


def _title_plan(blocks: list[Block], title: str) -> None:
    for place, block in enumerate(blocks):
        if block["type"] == "plan":
            blocks[place] = {**block, "title": title}
            return
    tasks = [block for block in blocks if block["type"] == "task_card"]
    rest = [block for block in blocks if block["type"] != "task_card"]
    blocks[:] = [{"type": "plan", "title": title, "tasks": tasks}, *rest]


def _rich(text: str) -> Block:
    element = {"type": "text", "text": text}
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [element]}]}
