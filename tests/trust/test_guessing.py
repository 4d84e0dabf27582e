"""Guessing at accounts: no faster from a whole network, and no wiser by the clock."""

import time

import httpx
import pytest

from hallway.domain import auth
from hallway.platform.http import network_of
from tests.examples import Acme


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2001:db8::1", "2001:db8::ffff:2"),
        ("2001:db8:0:0:aaaa::1", "2001:0DB8::bbbb:0:0:1"),
        ("fe80::1%eth0", "fe80::2"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_one_network_is_one_guesser(one: str, other: str) -> None:
    assert network_of(one) == network_of(other)


def test_neighbours_are_not() -> None:
    assert len({network_of(ip) for ip in ("203.0.113.9", "203.0.113.10", "2001:db8:1::1", "2001:db8:2::1", "", "nonsense")}) == 6


def test_an_unknown_account_takes_as_long_as_a_wrong_password(acme: Acme) -> None:
    acme.server.write(acme.id, auth.set_hash, acme.id, acme.ivan.id, auth.hash_password("correct horse battery"))
    quickest: dict[str, float] = {}
    with httpx.Client(base_url=acme.server.address, trust_env=False, timeout=60) as http:
        for turn in range(5):
            for name in (f"ivan@{acme.domain}.example", f"nobody@{acme.domain}.example"):
                started = time.perf_counter()
                headers = {"X-Forwarded-For": f"203.0.113.{turn}"}
                answer = http.post("/api/auth.signin", data={"email": name, "password": "wrong", "team": acme.domain}, headers=headers)
                took = time.perf_counter() - started
                assert answer.json() == {"ok": False, "error": "invalid_credentials"}
                quickest[name] = min(took, quickest.get(name, took))
    known, unknown = quickest.values()
    assert 0.5 < unknown / known < 2
