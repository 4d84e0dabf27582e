"""Answers that are written while they are read, and threads with assistants."""

from typing import Any

import pytest

from tests.apps import Endpoint, Installed, manifest
from tests.examples import Acme, Person


@pytest.fixture
def helper(acme: Acme) -> Installed:
    return Installed(acme, manifest("Helper"))


def opened(acme: Acme, helper: Installed, person: Person) -> dict[str, Any]:
    thread: dict[str, Any] = acme.session(person).ok("assistant.threads.start", app_id=helper.id)["assistant_thread"]
    return thread


def begin(acme: Acme, helper: Installed, **more: Any) -> tuple[str, str]:
    """A stream in a thread with Kara; channel and ts."""
    thread = opened(acme, helper, acme.kara)
    started = helper.bot.ok("chat.startStream", channel=thread["channel_id"], thread_ts=thread["thread_ts"], **more)
    return started["channel"], started["ts"]


def message(person: Person, channel: str, ts: str) -> dict[str, Any]:
    found: dict[str, Any] = person.ok("conversations.history", channel=channel, latest=ts, inclusive=True, limit=1)["messages"][0]
    if found["ts"] != ts:
        thread = person.ok("conversations.replies", channel=channel, ts=found["ts"])["messages"]
        found = next(item for item in thread if item["ts"] == ts)
    return found


def test_an_answer_grows_and_is_finished(acme: Acme, helper: Installed) -> None:
    channel, ts = begin(acme, helper, markdown_text="There is **soup**")
    with acme.session(acme.kara).listen(since=0) as ears:
        for number, more in enumerate((" and", " bread."), 1):
            helper.bot.ok("chat.appendStream", channel=channel, ts=ts, markdown_text=more)
            told = ears.next("message_stream")
            assert (told["channel"], told["message"]["stream_at"]) == (channel, number)
            assert told["message"]["chunks"] == [{"type": "markdown_text", "text": more}]
        growing = message(acme.kara, channel, ts)
        assert (growing["streaming_state"], growing["stream_at"]) == ("in_progress", 2)
        buttons = [{"type": "divider"}]
        finished = helper.bot.ok("chat.stopStream", channel=channel, ts=ts, blocks=buttons)["message"]
        changed = ears.next("message")
        while changed.get("subtype") != "message_changed":
            changed = ears.next("message")
    assert changed["message"]["streaming_state"] == finished["streaming_state"] == "completed"
    assert [block["type"] for block in finished["blocks"]] == ["markdown", "divider"]
    assert finished["blocks"][0]["text"] == "There is **soup** and bread."
    assert "stream_at" not in finished
    assert helper.bot.error("chat.appendStream", channel=channel, ts=ts, markdown_text="!") == "message_not_in_streaming_state"


def test_tasks_and_plans_are_brought_up_to_date(acme: Acme, helper: Installed) -> None:
    task = {"type": "task_update", "id": "1", "title": "Look", "status": "in_progress"}
    channel, ts = begin(acme, helper, chunks=[task], task_display_mode="plan")
    done = task | {"status": "complete", "output": "found", "sources": [{"type": "url", "url": "https://a.example", "text": "A"}]}
    helper.bot.ok("chat.appendStream", channel=channel, ts=ts, chunks=[{"type": "plan_update", "title": "Lunch"}, done])
    plan = message(acme.kara, channel, ts)["blocks"][0]
    assert (plan["type"], plan["title"], len(plan["tasks"])) == ("plan", "Lunch", 1)
    assert plan["tasks"][0]["status"] == "complete"
    assert plan["tasks"][0]["sources"] == [{"type": "url", "url": "https://a.example", "text": "A"}]


def test_the_reader_says_enough(acme: Acme) -> None:
    with Endpoint() as endpoint:
        helper = Installed(acme, manifest("Helper", endpoint.url, events=["agent_session_stopped", "assistant_thread_started"]))
        channel, ts = begin(acme, helper, markdown_text="Once upon a time")
        assert endpoint.next_event("assistant_thread_started")["event"]["assistant_thread"]["user_id"] == acme.kara.id
        acme.session(acme.kara).ok("chat.endStream", channel=channel, ts=ts)
        assert endpoint.next_event("agent_session_stopped")["event"]["user"] == acme.kara.id
    assert helper.bot.error("chat.appendStream", channel=channel, ts=ts, markdown_text="!") == "stopped_by_user"


