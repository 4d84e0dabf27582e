"""Presence: who is here, derived from live connections. No table, and nobody is told who did not ask.

A person is active from connecting until ten minutes after the last sign of life, and for half a minute after the last
connection ends (so that a reload does not flicker). Bots are active while they are connected.
"""

import asyncio
from collections.abc import Callable, Iterable

from hallway.platform.gateway.session import Session

_GRACE_S = 30.0
_IDLE_S = 600.0

Key = tuple[str, str]


class Presence:
    """The presence of everyone connected to this node; `tell(team_id, user_id, presence)` is called on each change."""

    def __init__(self, tell: Callable[[str, str, str], None]) -> None:
        self._tell = tell
        self._active: dict[Key, asyncio.TimerHandle | None] = {}
        self._here: set[Key] = set()
        self._away_by_choice: set[Key] = set()
        self._subscribers: dict[Key, set[Session]] = {}

    def connected(self, team_id: str, user_id: str) -> None:
        """A connection was opened."""
        self._here.add((team_id, user_id))
        self.active(team_id, user_id)

    def disconnected(self, team_id: str, user_id: str) -> None:
        """The last connection was closed."""
        self._here.discard((team_id, user_id))
        self._expire((team_id, user_id), _GRACE_S)

    def active(self, team_id: str, user_id: str) -> None:
        """A sign of life."""
        key = (team_id, user_id)
        before = self.of(team_id, user_id)
        self._expire(key, _IDLE_S)
        self._tell_change(key, before)

    def set_away(self, team_id: str, user_id: str, *, is_away: bool) -> None:
        """Follow what a person chose for themselves (`users.setPresence`)."""
        key = (team_id, user_id)
        before = self.of(team_id, user_id)
        if is_away:
            self._away_by_choice.add(key)
        else:
            self._away_by_choice.discard(key)
        self._tell_change(key, before)

    def of(self, team_id: str, user_id: str) -> str:
        """`active` or `away`."""
        key = (team_id, user_id)
        return "active" if key in self._active and key not in self._away_by_choice else "away"

    def is_online(self, team_id: str, user_id: str) -> bool:
        """Whether a connection is open."""
        return (team_id, user_id) in self._here

    def subscribe(self, team_id: str, session: Session, user_ids: Iterable[str], *, is_only_query: bool = False) -> None:
        """Tell a session the presence of these people now, and (replacing what it asked before) of every change."""
        ids = list(user_ids)
        if not is_only_query:
            self.unsubscribe(team_id, session)
            session.subscriptions = tuple(ids)
            for user_id in ids:
                self._subscribers.setdefault((team_id, user_id), set()).add(session)
        for presence in ("active", "away"):
            users = [user_id for user_id in ids if self.of(team_id, user_id) == presence]
            if users and session.ticket.in_batches:
                session.send({"type": "presence_change", "users": users, "presence": presence})
            else:
                for user_id in users:
                    session.send({"type": "presence_change", "user": user_id, "presence": presence})

    def unsubscribe(self, team_id: str, session: Session) -> None:
        """Forget what a session asked for."""
        for user_id in session.subscriptions:
            listeners = self._subscribers.get((team_id, user_id), set())
            listeners.discard(session)
            if not listeners:
                self._subscribers.pop((team_id, user_id), None)
        session.subscriptions = ()

    def subscribers(self, team_id: str, user_id: str) -> Iterable[Session]:
        """The sessions that asked for a user's presence."""
        return self._subscribers.get((team_id, user_id), ())

    def _expire(self, key: Key, delay_s: float) -> None:
        timer = self._active.get(key)
        if timer is not None:
            timer.cancel()
        self._active[key] = asyncio.get_running_loop().call_later(delay_s, self._gone, key)

    def _gone(self, key: Key) -> None:
        before = self.of(*key)
        self._active.pop(key, None)
        self._tell_change(key, before)

    def _tell_change(self, key: Key, before: str) -> None:
        after = self.of(*key)
        if after != before:
            self._tell(*key, after)
