"""Where somebody agrees to what an app asks for."""

import os
from pathlib import Path
from urllib.parse import urlencode

from hallway.domain import auth, users
from hallway.platform.storage import Transaction
from tests.apps import Endpoint, manifest
from tests.e2e.running import PASSWORD, drive, found, needs_browser
from tests.examples import Person
from tests.running import Server


@needs_browser
def test_an_app_is_let_in_or_not(tmp_path: Path) -> None:
    server = Server(tmp_path / "data").start()
    team = found(server, ("Ivan Petrov", "member"), ("Mia Müller", "member"))
    kara = Person(server, team, "", "Kara", server.write(team, _session, team))
    with Endpoint() as endpoint:
        back = f"{endpoint.url}/back"
        described = manifest("Oncall", scopes=["chat:write"])
        described["oauth_config"]["redirect_urls"] = [back]
        client_id = kara.ok("apps.manifest.create", manifest=described)["credentials"]["client_id"]
        asked = {"client_id": client_id, "scope": "chat:write,incoming-webhook", "user_scope": "search:read"}
        url = f"{server.address}/oauth/v2/authorize?{urlencode(asked | {'state': 'the state', 'redirect_uri': back})}"
        drive("consent.mjs", server.address, PASSWORD, url, back, os.environ.get("HALLWAY_TEST_SHOTS", ""))
    kara.close()
    server.stop()


def _session(tx: Transaction, team_id: str) -> str:
    owner = users.first_owner(tx, team_id)
    assert owner is not None
    return auth.issue_token(tx, team_id, auth.NewToken(owner.id, "session"))
