"""From a search as it was understood to what the index is asked: names become ids, rights become scopes."""

import msgspec
from sqlalchemy import bindparam, select

from hallway.core.actor import Actor
from hallway.core.ids import is_id
from hallway.domain import conversations, users
from hallway.domain.messages.tables import reaction
from hallway.domain.personal.tables import saved
from hallway.domain.search.documents import (
    author_tag,
    conversation_scope,
    file_key,
    in_tag,
    kind_tag,
    message_key,
    name_tag,
    owner_scope,
    public_scope,
)
from hallway.domain.search.query import Asked, Filter
from hallway.platform.searchindex import Found, Wanted, words_of
from hallway.platform.storage import Reader, query

# Of one's saved items, and of one's own reactions, the newest so many are searched.
_MOST_KEYS = 5_000
# People who share a name are all meant, up to so many.
_NAMESAKES = 10
_ME = frozenset(("me", "@me", "mir", "mich", "myself"))
_s, _r = saved.c, reaction.c
_saved = query(
    select(_s.item_type, _s.item_id, _s.ts)
    .where(_s.team_id == bindparam("team_id"), _s.user_id == bindparam("user_id"), _s.item_type != "channel", _s.state != "archived")
    .order_by(_s.created_at.desc())
    .limit(_MOST_KEYS)
)
_mine = (_r.team_id == bindparam("team_id"), _r.user_id == bindparam("user_id"))
_reacted = query(select(_r.conversation_id, _r.ts).where(*_mine).order_by(_r.reacted_at.desc()).limit(_MOST_KEYS))
_reacted_with = query(
    select(_r.conversation_id, _r.ts).where(*_mine, _r.name == bindparam("name")).order_by(_r.reacted_at.desc()).limit(_MOST_KEYS)
)


class Resolved(msgspec.Struct):
    """What the index is asked. `companions` are people in whose threads a message must be, one group for each `with:`."""

    wanted: Wanted
    companions: list[tuple[str, ...]] = []


def resolve(reader: Reader, actor: Actor, asked: Asked, kind: str, *, is_only_joined: bool = False) -> Resolved:
    """The search for messages or files (`kind` is message or file) that the actor means, in what the actor may see."""
    resolution = _Resolution(reader, actor, kind)
    for name in dict.fromkeys(part.name for part in asked.filters):
        resolution.add([part for part in asked.filters if part.name == name])
    wanted = Wanted(
        scopes=_scopes(reader, actor, is_only_joined=is_only_joined),
        texts=tuple(asked.texts),
        must=tuple(resolution.must),
        must_not=tuple(resolution.must_not),
        keys=None if resolution.keys is None else tuple(resolution.keys),
        without_keys=tuple(resolution.without_keys),
        after=asked.after,
        before=asked.before,
    )
    return Resolved(wanted, resolution.companions)


def with_threads(resolved: Resolved, of: list[Found]) -> Wanted:
    """The search once it is known in which threads each group of companions has written."""
    groups = []
    for companions, found in zip(resolved.companions, of, strict=True):
        direct = [f"with:{user_id}" for user_id in companions]
        threads = {f"thread:{hit.key.split('/')[1]}/{hit.thread_ts}": None for hit in found.hits if hit.thread_ts}
        groups.append((*direct, *threads))
    return msgspec.structs.replace(resolved.wanted, must=(*resolved.wanted.must, *groups))


def written_in_threads(resolved: Resolved, companions: tuple[str, ...], limit: int) -> Wanted:
    """The search for what these people have written in threads, as far as the searcher sees it."""
    authors = tuple(f"from:{user_id}" for user_id in companions)
    return Wanted(resolved.wanted.scopes, must=((kind_tag("message"),), authors, ("thread",)), order="newest", limit=limit)


def _scopes(reader: Reader, actor: Actor, *, is_only_joined: bool) -> tuple[str, ...]:
    """What the actor may see: their conversations, their own files, and what is public unless they are guests."""
    joined = conversations.list_hearable(reader, actor.team_id, actor.user_id)
    scopes = [conversation_scope(actor.team_id, conversation_id) for conversation_id in joined]
    scopes.append(owner_scope(actor.team_id, actor.user_id))
    if not actor.is_guest and not is_only_joined:
        scopes.append(public_scope(actor.team_id))
    return tuple(scopes)


