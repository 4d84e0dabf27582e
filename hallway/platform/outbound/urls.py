"""Which URLs may be asked for."""

from functools import lru_cache

from yarl import URL

_MAX_LENGTH = 8000
# Ports at which something else than HTTP answers and could be spoken to by accident (the Fetch standard's "bad ports").
_NOT_HTTP = """
1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119
123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989
990 993 995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6379 6566 6665 6666 6667 6668 6669 6679 6697
10080 11211
"""
_FORBIDDEN_PORTS = frozenset(map(int, _NOT_HTTP.split()))


@lru_cache(maxsize=4096)
def checked_url(text: str) -> URL:
    """The URL in `text`, read once and for all. Raises `ValueError` with a sentence when it is not one to be asked for."""
    if len(text) > _MAX_LENGTH:
        raise ValueError(f"the URL is longer than {_MAX_LENGTH} characters")
    try:
        url = URL(text)
        port = url.port
    except ValueError as error:
        raise ValueError(f"not a URL: {error}") from None
    if url.scheme not in ("http", "https"):
        raise ValueError("the URL begins neither with https:// nor with http://")
    if not url.raw_host:
        raise ValueError("the URL names no host")
    if url.raw_user is not None or url.raw_password is not None:
        raise ValueError("the URL holds a name or a password")
    if port is None or port in _FORBIDDEN_PORTS or port == 0:
        raise ValueError(f"port {port} is not for HTTP")
    return url.with_fragment(None)
