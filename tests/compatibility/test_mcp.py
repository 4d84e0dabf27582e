"""An AI assistant at `/mcp`, by the official SDK's own client: it reads, searches and posts as the person whose token it has."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import httpx
import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from hallway.domain import auth
from tests.examples import Acme, Person


def ask(person: Person, work: Callable[[Client], Coroutine[Any, Any, Any]]) -> Any:
    """Run `work` with a client that holds the person's token."""

    async def connected() -> Any:
        headers = {"Authorization": f"Bearer {person.token}"}
        async with (
            httpx2.AsyncClient(headers=headers, timeout=30, trust_env=False) as web,
            Client(streamable_http_client(f"{person.server.address}/mcp", http_client=web)) as client,
        ):
            return await work(client)

    return asyncio.run(connected())


def tool(person: Person, name: str, **arguments: Any) -> Any:
    """What a tool answers; its text where it fails."""

    async def run(client: Client) -> Any:
        result = await client.call_tool(name, arguments)
        return result.content[0].text if result.is_error else result.structured_content

    return ask(person, run)


def test_an_assistant_finds_its_tools(acme: Acme) -> None:
    async def names(client: Client) -> Any:
        return {item.name: item for item in (await client.list_tools()).tools}

    found = ask(acme.kara, names)
    assert set(found) == {"search_messages", "read_channel", "read_thread", "post_message", "list_people", "list_channels"}
    assert found["post_message"].annotations.read_only_hint is False
    assert found["read_channel"].input_schema["required"] == ["channel"]


def test_it_reads_and_posts_as_the_person(acme: Acme) -> None:
    posted = tool(acme.kara, "post_message", channel="#general", text="There is **soup**")
    said = acme.ivan.ok("conversations.history", channel=acme.general, limit=1)["messages"][0]
    assert (said["user"], said["ts"], said["text"]) == (acme.kara.id, posted["ts"], "There is *soup*")
    tool(acme.ivan, "post_message", channel=acme.general, thread_ts=posted["ts"], text="With bread?")
    page = tool(acme.ivan, "read_channel", channel="#general", limit=1)
    assert (page["messages"][0]["user_name"], page["messages"][0]["reply_count"]) == ("Kara Thrace", 1)
    thread = tool(acme.ivan, "read_thread", channel=acme.general, thread_ts=posted["ts"])
    assert [message["text"] for message in thread["messages"]] == ["There is *soup*", "With bread?"]
    assert [person["name"] for person in tool(acme.ivan, "list_people", query="kara")["people"]] == ["Kara Thrace"]
    assert [channel["name"] for channel in tool(acme.mia, "list_channels")["channels"]] == ["general"]


def test_it_finds_what_was_said(acme: Acme) -> None:
    acme.kara.ok("chat.postMessage", channel=acme.general, text="The zeppelin lands at noon")
    deadline = asyncio.run(_found_within(acme.ivan, "zeppelin"))
    assert deadline["messages"][0]["text"] == "The zeppelin lands at noon"


async def _found_within(person: Person, word: str, seconds: float = 20) -> Any:
    async with asyncio.timeout(seconds):
        while True:
            answer = await asyncio.to_thread(tool, person, "search_messages", query=word)
            if answer["messages"]:
                return answer
            await asyncio.sleep(0.1)


def test_it_may_what_the_person_and_their_token_may(acme: Acme) -> None:
    secret = acme.channel("secret", is_private=True, members=(acme.kara,))
    assert tool(acme.ivan, "read_channel", channel=secret) == "channel_not_found"
    assert "missing" in tool(acme.ivan, "read_channel")
    token = acme.server.write(acme.id, auth.issue_token, acme.id, auth.NewToken(acme.ivan.id, "user", ("channels:history",)))
    narrow = Person(acme.server, acme.id, acme.ivan.id, "Ivan", token)
    assert tool(narrow, "post_message", channel=acme.general, text="hi").startswith("missing_scope")


def test_strangers_are_told_where_to_sign_in(acme: Acme) -> None:
    url = f"{acme.server.address}/mcp"
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    answer = httpx.post(url, json=body, trust_env=False)
    assert answer.status_code == 401
    assert (
        answer.headers["www-authenticate"] == f'Bearer resource_metadata="{acme.server.address}/.well-known/oauth-protected-resource/mcp"'
    )
    wrong = httpx.post(url, json=body, headers={"Authorization": "Bearer xoxp-1"}, trust_env=False)
    assert (wrong.status_code, "invalid_token" in wrong.headers["www-authenticate"]) == (401, True)
    robot = acme.person("Robot", kind="bot")
    assert httpx.post(url, json=body, headers={"Authorization": f"Bearer {robot.token}"}, trust_env=False).status_code == 403
