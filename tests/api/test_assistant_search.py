"""Search for apps that answer people: within what those people may see, and only for a while after they have spoken."""

import asyncio
from typing import Any

from hallway.domain import apps
from tests.apps import Endpoint, Installed, manifest
from tests.examples import Acme, Person


async def _found(person: Person, seconds: float = 20, **arguments: Any) -> list[dict[str, Any]]:
    async with asyncio.timeout(seconds):
        while True:
            answer = await asyncio.to_thread(person.ok, "assistant.search.context", **arguments)
            if answer["results"]["messages"]:
                found: list[dict[str, Any]] = answer["results"]["messages"]
                return found
            await asyncio.sleep(0.1)


def test_a_bot_searches_for_whoever_spoke_to_it(acme: Acme) -> None:
    with Endpoint() as endpoint:
        helper = Installed(acme, manifest("Helper", endpoint.url, events=["app_mention", "message.im"]))
        secret = acme.channel("secret", is_private=True, members=(acme.kara,))
        acme.kara.ok("chat.postMessage", channel=secret, text="The zeppelin is ours")
        said = acme.kara.ok("chat.postMessage", channel=acme.general, text="The zeppelin lands at noon")["ts"]
        acme.kara.ok("conversations.invite", channel=acme.general, users=[helper.bot.id])
        acme.kara.ok("chat.postMessage", channel=acme.general, text=f"<@{helper.bot.id}> when does it land?")
        token = endpoint.next_event("app_mention")["event"]["assistant_thread"]["action_token"]
    found = asyncio.run(_found(helper.bot, query="zeppelin", action_token=token))
    assert [(item["message_ts"], item["channel_id"], item["content"]) for item in found] == [
        (said, acme.general, "The zeppelin lands at noon")
    ]
    people = helper.bot.ok("assistant.search.context", query="ivan", action_token=token, content_types=["users", "channels"])
    assert [person["full_name"] for person in people["results"]["users"]] == ["Ivan Petrov"]


def test_without_having_been_spoken_to_it_finds_nothing(acme: Acme) -> None:
    helper = Installed(acme, manifest("Helper"))
    other = Installed(acme, manifest("Other"))
    secret = helper.credentials.signing_secret
    assert helper.bot.error("assistant.search.context", query="x") == "invalid_action_token"
    assert helper.bot.error("assistant.search.context", query="x", action_token=f"1.{acme.kara.id}.0") == "invalid_action_token"
    old = apps.make_action_token(secret, helper.id, acme.kara.id, 1_700_000_000)
    assert helper.bot.error("assistant.search.context", query="x", action_token=old) == "invalid_action_token"
    foreign = apps.make_action_token(other.credentials.signing_secret, helper.id, acme.kara.id, 1_700_000_000)
    assert helper.bot.error("assistant.search.context", query="x", action_token=foreign) == "invalid_action_token"


def test_kinds_of_conversation_need_their_scopes(acme: Acme) -> None:
    answer = acme.kara.call("assistant.search.context", query="x", channel_types=["public_channel", "im"])
    assert (answer["error"], answer["needed"]) == ("missing_scope", "search:read.im")
    assert acme.kara.error("assistant.search.context", query="x", content_types=["cake"]) == "invalid_arguments"
    assert acme.kara.error("assistant.search.context", query=" ") == "missing_query"
