"""Checking blocks on the way in, by the table in `specs`: hostile input is bounded before it is looked into."""

from typing import Any

from hallway.core.richtext.ids import new_block_id
from hallway.core.richtext.specs import MESSAGE_BLOCKS, SPECS, UNTYPED

_MAX_BLOCKS = 50
_MAX_ATTACHMENTS = 100
_MAX_NODES = 20_000
_MAX_DEPTH = 16
_MAX_PROBLEMS = 10
_COMMON = frozenset(("type", "block_id"))


class InvalidBlocks(Exception):
    """Blocks that Slack would refuse; `messages` say where and why."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__("; ".join(messages[:3]))
        self.messages = messages


def check_blocks(blocks: Any, *, max_blocks: int = _MAX_BLOCKS) -> list[dict[str, Any]]:
    """The blocks, each with a `block_id`. Raises `InvalidBlocks` with a line and JSON pointer for each problem."""
    if not isinstance(blocks, list):
        raise InvalidBlocks(["[ERROR] must be an array of blocks [json-pointer:/blocks]"])
    if len(blocks) > max_blocks:
        raise InvalidBlocks([f"[ERROR] no more than {max_blocks} items allowed [json-pointer:/blocks]"])
    if not _is_bounded(blocks):
        raise InvalidBlocks(["[ERROR] blocks are too large or too deeply nested [json-pointer:/blocks]"])
    problems: list[str] = []
    for place, block in enumerate(blocks):
        _check_object(block, MESSAGE_BLOCKS, f"/blocks/{place}", problems)
    ids = [block.get("block_id") for block in blocks if isinstance(block, dict) and block.get("block_id")]
    if len(set(map(str, ids))) != len(ids):
        problems.append("[ERROR] block_id must be unique [json-pointer:/blocks]")
    if problems:
        raise InvalidBlocks(problems[:_MAX_PROBLEMS])
    return [block if block.get("block_id") else {**block, "block_id": new_block_id()} for block in blocks]


def check_attachments(attachments: Any) -> list[dict[str, Any]]:
    """Legacy attachments, numbered from 1, their blocks checked. Raises `InvalidBlocks`."""
    if not isinstance(attachments, list) or not all(isinstance(item, dict) for item in attachments):
        raise InvalidBlocks(["[ERROR] must be an array of attachments [json-pointer:/attachments]"])
    if len(attachments) > _MAX_ATTACHMENTS:
        raise InvalidBlocks([f"[ERROR] no more than {_MAX_ATTACHMENTS} items allowed [json-pointer:/attachments]"])
    if not _is_bounded(attachments):
        raise InvalidBlocks(["[ERROR] attachments are too large or too deeply nested [json-pointer:/attachments]"])
    checked = []
    for number, attachment in enumerate(attachments, 1):
        item = {"id": number, **{key: value for key, value in attachment.items() if key != "id"}}
        if attachment.get("blocks"):
            item["blocks"] = check_blocks(attachment["blocks"])
        if not item.get("fallback"):
            item["fallback"] = str(item.get("text") or item.get("title") or "[no preview available]")[:3000]
        checked.append(item)
    return checked


def _is_bounded(value: Any) -> bool:
    waiting, nodes = [(value, 0)], 0
    while waiting:
        node, depth = waiting.pop()
        nodes += 1
        if depth > _MAX_DEPTH or nodes > _MAX_NODES:
            return False
        children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        waiting.extend((child, depth + 1) for child in children)
    return True


def _check_object(value: Any, kinds: str, where: str, problems: list[str]) -> None:
    if len(problems) > _MAX_PROBLEMS:
        return
    if not isinstance(value, dict):
        problems.append(f"[ERROR] must be an object [json-pointer:{where}]")
        return
    allowed = kinds.split("|")
    kind = allowed[0] if allowed[0] in UNTYPED else value.get("type")
    if kind in ("plain_text", "mrkdwn") and kind in allowed:
        _check_text(value, 3000, where, problems, is_plain=False)
    elif not isinstance(kind, str) or kind not in allowed or kind not in SPECS:
        problems.append(f"[ERROR] unsupported type: {str(kind)[:60]} [json-pointer:{where}/type]")
    else:
        _check_keys(value, kind, where, problems)


def _check_keys(value: dict[str, Any], kind: str, where: str, problems: list[str]) -> None:
    spec = SPECS[kind]
    for key, rule in spec.items():
        name = key.removesuffix("?")
        if value.get(name) is None:
            if name == key:
                problems.append(f"[ERROR] missing required field: {name} [json-pointer:{where}]")
        else:
            _check_rule(value[name], rule, f"{where}/{name}", problems)
    if not isinstance(value.get("block_id", ""), str) or len(value.get("block_id", "")) > 255:
        problems.append(f"[ERROR] must be less than 256 characters [json-pointer:{where}/block_id]")
    if kind == "section" and not (value.get("text") or value.get("fields")):
        problems.append(f"[ERROR] missing required field: text or fields [json-pointer:{where}]")
    unknown = [name for name in value if name not in spec and f"{name}?" not in spec and name not in _COMMON]
    if unknown:
        problems.append(f"[ERROR] invalid additional property: {unknown[0][:60]} [json-pointer:{where}]")


def _check_rule(value: Any, rule: str, where: str, problems: list[str]) -> None:
    name, _, rest = rule.partition(":")
    if name == "str":
        _check_length(value, int(rest), where, problems)
    elif name in ("text", "plain"):
        _check_text(value, int(rest), where, problems, is_plain=name == "plain")
    elif name == "texts":
        _check_fields(value, int(rest), where, problems)
    elif name in ("int", "bool"):
        is_right = isinstance(value, bool) if name == "bool" else isinstance(value, int) and not isinstance(value, bool)
        if not is_right:
            problems.append(f"[ERROR] must be {'a boolean' if name == 'bool' else 'an integer'} [json-pointer:{where}]")
    elif name == "in":
        if value not in rest.split("|"):
            problems.append(f"[ERROR] value must be one of {rest.replace('|', ', ')} [json-pointer:{where}]")
    elif name == "one":
        _check_object(value, rest, where, problems)
    elif name == "list":
        _check_list(value, rest, where, problems)
    elif name == "table":
        _check_table(value, where, problems)


def _check_length(value: Any, limit: int, where: str, problems: list[str]) -> None:
    if not isinstance(value, str):
        problems.append(f"[ERROR] must be a string [json-pointer:{where}]")
    elif len(value) > limit:
        problems.append(f"[ERROR] must be less than {limit + 1} characters [json-pointer:{where}]")


def _check_text(value: Any, limit: int, where: str, problems: list[str], *, is_plain: bool) -> None:
    if not isinstance(value, dict):
        problems.append(f"[ERROR] must be a text object [json-pointer:{where}]")
        return
    allowed = ("plain_text",) if is_plain else ("plain_text", "mrkdwn")
    if value.get("type") not in allowed:
        problems.append(f"[ERROR] value must be one of {', '.join(allowed)} [json-pointer:{where}/type]")
    text = value.get("text")
    _check_length(text, limit, f"{where}/text", problems)
    if text == "":
        problems.append(f"[ERROR] must be more than 0 characters [json-pointer:{where}/text]")


def _check_fields(value: Any, limit: int, where: str, problems: list[str]) -> None:
    if not isinstance(value, list) or not 1 <= len(value) <= 10:
        problems.append(f"[ERROR] must have 1 to 10 items [json-pointer:{where}]")
        return
    for place, field in enumerate(value):
        _check_text(field, limit, f"{where}/{place}", problems, is_plain=False)


def _check_list(value: Any, rule: str, where: str, problems: list[str]) -> None:
    kinds, _, bounds = rule.rpartition(":")
    least, most = map(int, bounds.split("-"))
    if not isinstance(value, list) or not least <= len(value) <= most:
        problems.append(f"[ERROR] must have {least} to {most} items [json-pointer:{where}]")
        return
    for place, item in enumerate(value):
        _check_object(item, kinds, f"{where}/{place}", problems)


def _check_table(value: Any, where: str, problems: list[str]) -> None:
    is_table = isinstance(value, list) and 1 <= len(value) <= 100 and all(isinstance(row, list) and len(row) <= 20 for row in value)
    if not is_table:
        problems.append(f"[ERROR] must have 1 to 100 rows of at most 20 cells [json-pointer:{where}]")
        return
    for number, row in enumerate(value):
        for column, cell in enumerate(row):
            if not isinstance(cell, dict) or cell.get("type") not in ("raw_text", "raw_number", "rich_text"):
                problems.append(f"[ERROR] unsupported cell [json-pointer:{where}/{number}/{column}]")
