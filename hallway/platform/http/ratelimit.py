"""Slack's rate tiers by GCRA: one number a bucket, no timers.

Counted per method, team and app, as Slack counts; a person's own token counts for that person.
"""

import ipaddress
import math
import time
from collections.abc import Callable
from functools import lru_cache

from hallway.core.errors import RateLimited


@lru_cache(maxsize=4096)
def network_of(ip: str) -> str:
    """An IPv4 address, or the /64 of an IPv6 one, however it is written: what one caller can have for free."""
    try:
        address = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return ip
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    return str(address.ipv4_mapped or ipaddress.IPv6Network((int(address) >> 64 << 64, 64)))


class RateLimits:
    """Limits for this process. `factor` multiplies Slack's figures; 0 switches every limit off."""

    def __init__(self, factor: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._factor = factor
        self._clock = clock
        self._next_free: dict[tuple[str, ...], float] = {}

    def check(self, bucket: tuple[str, ...], per_minute: float) -> None:
        """Count one call in `bucket`, which allows `per_minute` calls a minute with bursts of the same size.

        Raises `RateLimited` with the wait.
        """
        if not self._factor:
            return
        now = self._clock()
        interval = 60.0 / (per_minute * self._factor)
        free_at = max(self._next_free.get(bucket, now), now)
        if free_at - now > 60.0 - interval:
            raise RateLimited(math.ceil(free_at - now - 60.0 + interval))
        self._next_free[bucket] = free_at + interval
        if len(self._next_free) > 100_000:
            self._forget(now)

    def refund(self, bucket: tuple[str, ...], per_minute: float) -> None:
        """Take one counted call back."""
        if self._factor and bucket in self._next_free:
            self._next_free[bucket] -= 60.0 / (per_minute * self._factor)

    def _forget(self, now: float) -> None:
        self._next_free = {bucket: free_at for bucket, free_at in self._next_free.items() if free_at > now}
