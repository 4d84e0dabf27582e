"""What is wrong with blocks, and where: Slack's words, a JSON pointer, and what would have been right."""

from typing import Any, NamedTuple

# Nobody reads further.
MOST = 10


class Problem(NamedTuple):
    """One thing that is wrong: a JSON pointer to it, what Slack would say, and what was expected (as `blocks.validate` tells it)."""

    pointer: str
    message: str
    constraint: dict[str, Any]


class InvalidBlocks(Exception):
    """Blocks, attachments or a view that Slack would refuse.

    `problems` say where and why; `messages` the same as lines for `response_metadata.messages`, `errors` as Slack puts them beside.
    `is_too_large` if they were too large to be looked into.
    """

    def __init__(self, problems: list[Problem], *, is_too_large: bool = False) -> None:
        self.problems = problems[:MOST]
        self.errors = [f"{problem.message} [json-pointer:{problem.pointer}]" for problem in self.problems]
        self.messages = [f"[ERROR] {error}" for error in self.errors]
        self.is_too_large = is_too_large
        super().__init__("; ".join(self.errors[:3]))


def wrong(message: str, pointer: str = "", **constraint: Any) -> list[Problem]:
    """One problem, here or at a pointer from here."""
    return [Problem(pointer, message, constraint)]


def within(place: str | int, problems: list[Problem]) -> list[Problem]:
    """Problems of a part as seen from the whole."""
    return [Problem(f"/{place}{pointer}", message, constraint) for pointer, message, constraint in problems]
