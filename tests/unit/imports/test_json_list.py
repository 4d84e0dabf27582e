"""Lists that come in pieces."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from hallway.domain.imports.json_list import list_elements


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    for start in range(0, len(data), size):
        yield data[start : start + size]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
@pytest.mark.parametrize(
    "value",
    [
        [],
        [{"id": "U1"}],
        [{"a": "]}[{"}, {"b": '"\\"\\\\'}, [[], {}], {"c": {"d": [1, "ü"]}}],
        [{"n": 10**6, "e": [{}, {}]}, {}],
    ],
)
def test_elements_come_as_they_are_written(value: list[Any], size: int) -> None:
    for text in (json.dumps(value), json.dumps(value, indent=2) + "\n", "\ufeff " + json.dumps(value, ensure_ascii=False)):
        found = [json.loads(part) for part in list_elements(pieces(text.encode(), size), 1000)]
        assert found == value


def test_elements_without_brackets_are_seen() -> None:
    assert list(list_elements(iter([b'["nobody", {"id": 1}, 7, null]']), 100)) == [b'"nobody"', b'{"id": 1}', b"7, null"]


@pytest.mark.parametrize(
    "data",
    [b"", b" ", b"{}", b"[", b"[{]", b"[{}", b"[}", b"[] []", b"[]]", b"x[]", b'["', b'[{"a": "}]', b"[]x", "[]".encode("utf-16"), b"7"],
)
def test_what_is_no_list_is_refused(data: bytes) -> None:
    for size in (1, 100):
        with pytest.raises(ValueError, match=r"list|brackets"):
            list(list_elements(pieces(data, size), 1000))


def test_an_element_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        list(list_elements((b"[" + b"{" * 100 for _ in range(1)), 50))
    with pytest.raises(ValueError, match="too long"):
        list(list_elements(iter([b'[{"a": "', *[b"x" * 100] * 20]), 500))
