"""`reminders.*`."""

from typing import Any

import msgspec

from hallway.core.actor import Actor
from hallway.core.errors import ApiError
from hallway.core.methods import UNAUDITED, NoArguments, Policy, Tier, method
from hallway.domain.personal import reminders
from hallway.platform.storage import Reader, Transaction

_OWN = ("session", "user")


class Add(msgspec.Struct):
    """Arguments of `reminders.add`: `time` is a unix time, seconds from now, or words; `recurrence` is `{frequency: daily | weekly}`."""

    text: str
    time: str
    user: str = ""
    recurrence: Any = None


class Named(msgspec.Struct):
    """A reminder."""

    reminder: str


@method("reminders.add", kind="command", scopes="reminders:write", policy=Policy.PERSON, tier=Tier.TWO, audit=UNAUDITED, tokens=_OWN)
def add(tx: Transaction, actor: Actor, args: Add) -> dict[str, Any]:
    """Remind somebody of something."""
    if args.recurrence is not None and not isinstance(args.recurrence, dict):
        raise ApiError("cannot_parse")
    frequency = str((args.recurrence or {}).get("frequency", "")) or ("none" if args.recurrence else "")
    return {"reminder": reminders.add(tx, actor, args.text, args.time, args.user, frequency)}


@method("reminders.list", kind="query", scopes="reminders:read", policy=Policy.PERSON, tier=Tier.TWO, audit=UNAUDITED, tokens=_OWN)
def list_reminders(reader: Reader, actor: Actor, args: NoArguments) -> dict[str, Any]:
    """One's reminders."""
    return {"reminders": reminders.list_own(reader, actor)}


@method("reminders.info", kind="query", scopes="reminders:read", policy=Policy.PERSON, tier=Tier.TWO, audit=UNAUDITED, tokens=_OWN)
def info(reader: Reader, actor: Actor, args: Named) -> dict[str, Any]:
    """A reminder."""
    return {"reminder": reminders.present(reminders.access(reader, actor, args.reminder))}


@method("reminders.complete", kind="command", scopes="reminders:write", policy=Policy.PERSON, tier=Tier.TWO, audit=UNAUDITED, tokens=_OWN)
def complete(tx: Transaction, actor: Actor, args: Named) -> dict[str, Any]:
    """It is done."""
    reminders.complete(tx, actor, args.reminder)
    return {}


@method("reminders.delete", kind="command", scopes="reminders:write", policy=Policy.PERSON, tier=Tier.TWO, audit=UNAUDITED, tokens=_OWN)
def delete(tx: Transaction, actor: Actor, args: Named) -> dict[str, Any]:
    """Forget it."""
    reminders.delete(tx, actor, args.reminder)
    return {}
