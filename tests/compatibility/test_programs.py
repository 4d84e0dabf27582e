"""Other people's programs, unmodified, with Slack's address built in or set: they speak to this server and notice nothing."""

import asyncio
import getpass
import json
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

from tests.compatibility.conftest import DEBIAN, NODE_MODULES, PROGRAMS, PYTHON, Slack
from tests.compatibility.running import PATIENCE_S, free_port, newest, ran, running, wait_for
from tests.examples import Acme, Person


def needed(path: Path) -> Any:
    """Skips where a program is not there."""
    return pytest.mark.skipif(not path.exists(), reason=f"{path.name} is not here: `make test` fetches it where its registry is reached")


@contextmanager
def alertmanager(slack: Slack, receiver: dict[str, Any], folder: Path) -> Iterator[httpx.Client]:
    """Alertmanager, with one receiver."""
    known = {"proxy_url": slack.proxy.address, "tls_config": {"ca_file": str(slack.certificate)}}
    receiver = receiver | {"http_config": known | receiver.get("http_config", {})}
    route = {"receiver": "chat", "group_wait": "0s", "group_interval": "1s"}
    config = {"route": route, "receivers": [{"name": "chat", "slack_configs": [receiver]}]}
    (folder / "alertmanager.yml").write_text(json.dumps(config))
    port = free_port()
    command = [
        DEBIAN / "usr/bin/prometheus-alertmanager", f"--config.file={folder / 'alertmanager.yml'}", f"--storage.path={folder}",
        f"--web.listen-address=127.0.0.1:{port}", "--cluster.listen-address=",
    ]  # fmt: skip
    with running(command, slack.by_proxy(), folder / "log"), httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as at:
        wait_for(lambda: _answers(at))
        yield at


@needed(DEBIAN / "usr/bin/prometheus-alertmanager")
def test_alertmanager_tells_of_an_alert(slack: Slack, team: Acme, tmp_path: Path) -> None:
    robot = team.person("Robot", kind="bot")
    team.kara.ok("conversations.invite", channel=team.general, users=[robot.id])
    receiver = {
        "api_url": "https://slack.com/api/chat.postMessage",
        "channel": "#general",
        "http_config": {"authorization": {"credentials": robot.token}},
        "actions": [{"type": "button", "text": "Runbook", "url": "https://acme.example/runbook"}],
    }
    with alertmanager(slack, receiver, tmp_path) as at:
        at.post("/api/v2/alerts", json=[{"labels": {"alertname": "DiskFull", "severity": "page"}}]).raise_for_status()
        told = wait_for(lambda: newest(team.ivan, team.general).get("attachments"))
    assert "DiskFull" in told[0]["title"] and told[0]["actions"][0]["text"] == "Runbook"


def _answers(client: httpx.Client) -> bool:
    try:
        return client.get("/-/ready").status_code == 200
    except httpx.TransportError:
        return False


@needed(PYTHON / "programs/bin/apprise")
def test_apprise_notifies_by_token(slack: Slack, team: Acme, tmp_path: Path) -> None:
    robot = team.person("Robot", kind="bot")
    team.kara.ok("conversations.invite", channel=team.general, users=[robot.id])
    (tmp_path / "plan.txt").write_text("the plan")
    url = f"slack://{robot.token}/#general/"
    ran([PYTHON / "programs/bin/apprise", "-vv", "-t", "Backup", "-b", "all is well", "-a", tmp_path / "plan.txt", url], slack.by_proxy())
    messages = team.ivan.ok("conversations.history", channel=team.general, limit=5)["messages"]
    assert any("all is well" in json.dumps(message) for message in messages)
    assert any(file["name"] == "plan.txt" for message in messages for file in message.get("files", ()))


