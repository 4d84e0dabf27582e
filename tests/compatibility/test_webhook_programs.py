"""Programs that only know how to post at an address: unmodified, at hooks.slack.com and where old ones went, in Slack's words or Teams'."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.apps import Installed, manifest
from tests.compatibility.conftest import DEBIAN, PYTHON, Slack
from tests.compatibility.running import PATIENCE_S, newest, ran, wait_for
from tests.compatibility.test_programs import alertmanager, needed
from tests.compatibility.test_tours import NODE
from tests.examples import Acme


@pytest.fixture
def address(team: Acme) -> str:
    """A webhook into #general: what comes after `/services/` in its address."""
    app = Installed(team, manifest("Alerts", scopes=["incoming-webhook", "chat:write"]))
    made = team.kara.ok("webhooks.create", channel=team.general, app_id=app.id)["webhook"]
    return str(made["url"]).partition("/services/")[2]


@needed(DEBIAN / "usr/bin/prometheus-alertmanager")
def test_alertmanager_posts_at_a_webhook(slack: Slack, team: Acme, address: str, tmp_path: Path) -> None:
    config = {"api_url": f"https://hooks.slack.com/services/{address}", "title": "{{ .CommonLabels.alertname }}"}
    with alertmanager(slack, config, tmp_path) as at:
        at.post("/api/v2/alerts", json=[{"labels": {"alertname": "DiskFull", "severity": "page"}}]).raise_for_status()
        told = wait_for(lambda: newest(team.ivan, team.general).get("attachments"))
    assert told[0]["title"] == "DiskFull"


@needed(PYTHON / "programs/bin/apprise")
def test_apprise_posts_at_a_webhook(slack: Slack, team: Acme, address: str) -> None:
    ran([PYTHON / "programs/bin/apprise", "-vv", "-t", "Backup", "-b", "all is well", f"slack://{address}/"], slack.by_proxy())
    assert "all is well" in json.dumps(newest(team.ivan, team.general))


@needed(PYTHON / "programs/bin/apprise")
def test_a_program_for_teams_posts_a_card(slack: Slack, team: Acme, address: str) -> None:
    script = """
import pymsteams, sys
card = pymsteams.connectorcard(sys.argv[1])
card.title("Build 42")
card.text("is **green**")
card.addLinkButton("Look", "https://acme.example/42")
section = pymsteams.cardsection()
section.addFact("Branch", "main")
card.addSection(section)
assert card.send()
"""
    url = f"https://hooks.slack.com/services/{address}"
    ran([PYTHON / "programs/bin/python", "-c", script, url], slack.by_proxy())
    shown = json.dumps(newest(team.ivan, team.general))
    assert all(part in shown for part in ("Build 42", "green", "Branch", "main", "https://acme.example/42"))


def test_slacks_webhook_client_for_node(slack: Slack, team: Acme, address: str) -> None:
    if shutil.which("node") is None or not (NODE / "node_modules/@slack/webhook").exists():
        pytest.skip("@slack/webhook is not here: `make test` fetches it where npm reaches its registry")
    script = """
import { IncomingWebhook } from "@slack/webhook";
const answer = await new IncomingWebhook(process.argv[1]).send({ text: "from node", unfurl_links: false });
const refusal = await new IncomingWebhook(process.argv[1] + "x").send("no").catch((error) => error.message);
console.log(JSON.stringify([answer.text, refusal]));
"""
    command = ["node", "--input-type=module", "-e", script, f"https://hooks.slack.com/services/{address}"]
    done = subprocess.run(command, cwd=NODE, env=slack.by_resolver(), capture_output=True, text=True, timeout=PATIENCE_S)
    assert json.loads(done.stdout)[0] == "ok" and "403" in json.loads(done.stdout)[1], done.stdout + done.stderr
    assert newest(team.ivan, team.general)["text"] == "from node"


def test_the_first_address_that_webhooks_had_still_works(team: Acme, address: str) -> None:
    def posted(token: str, **payload: Any) -> tuple[int, str]:
        headers = {"Host": f"{team.domain}.slack.com"}
        url = f"{team.server.address}/services/hooks/incoming-webhook"
        with httpx.Client(verify=team.server.trust, trust_env=False, timeout=20) as client:
            answer = client.post(url, params={"token": token}, data={"payload": json.dumps(payload)}, headers=headers)
        return answer.status_code, answer.text

    assert posted(address, text="as of old") == (200, "ok")
    assert newest(team.ivan, team.general)["text"] == "as of old"
    assert posted(address[:-1] + "x", text="no") == (403, "invalid_token")
    assert posted("", text="no")[0] in (403, 404)
