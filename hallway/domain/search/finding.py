"""From a search as written to messages: names are resolved, the index is asked, rows are read and checked once more."""

import re
from typing import Any

from hallway.core.actor import Actor
from hallway.domain import conversations, messages, users
from hallway.domain.conversations import Access
from hallway.domain.messages import Message
from hallway.domain.search.modifiers import Asked
from hallway.platform.searchindex import Found, Wanted
from hallway.platform.storage import Reader

_REFERENCE = re.compile(r"<[@#]([A-Z0-9]+)(?:\|[^>]*)?>")
_FLAGS = {"link": "link", "url": "link", "file": "file", "thread": "thread"}


def resolve(reader: Reader, actor: Actor, asked: Asked, kind: str) -> Wanted | None:
    """What the index is asked; None when a name stands for nobody, so that nothing fits."""
    joined = conversations.list_hearable(reader, actor.team_id, actor.user_id)
    wanted = Wanted(actor.team_id, kind, joined, not actor.is_guest, asked.phrases, asked.without, asked.prefixes)
    wanted.after, wanted.before = asked.after, asked.before
    wanted.flags = [_FLAGS[name] for name in (*asked.has, *asked.is_) if name in _FLAGS]
    for name in asked.authors:
        user_id = _person(reader, actor, name)
        if user_id is None:
            return None
        wanted.authors.append(user_id)
    for name in asked.places:
        place = _place(reader, actor, name)
        if place is None:
            return None
        wanted.in_places.append(place)
    return wanted


def _person(reader: Reader, actor: Actor, name: str) -> str | None:
    reference = _REFERENCE.fullmatch(name)
    if name.lower() in ("me", "mir", "ich"):
        return actor.user_id
    plain = name.removeprefix("@")
    if reference or users.list_visible(reader, actor, [plain]):
        return reference[1] if reference else plain
    found = users.find_by_name(reader, actor.team_id, plain.lower())
    if found is None:
        near = users.search(reader, actor, users.sought_as(plain), 1)
        found = near[0] if near else None
    return None if found is None else found.id


def _place(reader: Reader, actor: Actor, name: str) -> str | None:
    reference = _REFERENCE.fullmatch(name)
    found = conversations.find_access(reader, actor, reference[1] if reference else name)
    if found is not None:
        return found.conversation.id
    person = _person(reader, actor, name)
    if person is None:
        return None
    direct = conversations.find_by_name(reader, actor.team_id, ",".join(sorted({actor.user_id, person})))
    return None if direct is None else direct.id


def read_found(reader: Reader, actor: Actor, found: Found) -> list[tuple[Access, Message, dict[str, Any]]]:
    """The messages behind the keys, as far as they are still there and the actor may (still) see them."""
    seen: dict[str, Access | None] = {}
    results = []
    for key in found.keys:
        _, channel, ts = key.split("/")
        if channel not in seen:
            seen[channel] = conversations.find_access(reader, actor, channel)
        access = seen[channel]
        message = messages.find(reader, actor.team_id, channel, int(ts)) if access is not None else None
        if access is not None and message is not None:
            body = messages.present_messages(reader, actor, channel, [message])[0]
            results.append((access, message, body))
    return results
