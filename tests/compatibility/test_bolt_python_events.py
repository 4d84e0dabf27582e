"""Bolt for Python, unmodified: events, links and answers that grow, over HTTP and over Socket Mode."""

from typing import Any

import pytest
from slack_bolt import Assistant

from tests.apps import BOT_SCOPES
from tests.bolt import Bolt, Seen
from tests.compatibility.running import newest, wait_for
from tests.examples import Acme


@pytest.fixture(params=["http", "socket"])
def way(request: pytest.FixtureRequest) -> str:
    """How the app is called."""
    return str(request.param)


def test_mentions_are_answered_and_reactions_heard(acme: Acme, way: str) -> None:
    bolt, seen = Bolt(acme, way, events=["app_mention", "reaction_added"]), Seen()

    @bolt.app.event("app_mention")
    def on_mention(event: dict[str, Any], say: Any) -> None:
        say(text="You called?", thread_ts=event["ts"])

    @bolt.app.event("reaction_added")
    def on_reaction(event: dict[str, Any]) -> None:
        seen.put(event["reaction"])

    acme.kara.ok("conversations.invite", channel=acme.general, users=[bolt.installed.bot.id])
    with bolt:
        asked = acme.ivan.ok("chat.postMessage", channel=acme.general, text=f"<@{bolt.installed.bot.id}> hello")["ts"]
        replies = wait_for(lambda: acme.kara.ok("conversations.replies", channel=acme.general, ts=asked)["messages"][1:])
        assert replies[0]["text"] == "You called?"
        acme.ivan.ok("reactions.add", channel=acme.general, timestamp=asked, name="wave")
        assert (seen.next(), bolt.errors) == ("wave", [])


def test_links_show_what_is_behind_them(acme: Acme, way: str) -> None:
    link, domains = "https://tickets.example.com/1", ["tickets.example.com"]
    bolt = Bolt(acme, way, events=["link_shared"], scopes=[*BOT_SCOPES, "links:read", "links:write"], unfurl_domains=domains)

    @bolt.app.event("link_shared")
    def on_link(event: dict[str, Any], client: Any) -> None:
        unfurls = {link["url"]: {"title": "A ticket", "text": link["domain"]} for link in event["links"]}
        client.chat_unfurl(channel=event["channel"], ts=event["message_ts"], unfurls=unfurls)

    acme.kara.ok("conversations.invite", channel=acme.general, users=[bolt.installed.bot.id])
    with bolt:
        acme.ivan.ok("chat.postMessage", channel=acme.general, text=f"see {link}")
        [unfurled] = wait_for(lambda: newest(acme.kara, acme.general).get("attachments"))
    assert (unfurled["title"], unfurled["text"], unfurled["from_url"], bolt.errors) == ("A ticket", domains[0], link, [])


def test_an_assistant_streams(acme: Acme, way: str) -> None:
    bolt = Bolt(acme, way, events=["assistant_thread_started", "assistant_thread_context_changed", "message.im"])
    assistant, kara = Assistant(), acme.session(acme.kara)

    @assistant.thread_started
    def on_thread(say: Any, set_suggested_prompts: Any) -> None:
        say("Ask away")
        set_suggested_prompts(prompts=[{"title": "Tale", "message": "Tell me a tale"}])

    @assistant.user_message
    def on_message(payload: dict[str, Any], set_title: Any, set_status: Any, say_stream: Any) -> None:
        set_title(payload["text"])
        set_status("is thinking")
        stream = say_stream(buffer_size=1)
        for words in ("Once ", "upon ", "a *time*"):
            stream.append(markdown_text=words)
        stream.stop()

    bolt.app.use(assistant)
    with bolt:
        thread = kara.ok("assistant.threads.start", app_id=bolt.installed.id)["assistant_thread"]
        channel, thread_ts = thread["channel_id"], thread["thread_ts"]

        def last() -> dict[str, Any]:
            return dict(acme.kara.ok("conversations.replies", channel=channel, ts=thread_ts)["messages"][-1])

        wait_for(lambda: last()["text"] == "Ask away")
        with kara.listen(since=0) as ears:
            kara.ok("chat.postMessage", channel=channel, thread_ts=thread_ts, text="Tell me a tale")
            assert [ears.next("message_stream")["message"]["chunks"][0]["text"] for _ in range(2)] == ["upon ", "a *time*"]
            wait_for(lambda: last().get("streaming_state") == "completed")
        assert "Once upon a *time*" in str(last()["blocks"])
    assert bolt.errors == []