@needed(PYTHON / "programs/bin/slack-cli")
def test_slack_cli_talks_uploads_and_reads(slack: Slack, team: Acme, tmp_path: Path) -> None:
    environment = slack.by_proxy() | {"XDG_CONFIG_HOME": str(tmp_path)}
    cli = [PYTHON / "programs/bin/slack-cli", "-t", team.kara.token]
    ran([*cli, "-d", "general", "hello from the shell"], environment)
    assert newest(team.ivan, team.general)["text"] == "hello from the shell"
    ran([*cli, "-d", "general", "--pre"], environment, told="piped\n")
    assert newest(team.ivan, team.general)["text"] == "```piped```"
    ivan = team.kara.ok("users.info", user=team.ivan.id)["user"]["name"]
    team.kara.ok("conversations.open", users=[team.ivan.id])
    ran([*cli, "-d", ivan, "just for you"], environment)
    direct = team.ivan.ok("conversations.open", users=[team.kara.id])["channel"]["id"]
    assert newest(team.ivan, direct)["text"] == "just for you"
    (tmp_path / "notes.txt").write_text("some notes")
    ran([*cli, "-d", "general", "-f", tmp_path / "notes.txt"], environment)
    assert newest(team.ivan, team.general)["files"][0]["name"] == "notes.txt"
    assert "hello from the shell" in ran([*cli, "-s", "general", "-l", "10"], environment)


class Irc:
    """Somebody's IRC client."""

    def __init__(self, port: int) -> None:
        self.socket = wait_for(lambda: _connected(port))
        self.socket.settimeout(PATIENCE_S)
        self.lines = self.socket.makefile("rb")

    def say(self, *lines: str) -> None:
        """Send lines."""
        self.socket.sendall("".join(f"{line}\r\n" for line in lines).encode())

    def hear(self, pattern: str) -> re.Match[str]:
        """The first line from here on that matches."""
        heard = []
        for raw in self.lines:
            heard.append(raw.decode().rstrip())
            if found := re.search(pattern, heard[-1]):
                return found
        raise AssertionError(heard)


def _connected(port: int) -> socket.socket | None:
    try:
        return socket.create_connection(("127.0.0.1", port))
    except OSError:
        return None


@needed(DEBIAN / "usr/share/localslackirc/irc.py")
def test_localslackirc_makes_it_an_irc_server(slack: Slack, team: Acme, tmp_path: Path) -> None:
    port = free_port()
    name = team.kara.ok("users.info", user=team.kara.id)["user"]["name"]
    ivan = team.kara.ok("users.info", user=team.ivan.id)["user"]["name"]
    environment = slack.by_resolver() | {
        "TOKEN": team.kara.token,
        "PORT": str(port),
        "AUTOJOIN": "true",
        "PROCESS_OWNER": getpass.getuser(),
    }
    command = [PYTHON / "localslackirc/bin/python", DEBIAN / "usr/share/localslackirc/irc.py", "-d"]
    with running(command, environment, tmp_path / "log"):
        irc = Irc(port)
        irc.say(f"NICK {name}", f"USER {name} 0 * :Kara")
        irc.hear(r" JOIN .*#general")
        irc.say("PRIVMSG #general :over irc")
        wait_for(lambda: newest(team.ivan, team.general).get("text") == "over irc")
        team.ivan.ok("chat.postMessage", channel=team.general, text="heard you")
        assert irc.hear(r"^:(\S+?)!\S+ PRIVMSG #general :heard you")[1] == ivan
        irc.say(f"PRIVMSG {ivan} :between us")
        direct = team.ivan.ok("conversations.open", users=[team.kara.id])["channel"]["id"]
        wait_for(lambda: newest(team.ivan, direct).get("text") == "between us")


