"""`blocks.validate`: Block Kit checked without being sent."""

from collections.abc import Callable
from typing import Any

import msgspec

from hallway.core import richtext
from hallway.core.arguments import Given
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, Policy, Tier, method
from hallway.platform.http import Caller

_VIEWS = ("modal", "home", "workflow_step")


class Validate(msgspec.Struct):
    """Arguments of `blocks.validate`: one of these."""

    blocks: Given = None
    message: Given = None
    view: Given = None


@method("blocks.validate", kind="call", scopes=(), policy=Policy.OPEN, tier=Tier.FOUR, audit=UNAUDITED)
async def validate(context: Any, caller: Caller, args: Validate) -> dict[str, Any]:
    """Check blocks, a whole message or a view, and say what is wrong with it."""
    given = [(name, value) for name in ("blocks", "message", "view") if (value := getattr(args, name)) is not None]
    if len(given) != 1:
        raise ApiError("invalid_arguments", "must provide exactly one of `blocks`, `view`, or `message`")
    name, value = given[0]
    try:
        _CHECKS[name](value)
    except richtext.InvalidBlocks as invalid:
        raise ApiError(f"invalid_{name}", errors=[_told(problem) for problem in invalid.problems]) from invalid
    return {}


def _check_blocks(value: Any) -> None:
    """Blocks for any surface: what is wrong with them in a message is told unless they are right elsewhere."""
    try:
        richtext.check_blocks(value, at="")
    except richtext.InvalidBlocks:
        for surface in ("modal", "home"):
            try:
                richtext.check_blocks(value, surface=surface, at="")
            except richtext.InvalidBlocks:
                continue
            return
        raise


def _check_message(value: Any) -> None:
    if not isinstance(value, dict):
        raise richtext.InvalidBlocks([richtext.Problem("", "must provide an object", {"type": "object"})])
    problems: list[richtext.Problem] = []
    if not isinstance(value.get("text", ""), str):
        problems.append(richtext.Problem("/text", "must provide a string", {"type": "string"}))
    for name, check in (("blocks", richtext.check_blocks), ("attachments", richtext.check_attachments)):
        try:
            check(value.get(name) or [])
        except richtext.InvalidBlocks as invalid:
            problems += invalid.problems
    if not problems and not any(value.get(name) for name in ("text", "blocks", "attachments")):
        problems.append(richtext.Problem("", "must define one of `text` or `blocks` or `attachments`", {"type": "any_of"}))
    if problems:
        raise richtext.InvalidBlocks(problems)


def _check_view(value: Any) -> None:
    kind = value.get("type") if isinstance(value, dict) else None
    richtext.check_view(value, kind if kind in _VIEWS else "modal", at="")


_CHECKS: dict[str, Callable[[Any], None]] = {"blocks": _check_blocks, "message": _check_message, "view": _check_view}


def _told(problem: richtext.Problem) -> dict[str, Any]:
    return {"code": "failed_constraint", "message": problem.message, "pointer": problem.pointer, "constraint": problem.constraint}
