"""Slack's clients for Socket Mode and RTM, one for each language and library: apps in processes of their own hear and answer."""

import os
import shutil
from pathlib import Path

import pytest

from tests.apps import Installed, manifest
from tests.compatibility.conftest import PYTHON
from tests.compatibility.running import newest, running, wait_for
from tests.compatibility.test_java_sdk import JAVA
from tests.compatibility.test_tours import NODE
from tests.examples import Acme

_LISTENER = Path(__file__).parent / "listeners/listener.py"
_PYTHON = PYTHON / "slack_sdk/bin/python"
CLIENTS = {
    **{kind: [_PYTHON, _LISTENER, kind] for kind in ("builtin", "aiohttp", "websockets", "websocket_client")},
    "socket-mode": ["node", NODE / "listener.mjs", "socket-mode"],
    "java": ["java", "-cp", JAVA / "lib/*", JAVA / "Listener.java"],
}
_NEEDED = {"node": NODE / "node_modules/@slack/socket-mode", "java": JAVA / "lib"}


@pytest.mark.parametrize("kind", CLIENTS)
def test_an_app_hears_and_answers(acme: Acme, tmp_path: Path, kind: str) -> None:
    command = CLIENTS[kind]
    if shutil.which(command[0]) is None or not _NEEDED.get(str(command[0]), _PYTHON).exists():
        pytest.skip(f"{command[0]} or Slack's SDK for it is not here: `make test` fetches it where its registry is reached")
    app = Installed(acme, manifest("Echo", events=["app_mention"]))
    acme.kara.ok("conversations.invite", channel=acme.general, users=[app.bot.id])
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "APP_TOKEN": app.app_token, "BOT_TOKEN": app.bot_token}
    environment["BASE_URL"] = f"{acme.server.address}/api/"
    log = tmp_path / "log"
    with running(command, environment, log):
        wait_for(lambda: "connected" in log.read_text())
        for word in ("once", "twice"):
            acme.ivan.ok("chat.postMessage", channel=acme.general, text=f"<@{app.bot.id}> {word}")
            wait_for(lambda word=word: newest(acme.ivan, acme.general)["text"] == f"{kind} heard {word}")  # type: ignore[misc]  # a default


def test_rtm_for_node_hears_and_answers(acme: Acme, tmp_path: Path) -> None:
    if shutil.which("node") is None or not (NODE / "node_modules/@slack/rtm-api").exists():
        pytest.skip("@slack/rtm-api is not here: `make test` fetches it where npm reaches its registry")
    robot = acme.person("Robot", kind="bot")
    acme.kara.ok("conversations.invite", channel=acme.general, users=[robot.id])
    environment = {"PATH": os.environ["PATH"], "BOT_TOKEN": robot.token, "BASE_URL": f"{acme.server.address}/api/"}
    log = tmp_path / "log"
    with running(["node", NODE / "listener.mjs", "rtm"], environment, log):
        wait_for(lambda: "connected" in log.read_text())
        acme.ivan.ok("chat.postMessage", channel=acme.general, text=f"<@{robot.id}> hello")
        wait_for(lambda: newest(acme.ivan, acme.general)["text"] == "rtm heard hello")
