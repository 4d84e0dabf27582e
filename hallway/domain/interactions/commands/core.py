"""The built-in commands, each a small function over commands of lower slices. What they say is a code and facts: words are the client's."""

import re
from collections.abc import Callable
from typing import Any

import msgspec

from hallway.core import richtext
from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.domain import channels, conversations, messages, users
from hallway.domain.conversations import Access
from hallway.domain.messages import NewMessage
from hallway.domain.messages.api.naming import link_names
from hallway.domain.personal import dnd, preferences, reminders
from hallway.domain.users import profiles
from hallway.platform.storage import Transaction

Answer = dict[str, Any]


class Typed(msgspec.Struct, frozen=True):
    """What stands behind a command, names as Slack's links: where it was typed, and whom and which channels it names."""

    found: Access
    text: str
    thread_ts: int

    @property
    def users(self) -> list[str]:
        """Ids of the people it names, in order."""
        return re.findall(r"<@([UW][A-Z0-9]+)(?:\|[^>]*)?>", self.text)

    @property
    def channels(self) -> list[str]:
        """Ids of the channels it names, in order."""
        return re.findall(r"<#([CG][A-Z0-9]+)(?:\|[^>]*)?>", self.text)

    @property
    def words(self) -> str:
        """The rest."""
        return re.sub(r"<[@#][^>]+>", "", self.text).strip()


Run = Callable[[Transaction, Actor, Typed], Answer]


class Core(msgspec.Struct, frozen=True):
    """A built-in command. Those without `run` concern the window alone, and are the client's business; `usage` shows what may follow."""

    run: Run | None
    usage: str = ""


def run_built_in(tx: Transaction, actor: Actor, name: str, channel: str, text: str, thread_ts: int) -> Answer:
    """Do what a built-in command says; its answer.

    Raises `ApiError` with `command_not_found`, `client_only`, `no_user`, `no_channel`, `no_text`, `invalid_duration`, `cannot_parse`, and
    what the commands below it raise.
    """
    command = BUILT_IN.get(name)
    if command is None:
        raise ApiError("command_not_found")
    found = conversations.access(tx, actor, channel)
    if command.run is None:
        raise ApiError("client_only")
    return command.run(tx, actor, Typed(found, link_names(tx, actor, richtext.escape_stray(text.strip())), thread_ts))


def _post(tx: Transaction, actor: Actor, typed: Typed, text: str, subtype: str = "") -> Answer:
    messages.post(tx, actor, typed.found, NewMessage(text=text[: messages.TEXT_LIMIT], subtype=subtype, thread_ts=typed.thread_ts))
    return {}


def _me(tx: Transaction, actor: Actor, typed: Typed) -> Answer:
    if not typed.text:
        raise ApiError("no_text")
    return _post(tx, actor, typed, typed.text, "me_message")


def _ends_with(sign: str) -> Run:
    return lambda tx, actor, typed: _post(tx, actor, typed, f"{typed.text} {sign}".strip())


def _presence(*, is_away: bool) -> Run:
    def run(tx: Transaction, actor: Actor, typed: Typed) -> Answer:
        users.set_away(tx, actor, is_away=is_away)
        return {"code": "away_set" if is_away else "active_set"}

    return run


def _dnd(tx: Transaction, actor: Actor, typed: Typed) -> Answer:
    minutes = read_minutes(typed.text or "60")
    if minutes:
        return {"code": "dnd_started", "until": dnd.snooze(tx, actor, minutes)["snooze_endtime"]}
    dnd.end_snooze(tx, actor)
    return {"code": "dnd_ended"}


_UNITS = {
    "": 1, "m": 1, "min": 1, "mins": 1, "minute": 1, "minutes": 1, "minuten": 1, "h": 60, "hour": 60, "hours": 60, "std": 60, "stunde": 60,
    "stunden": 60, "d": 1440, "day": 1440, "days": 1440, "tag": 1440, "tage": 1440,
}  # fmt: skip


def read_minutes(words: str) -> int:
    """How long `30`, `2h` or `1 Tag` is, in minutes; 0 for `off`. Raises `ApiError("invalid_duration")`."""
    plain = words.lower().removeprefix("for ").removeprefix("für ").strip()
    if plain in ("off", "end", "aus", "stop"):
        return 0
    match = re.fullmatch(r"(\d{1,5})\s*([a-zü]*)", plain)
    if match is None or match[2] not in _UNITS or match[1] == "0":
        raise ApiError("invalid_duration")
    return int(match[1]) * _UNITS[match[2]]


def _status(tx: Transaction, actor: Actor, typed: Typed) -> Answer:
    is_cleared = typed.text.lower() in ("clear", "löschen")
    match = re.fullmatch(r"(:[^\s:]+(?:::[^\s:]+)?:)?\s*(.*)", typed.text, re.DOTALL)
    assert match is not None  # everything matches
    emoji, text = ("", "") if is_cleared else (match[1] or ":speech_balloon:", richtext.unescape(match[2])[:100])
    if not (is_cleared or typed.text):
        raise ApiError("no_text")
    changes = {"status_emoji": emoji, "status_text": text, "status_expiration": 0}
    profiles.set_profile(tx, actor, users.get(tx, actor.team_id, actor.user_id), changes)
    return {"code": "status_cleared" if is_cleared else "status_set"}


