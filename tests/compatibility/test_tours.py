"""Official SDKs from their registries, unmodified, each call every method that is here, by the SDK's own names for them."""

import asyncio
import base64
import io
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.api.shapes import METHODS
from tests.api.test_shapes import misshapen
from tests.api.tour import Tour
from tests.examples import Acme, Person

NODE = Path(__file__).parent / "node"


def look_at(tour: Tour) -> None:
    """Go on the tour, and look at what came back."""
    answers = tour.all()
    assert set(answers) == set(METHODS)
    problems = [f"{name}{line}" for name in answers for answer in answers[name] for line in misshapen(answer, METHODS[name], "")]
    assert not problems, "\n".join(sorted(set(problems)))


def with_own(person: Person, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """The arguments, with the token that some methods of slack_sdk take as one."""
    name = {"apps.connections.open": "app_token", "oauth.v2.exchange": "token"}.get(method)
    return arguments | ({name: person.token} if name else {})


def with_files(arguments: dict[str, Any]) -> dict[str, Any]:
    """Bytes as slack_sdk takes them."""
    return {name: io.BytesIO(value) if isinstance(value, bytes) else value for name, value in arguments.items()}


def by_hand(given: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a method that slack_sdk has no name for."""
    files = {name: value for name, value in given.items() if isinstance(value, io.BytesIO)}
    return {"data": {name: given[name] for name in given if name not in files}, "files": files} if files else {"params": given}


def test_python_calls_every_method(acme: Acme) -> None:
    def call(person: Person, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
        client = WebClient(person.token, base_url=f"{acme.server.address}/api/")
        named = getattr(client, method.replace(".", "_"), None)
        given = with_own(person, method, with_files(arguments))
        answer = named(**given) if named is not None else client.api_call(method, **by_hand(given))
        assert isinstance(answer.data, dict)
        return answer.data

    look_at(Tour(acme, call))


def test_python_calls_every_method_asynchronously(acme: Acme) -> None:
    with asyncio.Runner() as runner:

        def call(person: Person, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
            return runner.run(_call_async(person, method, with_own(person, method, with_files(arguments))))

        look_at(Tour(acme, call))


async def _call_async(person: Person, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
    client = AsyncWebClient(person.token, base_url=f"{person.server.address}/api/")
    named = getattr(client, method.replace(".", "_"), None)
    answer = await (named(**arguments) if named is not None else client.api_call(method, **by_hand(arguments)))
    assert isinstance(answer.data, dict)
    return answer.data


@pytest.fixture
def node(acme: Acme) -> Iterator[subprocess.Popen[str]]:
    """A Node process that calls what it is told to."""
    if shutil.which("node") is None or not (NODE / "node_modules/@slack/web-api").is_dir():
        pytest.skip("@slack/web-api is not installed: `make test` installs it where npm reaches its registry")
    command = ["node", "caller.mjs", f"{acme.server.address}/api/"]
    with subprocess.Popen(command, cwd=NODE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def ask_node(node: subprocess.Popen[str], person: Person, method: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """Have Node call a method; the answer."""
    assert node.stdin is not None and node.stdout is not None
    given = {name: {"$bytes": base64.b64encode(value).decode()} if isinstance(value, bytes) else value for name, value in arguments.items()}
    node.stdin.write(json.dumps({"token": person.token, "method": method, "arguments": given}) + "\n")
    node.stdin.flush()
    answer: dict[str, Any] = json.loads(node.stdout.readline())
    return answer


def test_node_calls_every_method(acme: Acme, node: subprocess.Popen[str]) -> None:
    look_at(Tour(acme, lambda person, method, arguments: ask_node(node, person, method, arguments)))


def test_node_uploads_files_its_own_way(acme: Acme, node: subprocess.Popen[str]) -> None:
    given = {"channel_id": acme.general, "filename": "notes.txt", "file": b"by node", "initial_comment": "look", "alt_text": "notes"}
    answer = ask_node(node, acme.kara, "filesUploadV2", given)
    assert answer["ok"], answer
    message = acme.ivan.ok("conversations.history", channel=acme.general)["messages"][0]
    assert message["text"] == "look" and message["files"][0]["name"] == "notes.txt"
    assert acme.ivan.http.get(message["files"][0]["url_private"]).content == b"by node"


def test_python_uploads_files_asynchronously(acme: Acme) -> None:
    async def upload() -> None:
        client = AsyncWebClient(acme.kara.token, base_url=f"{acme.server.address}/api/")
        uploads = [{"file": b"one", "filename": "one.txt"}, {"file": b"two", "filename": "two.txt", "title": "Two"}]
        await client.files_upload_v2(file_uploads=uploads, channel=acme.general, initial_comment="two files")

    asyncio.run(upload())
    message = acme.ivan.ok("conversations.history", channel=acme.general)["messages"][0]
    assert [item["title"] for item in message["files"]] == ["one.txt", "Two"]


def test_errors_reach_callers_as_their_sdks_tell_them(acme: Acme, node: subprocess.Popen[str]) -> None:
    given = {"channel": "C0NOTTHERE", "text": "hello"}
    assert ask_node(node, acme.kara, "chat.postMessage", given)["error"] == "channel_not_found"
    client = WebClient(acme.kara.token, base_url=f"{acme.server.address}/api/")
    with pytest.raises(SlackApiError, match="channel_not_found"):
        client.chat_postMessage(**given)