@needed(PYTHON / "slackclient/.ready")
def test_a_bot_with_slacks_first_sdk_knows_the_team_and_answers(slack: Slack, team: Acme, tmp_path: Path) -> None:
    robot = team.person("Robot", kind="bot")
    team.kara.ok("conversations.invite", channel=team.general, users=[robot.id])
    command = [PYTHON / "slackclient/bin/python", PROGRAMS / "slackclient_bot.py"]
    with running(command, slack.by_resolver() | {"TOKEN": robot.token}, tmp_path / "log"):
        wait_for(lambda: newest(team.ivan, team.general).get("text") == "robot knows ivan, kara, mia, robot")
        team.ivan.ok("chat.postMessage", channel=team.general, text="quietly")
        wait_for(lambda: newest(team.ivan, team.general).get("text") == "QUIETLY")


@needed(NODE_MODULES / "hubot-slack")
def test_hubot_obeys(slack: Slack, team: Acme, tmp_path: Path) -> None:
    robot = team.person("Robot", kind="bot")
    team.kara.ok("conversations.invite", channel=team.general, users=[robot.id])
    environment = slack.by_resolver() | {"HUBOT_SLACK_TOKEN": robot.token}
    environment["PATH"] = f"{NODE_MODULES / '.bin'}:{environment['PATH']}"
    with running(["hubot", "--adapter", "slack", "--disable-httpd"], environment, tmp_path / "log", PROGRAMS / "hubot"):
        wait_for(lambda: team.ivan.ok("users.getPresence", user=robot.id)["presence"] == "active")
        # Its scripts are loaded a moment after it is connected.
        wait_for(lambda: _is_obeyed(team, robot))


def _is_obeyed(team: Acme, robot: Person) -> bool:
    said = team.ivan.ok("chat.postMessage", channel=team.general, text=f"<@{robot.id}> open the pod bay doors")["ts"]
    until = time.monotonic() + 2
    while time.monotonic() < until:
        if newest(team.ivan, team.general)["text"] == "opening the pod bay doors":
            return True
        time.sleep(0.05)
    return bool(not said)


@needed(NODE_MODULES / "slack-mcp-server-linux-amd64")
def test_an_mcp_server_for_slack_in_go_reads_posts_and_searches(slack: Slack, team: Acme, tmp_path: Path) -> None:
    team.kara.ok("chat.postMessage", channel=team.general, text="the cylons are here")
    wait_for(lambda: team.kara.ok("search.messages", query="cylons")["messages"]["total"])
    environment = slack.by_proxy() | {"SLACK_MCP_XOXP_TOKEN": team.kara.token, "SLACK_MCP_ADD_MESSAGE_TOOL": "true", "HOME": str(tmp_path)}
    environment |= {"SLACK_MCP_PROXY": slack.proxy.address, "SLACK_MCP_SERVER_CA": str(slack.certificate)}
    name = "slack-mcp-server-linux-amd64"
    server = StdioServerParameters(command=str(NODE_MODULES / name / "bin" / name), args=["--transport", "stdio"], env=environment)
    channels, history, found = asyncio.run(asyncio.wait_for(_ask_assistant(server, tmp_path / "log"), PATIENCE_S))
    assert "#general" in channels and "the cylons are here" in history
    assert "the cylons are here" in found and "/archives/" in found
    assert newest(team.ivan, team.general)["text"] == "by an assistant"


async def _ask_assistant(server: StdioServerParameters, log: Path) -> tuple[str, str, str]:
    with log.open("w") as said:
        async with stdio_client(server, errlog=said) as (reading, writing), ClientSession(reading, writing) as session:
            await session.initialize()

            async def ask(tool: str, **arguments: str) -> str:
                while True:
                    answer = (await session.call_tool(tool, arguments)).content[0].text  # type: ignore[union-attr]  # text
                    # Until it has seen who and what there is.
                    if "not ready" not in answer:
                        return str(answer)
                    await asyncio.sleep(0.1)

            channels = await ask("channels_list", channel_types="public_channel,im")
            history = await ask("conversations_history", channel_id="#general", limit="10")
            await ask("conversations_add_message", channel_id="#general", text="by an assistant")
            return channels, history, await ask("conversations_search_messages", search_query="cylons")
