"""Block ids: what Slack generates where a caller gave none."""

import itertools
import os
import string

_LETTERS = string.ascii_letters + string.digits
_counter = itertools.count(int.from_bytes(os.urandom(3)))


def new_block_id() -> str:
    """Five letters and digits, different from those made shortly before."""
    number = next(_counter) * 2_654_435_761 % 916_132_832
    letters = ""
    for _ in range(5):
        number, rest = divmod(number, 62)
        letters += _LETTERS[rest]
    return letters
