"""A command's text as apps get it: plain as it was typed, or with people, channels and links escaped where the app asks for that.

From docs.slack.dev/interactivity/implementing-slash-commands ("Escaping channels, users and links").
"""

import re

from hallway.core import richtext
from hallway.core.actor import Actor
from hallway.domain import conversations, users
from hallway.domain.messages.api.naming import link_names
from hallway.platform.storage import Reader

_TOKEN = re.compile(r"<(@|#|!)?([^<>|\n]{1,3000})(?:\|([^<>\n]{0,300}))?>")
_BARE_URL = re.compile(r"(?<![<|\w])https?://[^\s<>|]{1,3000}")
_MOST = 100


def escaped(reader: Reader, actor: Actor, text: str) -> str:
    """The text with `<@U…|name>`, `<#C…|name>` and `<https://…>`, whether these were typed as names or chosen."""
    linked = link_names(reader, actor, richtext.escape_stray(text))
    names = _Names(reader, actor)

    def with_name(match: re.Match[str]) -> str:
        sign, inner = match[1], match[2]
        name = names.of(sign, inner)
        return f"<{sign}{inner}|{name}>" if name else match[0]

    return _BARE_URL.sub(lambda match: f"<{match[0]}>", _TOKEN.sub(with_name, linked))


def plain(reader: Reader, actor: Actor, text: str) -> str:
    """The text as somebody would type it: `@name`, `#name`, addresses."""
    names = _Names(reader, actor)

    def as_typed(match: re.Match[str]) -> str:
        sign, inner, label = match[1], match[2], match[3]
        if sign == "!":
            return f"@{inner}" if inner in ("here", "channel", "everyone") else label or match[0]
        if sign:
            return f"{sign}{names.of(sign, inner) or label or inner}"
        return inner.removeprefix("mailto:") if re.match(r"(?:https?|mailto|tel):", inner) else match[0]

    return richtext.unescape(_TOKEN.sub(as_typed, text))


class _Names:
    """Handles and channel names, each looked up once, a hundred at most."""

    def __init__(self, reader: Reader, actor: Actor) -> None:
        self._reader = reader
        self._actor = actor
        self._known: dict[str, str] = {}

    def of(self, sign: str | None, name: str) -> str:
        """What a person or channel is called, empty where the actor sees none of that id."""
        if sign not in ("@", "#"):
            return ""
        if name not in self._known and len(self._known) < _MOST:
            self._known[name] = self._look_up(sign, name)
        return self._known.get(name, "")

    def _look_up(self, sign: str, name: str) -> str:
        if sign == "@":
            found = users.list_visible(self._reader, self._actor, [name])
            return found[0].name if found else ""
        access = conversations.find_access(self._reader, self._actor, name)
        return conversations.display_name(access.conversation) if access is not None else ""
