"""Emoji by Slack's short names. The table is made from emojibase's data (MIT licence), see NOTICE."""

import json
import re
from functools import cache
from pathlib import Path

_NAME = re.compile(r"^[a-z0-9_+'-]{1,100}(?:::skin-tone-[2-6])?$")
_SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = json.loads((Path(__file__).parent / "emoji.json").read_text())
    return codes


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for name, code in _codes().items():
        character = "".join(chr(int(part, 16)) for part in code.split("-"))
        names.setdefault(character, name)
        names.setdefault(character.replace("\ufe0f", ""), name)
    return names


@cache
def pattern() -> re.Pattern[str]:
    """What finds an emoji character (with its skin tone) in text; longer sequences first."""
    found = sorted((name for name in _names() if ord(name[0]) > 0x2000), key=len, reverse=True)
    return re.compile(f"(?:{'|'.join(map(re.escape, found))})[\ufe0f{_SKIN_TONES}]*")


@cache
def categories() -> list[dict[str, object]]:
    """The standard emoji by category, in the order of pickers, as `emoji.list` writes them."""
    names: dict[str, list[str]] = json.loads((Path(__file__).parent / "emoji_categories.json").read_text())
    return [{"name": name, "emoji_names": members} for name, members in names.items()]


def is_name(text: str) -> bool:
    """Whether `text` has the form of an emoji's name, custom ones included."""
    return bool(_NAME.match(text))


def unicode_of(name: str) -> str | None:
    """The code points of a standard emoji, such as `1f44d`; None for custom ones."""
    return _codes().get(name)


def name_of(characters: str) -> tuple[str, int] | None:
    """Short name and skin tone (2–6, or 0) of an emoji character; None if it is none."""
    tone = next((_SKIN_TONES.index(c) + 2 for c in characters if c in _SKIN_TONES), 0)
    plain = "".join(c for c in characters if c not in _SKIN_TONES)
    name = _names().get(plain) or _names().get(plain.replace("\ufe0f", ""))
    return None if name is None else (name, tone)
