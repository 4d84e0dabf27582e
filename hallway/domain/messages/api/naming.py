"""Names in plain text that are to become links: `@somebody`, `@group`, `@here`, `#channel`."""

import re

from hallway.core.actor import Actor
from hallway.domain import conversations, users
from hallway.domain.users import groups
from hallway.platform.storage import Reader

_NAME = re.compile(r"(?<![\w<@#/&|])([@#])([\w.-]*\w)")
_BROADCASTS = ("here", "channel", "everyone")
# So many names in one message are looked up.
_MOST = 100


def link_names(reader: Reader, actor: Actor, text: str) -> str:
    """The text with names as Slack's links, as far as they name anybody or anything that the actor may see."""
    known: dict[str, str] = {}

    def link(match: re.Match[str]) -> str:
        name = match[0].lower()
        if name not in known and len(known) < _MOST:
            known[name] = _link_of(reader, actor, match[1], match[2].lower())
        return known.get(name) or match[0]

    return _NAME.sub(link, text)


def _link_of(reader: Reader, actor: Actor, sign: str, name: str) -> str:
    if sign == "#":
        found = conversations.find_access(reader, actor, f"#{name}")
        return f"<#{found.conversation.id}>" if found is not None else ""
    if name in _BROADCASTS:
        return f"<!{name}>"
    user = users.find_by_name(reader, actor.team_id, name)
    if user is not None and users.list_visible(reader, actor, [user.id]):
        return f"<@{user.id}>"
    group_id = groups.find_by_handle(reader, actor.team_id, name)
    return f"<!subteam^{group_id}>" if group_id else ""
