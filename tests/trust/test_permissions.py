"""What one may not see is told apart from nothing by no method: the same answer, nothing changed, nothing given away."""

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from hallway.core.methods import REGISTRY
from tests.examples import Person
from tests.running import Server
from tests.trust.matrix import MATRIX, NAMELESS, Row
from tests.trust.world import HUSH, World

# Arguments that name a thing.
_NAMES = frozenset(
    (
        "bookmark_id", "bot", "channel", "channel_id", "channel_ids", "channel_section_id", "channel_section_ids", "channels",
        "destination", "destinations", "draft_id", "file", "file_ids", "files", "import_id", "item_id", "message_ts", "reminder",
        "scheduled_message_id", "session", "thread_ts", "timestamp", "ts", "user", "user_id", "usergroup",
        "users", "container", "dialog_id", "view_id",
    )
)  # fmt: skip

_PLACEHOLDER = re.compile(r"\b[A-Z]{2,}\b")


@pytest.fixture(scope="module")
def world(server: Server) -> Iterator[World]:
    made = World(server)
    yield made
    made.close()


def test_every_method_has_its_rows() -> None:
    assert set(MATRIX) | NAMELESS == set(REGISTRY)
    assert set(MATRIX) & NAMELESS == set()
    naming = {name for name in NAMELESS if _NAMES & {field.name for field in msgspec.structs.fields(REGISTRY[name].arguments)}}
    assert naming == set()


@pytest.mark.parametrize("method", sorted(MATRIX))
def test_what_is_hidden_is_as_good_as_nothing(world: World, method: str) -> None:
    for row in MATRIX[method]:
        before = world.digest()
        for whom in row.whom:
            real, real_names = _call(world, whom, method, row, world.known)
            none, none_names = _call(world, whom, method, row, world.unknown())
            assert _plain(real, real_names) == _plain(none, none_names), (whom, row.arguments)
            assert HUSH not in _plain(real, real_names), (whom, row.arguments)
        after = world.digest()
        changed = [table for table in before if before[table] != after[table]]
        assert changed == [], (method, row.arguments)


def test_a_former_colleague_is_told_nothing(world: World) -> None:
    before = world.digest()
    for method, entry in REGISTRY.items():
        if entry.policy.name != "OPEN":
            answer = world.former.call(method)
            assert answer == {"ok": False, "error": "account_inactive"}, method
    assert world.digest() == before


def _call(world: World, whom: str, method: str, row: Row, names: dict[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    caller: Person = world.outsiders[whom]
    used = names | {"HOME": world.homes[whom], "ME": caller.id, "HELPER": world.app.id}
    arguments = {key: _fill(value, used) for key, value in row.arguments.items()}
    return caller.call(method, **arguments), names


def _fill(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_fill(item, names) for item in value]
    if isinstance(value, dict):
        return {key: _fill(item, names) for key, item in value.items()}
    return _PLACEHOLDER.sub(lambda found: names.get(found[0], found[0]), value) if isinstance(value, str) else value


def _plain(answer: dict[str, Any], names: dict[str, str]) -> str:
    """The answer with the names asked for written as what they stand for, without the query that a search repeats."""
    text = json.dumps({key: value for key, value in answer.items() if key != "query"}, sort_keys=True)
    for name, value in names.items():
        text = text.replace(value, name)
    return text