def _people(typed: Typed) -> list[str]:
    if not typed.users:
        raise ApiError("no_user")
    return typed.users


def _invite(tx: Transaction, actor: Actor, typed: Typed) -> Answer:
    where = conversations.access(tx, actor, typed.channels[0]) if typed.channels else typed.found
    channels.invite(tx, actor, where, _people(typed))
    return {}


def _remove(tx: Transaction, actor: Actor, typed: Typed) -> Answer:
    whom = users.access(tx, actor, _people(typed)[0])
    channels.kick(tx, actor, typed.found, whom.id)
    return {}


def _direct(tx: Transaction, actor: Actor, typed: Typed) -> Answer:
    made = conversations.open_direct(tx, actor, _people(typed))
    if made is None:
        raise ApiError("user_not_found")
    conversations.set_open(tx, actor, made, is_open=True)
    if typed.words:
        messages.post(tx, actor, conversations.access(tx, actor, made.id), NewMessage(text=typed.words[: messages.TEXT_LIMIT]))
    return {"code": "opened", "channel": made.id}


def _join(tx: Transaction, actor: Actor, typed: Typed) -> Answer:
    if not (typed.channels or typed.words):
        raise ApiError("no_channel")
    found = conversations.access(tx, actor, typed.channels[0] if typed.channels else typed.words.split()[0])
    channels.join(tx, actor, found)
    return {"code": "opened", "channel": found.conversation.id}


def _leave(tx: Transaction, actor: Actor, typed: Typed) -> Answer:
    channels.leave(tx, actor, typed.found)
    return {}


def _archive(tx: Transaction, actor: Actor, typed: Typed) -> Answer:
    channels.archive(tx, actor, typed.found)
    return {}


def _rename(tx: Transaction, actor: Actor, typed: Typed) -> Answer:
    channels.rename(tx, actor, typed.found, typed.text)
    return {}


def _topic(tx: Transaction, actor: Actor, typed: Typed) -> Answer:
    if typed.text:
        channels.set_text(tx, actor, typed.found, "topic", typed.text)
        return {}
    return {"code": "topic", "topic": typed.found.conversation.topic["value"]}


def _mute(tx: Transaction, actor: Actor, typed: Typed) -> Answer:
    if not typed.found.is_member:
        raise ApiError("not_in_channel")
    is_muted = not typed.found.is_muted
    preferences.set_for_conversation(tx, actor, typed.found, notify=None, is_muted=is_muted)
    return {"code": "muted" if is_muted else "unmuted"}


_SHOWN = 100


def _who(tx: Transaction, actor: Actor, typed: Typed) -> Answer:
    ids = conversations.list_members(tx, actor.team_id, typed.found.conversation.id, "", _SHOWN)
    return {"code": "who", "members": ids, "num_members": typed.found.conversation.num_members}


_REMINDER = re.compile(
    r"(?:(me|mich|<@[UW][A-Z0-9]+(?:\|[^>]*)?>)\s+)?(?:(?:to|an|daran,?)\s+)?(.+?)\s+"
    r"((?:in|at|on|um|am|every|jede[ns]?|tomorrow|morgen|next|nächste[nr]?)\b.*)",
    re.IGNORECASE | re.DOTALL,
)


def _remind(tx: Transaction, actor: Actor, typed: Typed) -> Answer:
    """`me to water the plants in 2 hours`: whom, of what, when."""
    match = _REMINDER.fullmatch(typed.text)
    if match is None:
        raise ApiError("cannot_parse")
    whom = Typed(typed.found, match[1] or "", 0).users
    made = reminders.add(tx, actor, match[2].strip('"„“”'), match[3], whom[0] if whom else "")
    return {"code": "reminded", "reminder": made}


BUILT_IN: dict[str, Core] = {
    "/active": Core(_presence(is_away=False)),
    "/apps": Core(None),
    "/archive": Core(_archive),
    "/away": Core(_presence(is_away=True)),
    "/collapse": Core(None),
    "/dm": Core(_direct, "@…"),
    "/dnd": Core(_dnd, "30m · 2h · off"),
    "/expand": Core(None),
    "/help": Core(None),
    "/invite": Core(_invite, "@… [#…]"),
    "/join": Core(_join, "#…"),
    "/kick": Core(_remove, "@…"),
    "/leave": Core(_leave),
    "/me": Core(_me, "…"),
    "/msg": Core(_direct, "@… […]"),
    "/mute": Core(_mute),
    "/open": Core(_join, "#…"),
    "/remind": Core(_remind, "me to … in 2 hours"),
    "/remove": Core(_remove, "@…"),
    "/rename": Core(_rename, "…"),
    "/search": Core(None, "…"),
    "/shrug": Core(_ends_with("¯\\_(ツ)_/¯"), "…"),
    "/status": Core(_status, ":tada: …"),
    "/tableflip": Core(_ends_with("(╯°□°)╯︵ ┻━┻"), "…"),
    "/topic": Core(_topic, "…"),
    "/who": Core(_who),
}
