"""What a channel may be called."""

import unicodedata

from hallway.core.errors import ApiError

_LONGEST = 80


def check_name(wish: str) -> str:
    """A channel's name as it is kept: lower case, letters and digits of any script, `-` and `_`; `#` in front is forgiven.

    Raises `ApiError` with `invalid_name_required`, `invalid_name_maxlength`, `invalid_name_punctuation` or `invalid_name_specials`.
    """
    name = unicodedata.normalize("NFC", wish.strip().removeprefix("#"))
    if not name:
        raise ApiError("invalid_name_required")
    if len(name) > _LONGEST:
        raise ApiError("invalid_name_maxlength")
    if not any(letter.isalnum() for letter in name):
        raise ApiError("invalid_name_punctuation")
    if name != name.lower() or not all(letter.isalnum() or letter in "-_" or unicodedata.combining(letter) for letter in name):
        raise ApiError("invalid_name_specials")
    return name
