"""A long JSON list, element by element, without ever holding it whole."""

import re
from collections.abc import Iterator

# Up to the next bracket; what stands in strings does not count.
_TO_BRACKET = re.compile(rb'(?:[^"\[\]{}]++|"(?:[^"\\]++|\\.)*+")*+([\[\]{}])', re.DOTALL)
_PAIRS = {b"]": b"[", b"}": b"{"}
_MARK = b"\xef\xbb\xbf"
_BETWEEN = b" ,\t\r\n"


def list_elements(chunks: Iterator[bytes], limit: int) -> Iterator[bytes]:
    """The elements of the list that the chunks make up, each as it is written.

    Only brackets and strings are looked at: an element may still be no JSON. Raises `ValueError` for what is no list, does not end,
    or has an element of more than `limit` bytes.
    """
    data, stack, at, is_done = b"", bytearray(), 0, False
    for chunk in chunks:
        data = (data + chunk).removeprefix(_MARK) if not stack else data + chunk
        start = 0
        while match := _TO_BRACKET.match(data, at):
            bracket, place, at = match[1], match.start(1), match.end()
            if bracket in _PAIRS:
                if stack[-1:] != _PAIRS[bracket]:
                    raise ValueError("brackets that do not match")
                del stack[-1]
                is_done = not stack
                if len(stack) < 2:
                    yield from _trimmed(data[start : place if is_done else at])
                    start = at
                continue
            if len(stack) == 1:
                yield from _trimmed(data[start:place])
                start = place
            elif not stack:
                if is_done or bracket != b"[" or data[start:place].strip(_BETWEEN):
                    raise ValueError("not one list")
                start = at
            stack += bracket
        data, at = data[start:], at - start
        if len(data) > limit:
            raise ValueError("an element is too long")
    if not is_done or data.strip(_BETWEEN):
        raise ValueError("the list does not end")


def _trimmed(text: bytes) -> Iterator[bytes]:
    """The element, if there is one; several that have no brackets of their own stay in one piece."""
    if found := text.strip(_BETWEEN):
        yield found
