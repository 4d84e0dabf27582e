"""slack-go, the SDK of most programs in Go, unmodified: its structs mind every type in the answers and events."""

import os
from pathlib import Path

import pytest

from tests.apps import Installed, manifest
from tests.compatibility.running import ran
from tests.examples import Acme

TOUR = Path(__file__).parent / "go/tour"


@pytest.mark.skipif(not TOUR.exists(), reason="the tour in Go is not built: `make test` does it where Go is and reaches its registry")
def test_a_tour_in_go(acme: Acme) -> None:
    app = Installed(acme, manifest("Gopher", events=["app_mention"], scopes=["app_mentions:read", "chat:write", "incoming-webhook"]))
    acme.kara.ok("conversations.invite", channel=acme.general, users=[app.bot.id])
    hook = acme.kara.ok("webhooks.create", channel=acme.general, app_id=app.id)["webhook"]["url"]
    environment = {
        "PATH": os.environ["PATH"],
        "BASE_URL": f"{acme.server.address}/api/",
        "USER_TOKEN": acme.kara.token,
        "WEBHOOK_URL": hook,
    }
    environment |= {"BOT_TOKEN": app.bot_token, "APP_TOKEN": app.app_token, "BOT_USER": app.bot.id, "IVAN": acme.ivan.id}
    assert ran([TOUR], environment | {"CHANNEL": acme.general}).endswith("all well\n")
    assert acme.ivan.ok("conversations.history", channel=acme.general, limit=1)["messages"][0]["text"] == "by a webhook"
