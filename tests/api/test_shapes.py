"""What methods answer has Slack's shape: the keys that are always there, with their types, and no key that Slack does not know."""

import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from hallway.compatibility.methods import REFUSED
from hallway.core.methods import REGISTRY
from tests.api.shapes import METHODS, OBJECTS
from tests.api.tour import Tour
from tests.examples import Acme

# Real samples of answers, used where they lie beside the project.
SAMPLES = next((path for up in Path(__file__).parents if (path := up / "shared/slack/samples").is_dir()), None)
KINDS = {"s": (str,), "i": (int,), "b": (bool,), "o": (dict,), "a": (list,), "x": (object,)}
# Objects whose keys are ids and names of a team's own.
MAPS = ("emoji", "users", "billable_info", "public", "private", "fields", "args", "icons")
# Keys of ours, and keys that Slack sends though no sample shows them.
EXTRA = {
    "apps.event.authorizations.list": ("cursor_next", "response_metadata"),
    "conversations.info": (
        "is_muted", "notify", "mention_count", "latest", "unread_count", "unread_count_display", "user", "is_user_deleted", "is_open",
        "priority",
    ),
    "conversations.history": ("last_read", "pinned_info", "pinned_to"),
    "conversations.setTopic": ("topic",),
    "conversations.setPurpose": ("purpose",),
    "conversations.list": ("last_read",),
    "conversations.leave": ("not_in_channel",),
    "conversations.requestSharedInvite.list": ("response_metadata",),
    "users.conversations": ("is_member",),
    "apps.uninstall": ("uninstalled",),
    "openid.connect.userInfo": ("https://slack.com/team_image_default",),
    "auth.revoke": ("revoked",),
    "chat.stopStream": ("channel", "message", "ts"),
    "chat.update": ("ts",),
    "dnd.info": ("snooze_enabled", "snooze_endtime", "snooze_is_indefinite", "snooze_remaining"),
    "dnd.teamInfo": ("cached",),
    "files.info": ("response_metadata",),
    "pins.list": ("channel", "message"),
    "reactions.get": ("file",),
    "search.files": ("score", "top_file"),
    "stars.list": ("count", "response_metadata"),
    "usergroups.create": ("user_count", "users"),
    "workflows.featured.list": ("featured_workflows",),
}  # fmt: skip
ANYWHERE = (
    "image_exif_rotation",
    "user_count",
    "parent_conversation",
    "properties",
    "auto_type",
    "deleted_by",
    "team",
    "fields",
    "subtype",
)
# Answers that Slack's samples show as stubs only.
STUBS = ("conversations.open", "users.setPhoto")
# Samples of these are from days when conversations had fewer keys.
OLD = ("channels.", "groups.", "im.", "mpim.")


def test_every_method_answers_with_slacks_keys(acme: Acme) -> None:
    answers = Tour(acme).all()
    known = resources.files("hallway").joinpath("slack_methods.txt").read_text().split()
    here = {name for name in known if name in REGISTRY and name not in REFUSED}
    assert here == set(answers) == set(METHODS)
    problems = [f"{name}{line}" for name in sorted(answers) for answer in answers[name] for line in misshapen(answer, METHODS[name], "")]
    assert not problems, "\n".join(sorted(set(problems)))
    if SAMPLES is not None:
        strange = [f"{name}{line}" for name in sorted(answers) for answer in answers[name] for line in unknown_keys(SAMPLES, name, answer)]
        assert not strange, "\n".join(sorted(set(strange)))


def misshapen(value: dict[str, Any], shape: str, where: str) -> Iterator[str]:
    """What is missing or of another type."""
    for token in shape.split():
        key, _, kind = token.rpartition(":")
        name = key.rstrip("?")
        if name in value:
            yield from _other_type(value[name], kind, f"{where}.{name}")
        elif not key.endswith("?"):
            yield f"{where}.{name} is missing"


def _other_type(value: Any, kind: str, where: str) -> Iterator[str]:
    if kind.endswith("|null"):
        if value is None:
            return
        kind = kind.removesuffix("|null")
    if kind[0] in "[{":
        if not isinstance(value, list if kind[0] == "[" else dict):
            yield f"{where} is {json.dumps(value)[:60]}, not {kind}"
            return
        for item in value if isinstance(value, list) else value.values():
            yield from _other_type(item, kind[1:-1], f"{where}[]")
    elif kind[0] == "@":
        found = [
            list(misshapen(value, OBJECTS[name], where)) if isinstance(value, dict) else [f"{where} is no object"]
            for name in kind[1:].split("/")
        ]
        yield from min(found, key=len)
    elif not isinstance(value, KINDS[kind]) or (kind == "i" and isinstance(value, bool)):
        yield f"{where} is {json.dumps(value)[:60]}, not {kind}"


def unknown_keys(samples: Path, name: str, answer: dict[str, Any]) -> Iterator[str]:
    """Keys that no sample of a method's answer shows, or shows with another type."""
    path = samples / "api" / f"{name}.json"
    if path.is_file() and name not in STUBS and not name.startswith(OLD):
        yield from beyond(answer, load_sample(samples, path), "", (*EXTRA.get(name, ()), *ANYWHERE))


def beyond(value: Any, sample: Any, where: str, extra: tuple[str, ...]) -> Iterator[str]:
    """Where a value goes beyond a sample: keys that it does not have, unless they are `extra`, and other types."""
    if isinstance(value, list) and isinstance(sample, list):
        for item in value:
            yield from beyond(item, _merged(sample), f"{where}[]", extra)
    elif isinstance(value, dict) and isinstance(sample, dict) and sample:
        is_map = where.rpartition(".")[2] in MAPS
        for key, item in value.items():
            shown = _merged(list(sample.values())) if is_map else sample.get(key)
            if shown is None and not is_map and key not in extra and key not in sample and "blocks[]" not in where:
                yield f"{where}.{key} is unknown"
            elif shown is not None:
                yield from beyond(item, shown, f"{where}.{key}", extra)
    elif value is not None and sample is not None and _kind(value) != _kind(sample) and not where.endswith(("_w", "_h")):
        yield f"{where} is {json.dumps(value)[:60]}, in the sample {json.dumps(sample)[:60]}"


def _kind(value: Any) -> str:
    return "number" if isinstance(value, (int, float)) and not isinstance(value, bool) else type(value).__name__


def _merged(samples: list[Any]) -> Any:
    merged: dict[str, Any] = {}
    for item in samples:
        if not isinstance(item, dict):
            return item
        for key, value in item.items():
            before = merged.get(key)
            both = isinstance(before, dict) and isinstance(value, dict)
            merged[key] = (
                _merged([before, value]) if both else before + value if isinstance(before, list) and isinstance(value, list) else value
            )
    return merged if samples else None


def load_sample(samples: Path, path: Path) -> Any:
    """A sample, with what it refers to put in place."""

    def fill(value: Any) -> Any:
        if isinstance(value, dict):
            return (
                load_sample(samples, samples / value["$ref"])
                if set(value) == {"$ref"}
                else {key: fill(item) for key, item in value.items()}
            )
        return [fill(item) for item in value] if isinstance(value, list) else value

    return fill(json.loads(path.read_text()))


@pytest.mark.parametrize(
    ("value", "shape", "problem"),
    [
        ({"a": 1}, "a:s", ".a is 1, not s"),
        ({}, "a:s", ".a is missing"),
        ({"a": [{"count": True}]}, "a:[@paging]", ".a[].count is true, not i"),
    ],
)
def test_the_check_notices(value: dict[str, Any], shape: str, problem: str) -> None:
    assert next(misshapen(value, shape, "")) == problem
