"""Counting what happens in an hour, in sixty parts, and what follows for an app (docs.slack.dev/apis/events-api: limits, failures)."""

# Events an app is told of in an hour.
MOST_EVENTS = 30_000
# Fewer than these in an hour say nothing of an app's health.
ENOUGH_EVENTS = 1_000
_MOST_FAILURES = 0.95
_PARTS = 60


class Hour:
    """A count over the last sixty minutes."""

    def __init__(self) -> None:
        self.total = 0
        self._parts = [0] * _PARTS
        self._minute = 0

    def count(self, minute: int, how_many: int = 1) -> int:
        """Count something in this minute (unix time / 60), and tell the total."""
        for passed in range(self._minute + 1, min(minute, self._minute + _PARTS) + 1):
            self.total -= self._parts[passed % _PARTS]
            self._parts[passed % _PARTS] = 0
        self._minute = max(minute, self._minute)
        self._parts[self._minute % _PARTS] += how_many
        self.total += how_many
        return self.total


class Health:
    """How an app has been doing: what it was told, what it took, and whether it must wait or be given up.

    `most` are the events it is told of in an hour, 0 for any number; `enough` those after which its failures count.
    """

    def __init__(self, most: int, enough: int) -> None:
        self._most = most
        self._enough = enough
        self._told = Hour()
        self._asked = Hour()
        self._failed = Hour()
        self.limited_at = 0

    def may_be_told(self, minute: int) -> bool:
        """Whether it may be told of one more event; counts that one."""
        if self._most and self._told.count(minute, 0) >= self._most:
            return False
        self._told.count(minute)
        return True

    def is_limited_first(self, minute: int) -> bool:
        """Whether this is the first event in this minute that it is not told of."""
        if self.limited_at == minute:
            return False
        self.limited_at = minute
        return True

    def has_given_up(self, minute: int, *, is_taken: bool) -> bool:
        """Note how it answered; whether nearly everything has failed for an hour, and there was enough of it."""
        asked, failed = self._asked.count(minute), self._failed.count(minute, 0 if is_taken else 1)
        return asked >= self._enough and failed > asked * _MOST_FAILURES