def test_only_its_own_app_writes_on(acme: Acme, helper: Installed) -> None:
    other = Installed(acme, manifest("Other"))
    acme.kara.ok("conversations.invite", channel=acme.general, users=[helper.bot.id])
    acme.kara.ok("conversations.invite", channel=acme.general, users=[other.bot.id])
    root = acme.kara.ok("chat.postMessage", channel=acme.general, text="What is for lunch?")["ts"]
    place = {"channel": acme.general, "thread_ts": root, "markdown_text": "Soup"}
    assert helper.bot.error("chat.startStream", **place) == "missing_recipient_user_id"
    assert helper.bot.error("chat.startStream", **place, recipient_user_id=acme.kara.id) == "missing_recipient_team_id"
    ts = helper.bot.ok("chat.startStream", **place, recipient_user_id=acme.kara.id, recipient_team_id=acme.id)["ts"]
    assert other.bot.error("chat.appendStream", channel=acme.general, ts=ts, markdown_text="!") == "message_not_owned_by_app"
    assert helper.bot.error("chat.appendStream", channel=acme.general, ts=ts) == "no_text"
    assert helper.bot.error("chat.appendStream", channel=acme.general, ts=ts, chunks=[{"type": "cake"}]) == "invalid_chunks"
    assert helper.bot.error("chat.appendStream", channel=acme.general, ts=root, markdown_text="!") == "message_not_owned_by_app"


def test_what_was_streamed_and_deleted_is_gone_from_the_log(acme: Acme, helper: Installed) -> None:
    channel, ts = begin(acme, helper, markdown_text="There is soup")
    helper.bot.ok("chat.appendStream", channel=channel, ts=ts, markdown_text=" with xyzzy")
    helper.bot.ok("chat.delete", channel=channel, ts=ts)
    with acme.session(acme.kara).listen(since=0) as ears:
        assert "xyzzy" not in str(ears.until_pong())


def test_an_assistant_names_its_threads_and_offers_questions(acme: Acme, helper: Installed) -> None:
    thread = opened(acme, helper, acme.kara)
    place = {"channel_id": thread["channel_id"], "thread_ts": thread["thread_ts"]}
    kara = acme.session(acme.kara)
    with kara.listen(since=0) as ears:
        helper.bot.ok("assistant.threads.setStatus", **place, status="is thinking")
        assert ears.next("assistant_status")["status"] == "is thinking"
    helper.bot.ok("assistant.threads.setTitle", **place, title="Lunch")
    helper.bot.ok("assistant.threads.setSuggestedPrompts", **place, title="Ask", prompts=[{"title": "Soup", "message": "Is there soup?"}])
    listed = kara.ok("assistant.threads.list", app_id=helper.id)["assistant_threads"]
    assert [(item["title"], item["prompts_title"], item["prompts"]) for item in listed] == [
        ("Lunch", "Ask", [{"title": "Soup", "message": "Is there soup?"}])
    ]
    root = kara.ok("conversations.history", channel=thread["channel_id"])["messages"][0]
    assert (root["subtype"], root["assistant_app_thread"]["title"]) == ("assistant_app_thread", "Lunch")
    other = Installed(acme, manifest("Other"))
    assert other.bot.error("assistant.threads.setTitle", **place, title="Mine") == "channel_not_found"
    assert kara.error("assistant.threads.start", app_id="A0NOBODY000") == "app_not_found"


def test_the_assistant_hears_what_is_on_screen(acme: Acme) -> None:
    with Endpoint() as endpoint:
        events = ["assistant_thread_started", "assistant_thread_context_changed", "message.im"]
        helper = Installed(acme, manifest("Helper", endpoint.url, events=events))
        kara = acme.session(acme.kara)
        thread = kara.ok("assistant.threads.start", app_id=helper.id, context_channel_id=acme.general)["assistant_thread"]
        started = endpoint.next_event("assistant_thread_started")["event"]["assistant_thread"]
        assert started["context"]["channel_id"] == acme.general
        place = {"channel_id": thread["channel_id"], "thread_ts": thread["thread_ts"]}
        kara.ok("assistant.threads.setContext", **place, context_channel_id=acme.random)
        changed = endpoint.next_event("assistant_thread_context_changed")["event"]["assistant_thread"]
        assert (changed["context"]["channel_id"], changed["thread_ts"]) == (acme.random, thread["thread_ts"])
        kara.ok("chat.postMessage", channel=thread["channel_id"], thread_ts=thread["thread_ts"], text="Is there soup?")
        said = endpoint.next_event("message")
        while said["event"].get("text") != "Is there soup?":
            said = endpoint.next_event("message")
        assert (said["event"]["channel_type"], said["event"]["thread_ts"]) == ("im", thread["thread_ts"])
