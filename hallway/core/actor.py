"""Who is acting: the person or bot behind a token, as every rule sees them."""

from typing import Literal

import msgspec

Role = Literal["owner", "admin", "member", "guest", "single_channel_guest"]
TokenKind = Literal["session", "user", "bot", "app", "config"]
GUESTS: frozenset[str] = frozenset(("guest", "single_channel_guest"))


class Actor(msgspec.Struct, frozen=True):
    """A person or bot with the rights that their token carries.

    `scopes` are the granted scopes; a browser session has every right of its person and carries none. A token of kind `app` acts for
    an app itself and has no user; one of kind `config` lets its person make and change apps, and nothing else.
    `origin` is scheme and host as the caller wrote them, without a slash at the end: URLs handed out begin with it.
    `home` is the same for what people open, such as permalinks: the public address where one is configured.
    """

    team_id: str
    user_id: str
    role: Role
    kind: TokenKind
    token_id: str
    scopes: frozenset[str] = frozenset()
    bot_id: str = ""
    app_id: str = ""
    origin: str = ""
    home: str = ""
    ip: str = ""
    user_agent: str = ""

    @property
    def is_admin(self) -> bool:
        """Whether they run the team: owners and admins."""
        return self.role in ("owner", "admin")

    @property
    def is_guest(self) -> bool:
        """Whether they see only the conversations they were invited to."""
        return self.role in GUESTS
