"""Messages and files as the index holds them.

Scopes say who may find a document: everybody but guests in a public channel, the members of its conversation, its owner.
Tags are what modifiers filter by.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from hallway.core import richtext
from hallway.domain import messages
from hallway.domain.conversations import Conversation
from hallway.domain.files import File
from hallway.domain.messages import Message
from hallway.platform.searchindex import Document, words_of

_MICROS = 1_000_000
_ATTACHMENT_TEXTS = ("pretext", "author_name", "title", "text", "footer")
# Longer texts are found by their beginning.
_LONGEST = 40_000


class Around(msgspec.Struct, frozen=True):
    """What is known of a message apart from its row: its conversation, files, the names of its reactions, whether it is pinned."""

    conversation: Conversation
    files: tuple[File, ...] = ()
    reactions: tuple[str, ...] = ()
    is_pinned: bool = False


def team_tag(team_id: str) -> str:
    """What every document of a team carries."""
    return f"team:{team_id}"


def kind_tag(kind: str) -> str:
    """Whether a document is a message or a file."""
    return f"kind:{kind}"


def in_tag(team_id: str, conversation_id: str) -> str:
    """What every document in a conversation carries."""
    return f"in:{team_id}/{conversation_id}"


def public_scope(team_id: str) -> str:
    """What everybody but guests may find."""
    return f"{team_id}/public"


def conversation_scope(team_id: str, conversation_id: str) -> str:
    """What the members of a conversation may find."""
    return f"{team_id}/{conversation_id}"


def owner_scope(team_id: str, user_id: str) -> str:
    """What only its owner may find."""
    return f"{team_id}/owner/{user_id}"


def message_key(team_id: str, conversation_id: str, ts: int) -> str:
    """The key of a message's document."""
    return f"{team_id}/{conversation_id}/{ts}"


def file_key(team_id: str, file_id: str) -> str:
    """The key of a file's document."""
    return f"{team_id}/file/{file_id}"


def message_document(team_id: str, found: Message, around: Around) -> Document | None:
    """A message's document; None for what is not to be found: joins, topics and the like, and what was deleted."""
    if found.subtype in messages.QUIET or found.subtype == "tombstone":
        return None
    body = found.body
    scopes = [conversation_scope(team_id, found.conversation_id)]
    if around.conversation.kind == "channel":
        scopes.append(public_scope(team_id))
    return Document(
        message_key(team_id, found.conversation_id, found.ts),
        tuple(scopes),
        tuple(dict.fromkeys(_message_tags(team_id, found, body, around))),
        found.ts,
        tuple(text[:_LONGEST] for text in _message_texts(body, around.files)),
        found.thread_ts or 0,
    )


def file_document(found: File, places: list[tuple[str, int, int, str, str]], text: str) -> Document | None:
    """A file's document, with the text in it; None while it is not there to be seen."""
    if found.state not in ("hosted", "external"):
        return None
    team_id = found.team_id
    scopes = {owner_scope(team_id, found.user_id): None}
    tags = dict.fromkeys((team_tag(team_id), kind_tag("file"), *_authors({"user": found.user_id}), *_file_tags(found)))
    for conversation_id, _, _, user_id, kind in places:
        scopes[conversation_scope(team_id, conversation_id)] = None
        if kind == "channel":
            scopes[public_scope(team_id)] = None
        tags[in_tag(team_id, conversation_id)] = None
        tags[f"from:{user_id}"] = None
    texts = [found.name, found.title if found.title != found.name else "", text]
    ts = (places[0][1] if places else 0) or found.created_at * _MICROS
    return Document(file_key(team_id, found.id), tuple(scopes), tuple(tags), ts, tuple(texts))


def _message_tags(team_id: str, found: Message, body: dict[str, Any], around: Around) -> Iterator[str]:
    yield team_tag(team_id)
    yield kind_tag("message")
    yield in_tag(team_id, found.conversation_id)
    yield from _authors(body | {"user": found.user_id})
    spoken_to = richtext.mentions(body.get("blocks") or [], body.get("text") or "", _objects(body.get("attachments")))
    yield from (f"to:{user_id}" for user_id in spoken_to.users)
    if spoken_to.links or any(item.get("from_url") or item.get("title_link") for item in _objects(body.get("attachments"))):
        yield "link"
    if around.conversation.is_direct:
        yield "dm"
        yield from (f"with:{user_id}" for user_id in around.conversation.people)
        yield from (f"to:{user_id}" for user_id in around.conversation.people if user_id != found.user_id)
    if found.thread_ts:
        yield "thread"
        yield f"thread:{found.conversation_id}/{found.thread_ts}"
    if body.get("files"):
        yield "file"
    for item in around.files:
        yield from _file_tags(item)
    if around.is_pinned:
        yield "pin"
    for name in around.reactions:
        yield "reaction"
        yield f"emoji:{name.partition('::')[0]}"


def _authors(body: dict[str, Any]) -> Iterator[str]:
    """The author's ids, and the name that a bot gave itself."""
    for key in ("user", "bot_id"):
        if isinstance(body.get(key), str) and body[key]:
            yield f"from:{body[key]}"
    if body.get("bot_id") or body.get("subtype") == "bot_message":
        yield "bot"
    name = body.get("username")
    if isinstance(name, str) and name:
        yield author_tag(name)


def author_tag(name: str) -> str:
    """What is written under a name that is no user's."""
    return f"by:{' '.join(words_of(name))}"


def _file_tags(found: File) -> Iterator[str]:
    yield f"ext:{found.filetype}"
    yield f"ext:{found.name.rpartition('.')[2].lower()[:20]}"
    yield from (name_tag(word) for word in words_of(found.name[:255]))


def name_tag(word: str) -> str:
    """One word of a file's name."""
    return f"name:{word}"


def _message_texts(body: dict[str, Any], files: tuple[File, ...]) -> Iterator[str]:
    text, blocks = body.get("text") or "", _objects(body.get("blocks"))
    yield richtext.to_plain_text(text, blocks)
    more = [block for block in blocks if block.get("type") != "rich_text"]
    if text and more:
        yield richtext.to_plain_text("", more)
    for item in _objects(body.get("attachments")):
        texts = [item[key] for key in _ATTACHMENT_TEXTS if isinstance(item.get(key), str) and item[key]]
        for field in _objects(item.get("fields")):
            texts += [field[key] for key in ("title", "value") if isinstance(field.get(key), str)]
        if not texts and isinstance(item.get("fallback"), str):
            texts = [item["fallback"]]
        yield richtext.to_plain_text(" \n ".join(texts))
        if inner := _objects(item.get("blocks")):
            yield richtext.to_plain_text("", inner)
    for item_file in files:
        yield item_file.name
        if item_file.title != item_file.name:
            yield item_file.title


def _objects(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
