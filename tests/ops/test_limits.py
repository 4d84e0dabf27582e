"""Rate limits: several times Slack's, by method and token, with the wait told; off where that is wanted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hallway.config import Config
from hallway.core.methods import Tier
from tests.examples import Acme
from tests.running import Server


@pytest.fixture
def limited(data: Path, database: str) -> Iterator[Acme]:
    """A team at a server that allows what Slack allows."""
    server = Server(data, database, rate_limits="on", rate_limit_factor=1).start()
    yield Acme(server)
    server.stop()


def test_too_many_calls_wait_as_long_as_they_are_told(limited: Acme) -> None:
    for _ in range(Tier.TWO.value):
        limited.kara.ok("users.list")
    refused = limited.kara.http.get("/api/users.list")
    assert (refused.status_code, refused.json()) == (429, {"ok": False, "error": "ratelimited"})
    assert 1 <= int(refused.headers["retry-after"]) <= 60 / Tier.TWO.value + 1
    limited.ivan.ok("users.list")
    limited.kara.ok("users.info", user=limited.kara.id)


def test_by_default_several_times_as_much_is_allowed(acme: Acme) -> None:
    assert Config().rate_limits == "on"
    assert Config().rate_limit_factor >= 5


def test_off_is_off(acme: Acme) -> None:
    assert acme.server.config.rate_limits == "off"
    for _ in range(Tier.ONE.value * 15):
        acme.kara.ok("rtm.connect")
