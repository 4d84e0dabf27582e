"""Rate limits with a clock that the test moves."""

import pytest

from hallway.core.errors import RateLimited
from hallway.platform.http import RateLimits

BUCKET = ("method", "T0ACME")


class Clock:
    """Seconds that pass when they are told to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def calls_allowed(limits: RateLimits, per_minute: float) -> int:
    """How many calls pass at once."""
    for number in range(1000):
        try:
            limits.check(BUCKET, per_minute)
        except RateLimited:
            return number
    return 1000


def test_a_minutes_worth_passes_at_once_and_then_one_each_interval() -> None:
    clock = Clock()
    limits = RateLimits(1, clock)
    assert calls_allowed(limits, 20) == 20
    with pytest.raises(RateLimited) as refused:
        limits.check(BUCKET, 20)
    assert refused.value.retry_after_s == 3
    clock.now += refused.value.retry_after_s
    assert calls_allowed(limits, 20) == 1
    clock.now += 600
    assert calls_allowed(limits, 20) == 20


def test_a_factor_multiplies_and_nought_switches_off() -> None:
    assert calls_allowed(RateLimits(10, Clock()), 20) == 200
    assert calls_allowed(RateLimits(0, Clock()), 20) == 1000


def test_buckets_are_counted_apart_and_what_is_taken_back_counts_not() -> None:
    limits = RateLimits(1, Clock())
    assert calls_allowed(limits, 5) == 5
    limits.check(("method", "T0OTHER"), 5)
    limits.refund(BUCKET, 5)
    limits.check(BUCKET, 5)
    with pytest.raises(RateLimited):
        limits.check(BUCKET, 5)