class _Resolution:
    """Collects what the modifiers come to."""

    def __init__(self, reader: Reader, actor: Actor, kind: str) -> None:
        self.reader = reader
        self.actor = actor
        self.must: list[tuple[str, ...]] = [(kind_tag(kind),)]
        self.must_not: list[str] = []
        self.keys: set[str] | None = None
        self.without_keys: set[str] = set()
        self.companions: list[tuple[str, ...]] = []

    def add(self, same: list[Filter]) -> None:
        """Take all modifiers of one name: `from:` and `in:` may name several, of which one must fit; the others must all fit."""
        groups = [(self._tags(part), part) for part in same if part.name not in ("mine", "with") and part.value != "saved"]
        self.must_not += [tag for tags, part in groups if part.is_excluded for tag in tags]
        wanted = [tags for tags, part in groups if not part.is_excluded]
        if same[0].name in ("from", "in"):
            wanted = [tuple(tag for tags in wanted for tag in tags)] if wanted else []
        elif same[0].name == "filename":
            wanted = [(tag,) for tags in wanted for tag in tags]
        self.must += wanted
        for part in same:
            if part.name == "mine" or part.value == "saved":
                self._limit(part)
            elif part.name == "with":
                self._accompany(part)

    def _tags(self, part: Filter) -> tuple[str, ...]:
        if part.name == "from":
            people = self._people(part.value)
            return tuple(f"from:{user_id}" for user_id in people) or (author_tag(part.value),)
        if part.name == "to":
            return tuple(f"to:{user_id}" for user_id in self._people(part.value))
        if part.name == "in":
            return tuple(in_tag(self.actor.team_id, place) for place in self._places(part.value))
        if part.name == "filename":
            return tuple(name_tag(word) for word in words_of(part.value))
        if part.name == "ext":
            return (f"ext:{part.value.lower().removeprefix('.')}",)
        return (f"emoji:{part.value.partition('::')[0]}",) if part.name == "emoji" else (part.value,)

    def _limit(self, part: Filter) -> None:
        """Keep to the actor's saved items, or to what they reacted to."""
        keys = self._reacted(part.value) if part.name == "mine" else self._saved()
        if part.is_excluded:
            self.without_keys |= keys
        else:
            self.keys = keys if self.keys is None else self.keys & keys

    def _accompany(self, part: Filter) -> None:
        people = tuple(self._people(part.value))
        if part.is_excluded:
            self.must_not += [f"with:{user_id}" for user_id in people]
        else:
            self.companions.append(people)

    def _saved(self) -> set[str]:
        rows = self.reader.all(_saved, team_id=self.actor.team_id, user_id=self.actor.user_id)
        team_id = self.actor.team_id
        return {file_key(team_id, item) if kind == "file" else message_key(team_id, item, ts) for kind, item, ts in rows}

    def _reacted(self, name: str) -> set[str]:
        of = {"team_id": self.actor.team_id, "user_id": self.actor.user_id}
        rows = self.reader.all(_reacted_with, **of, name=name) if name else self.reader.all(_reacted, **of)
        return {message_key(self.actor.team_id, conversation_id, ts) for conversation_id, ts in rows}

    def _people(self, name: str) -> list[str]:
        """The ids a name stands for: `me`, an id, a handle, or the beginning of a name, of those whom the actor may see."""
        if name.lower() in _ME:
            return [self.actor.user_id]
        plain = name.removeprefix("@")
        if is_id(plain, "UWB"):
            return [plain]
        handle = users.find_by_name(self.reader, self.actor.team_id, plain.lower())
        if handle is not None and users.list_visible(self.reader, self.actor, [handle.id]):
            return [handle.id]
        sought = users.sought_as(plain)
        return [found.id for found in users.search(self.reader, self.actor, sought, _NAMESAKES)] if sought else []

    def _places(self, name: str) -> list[str]:
        """The conversations a name stands for: a channel, or the direct messages with somebody."""
        found = conversations.find_access(self.reader, self.actor, name)
        if found is not None:
            return [found.conversation.id]
        if name.startswith("#"):
            return []
        pairs = [",".join(sorted({self.actor.user_id, user_id})) for user_id in self._people(name)]
        direct = (conversations.find_by_name(self.reader, self.actor.team_id, pair) for pair in pairs)
        return [conversation.id for conversation in direct if conversation is not None]
