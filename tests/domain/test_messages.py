"""What is said: threads, broadcasts, edits, deletions, and what only some see."""

from typing import Any

from tests.examples import Acme, Person


def say(person: Person, channel: str, text: str, **more: Any) -> str:
    """Post; the ts."""
    return str(person.ok("chat.postMessage", channel=channel, text=text, **more)["ts"])


def shown(person: Person, channel: str) -> list[dict[str, Any]]:
    """What a channel shows, newest first."""
    messages: list[dict[str, Any]] = person.ok("conversations.history", channel=channel)["messages"]
    return messages


def test_a_reply_stays_in_its_thread_and_a_broadcast_is_shown_twice(acme: Acme) -> None:
    root = say(acme.kara, acme.general, "question")
    with acme.mia.listen() as mia:
        reply = say(acme.ivan, acme.general, "answer", thread_ts=root)
        loud = say(acme.ivan, acme.general, "answer for all", thread_ts=root, reply_broadcast=True)
        heard = mia.until_pong()
    assert [m["ts"] for m in shown(acme.mia, acme.general)] == [loud, root]
    first = shown(acme.mia, acme.general)[0]
    assert (first["subtype"], first["thread_ts"]) == ("thread_broadcast", root)
    replies = acme.mia.ok("conversations.replies", channel=acme.general, ts=root)["messages"]
    assert [m["ts"] for m in replies] == [root, reply, loud]
    assert (replies[0]["reply_count"], replies[0]["reply_users"], replies[0]["latest_reply"]) == (2, [acme.ivan.id], loud)
    assert [event.get("subtype") for event in heard if event["type"] == "message"] == [
        None, "message_replied", "thread_broadcast", "message_replied",
    ]  # fmt: skip
    assert acme.ivan.error("chat.postMessage", channel=acme.general, text="x", thread_ts=reply) == "thread_not_found"
    assert acme.ivan.error("chat.postMessage", channel=acme.general, text="x", thread_ts="1.000001") == "thread_not_found"


def test_an_edit_is_told_with_what_was_before(acme: Acme) -> None:
    ts = say(acme.ivan, acme.general, "teh word")
    with acme.mia.listen() as mia:
        acme.ivan.ok("chat.update", channel=acme.general, ts=ts, text="the word")
        event = mia.next("message")
    assert (event["subtype"], event["hidden"], event["channel"]) == ("message_changed", True, acme.general)
    assert (event["message"]["text"], event["previous_message"]["text"]) == ("the word", "teh word")
    assert event["message"]["edited"]["user"] == acme.ivan.id
    assert shown(acme.mia, acme.general)[0]["text"] == "the word"
    assert acme.mia.error("chat.update", channel=acme.general, ts=ts, text="my word") == "cant_update_message"
    assert acme.kara.error("chat.update", channel=acme.general, ts=ts, text="my word") == "cant_update_message"


def test_a_deleted_root_leaves_a_stone_until_its_last_reply_goes(acme: Acme) -> None:
    root = say(acme.ivan, acme.general, "secret root")
    reply = say(acme.mia, acme.general, "reply", thread_ts=root)
    assert acme.mia.error("chat.delete", channel=acme.general, ts=root) == "cant_delete_message"
    acme.kara.ok("chat.delete", channel=acme.general, ts=root)
    stone = shown(acme.mia, acme.general)[0]
    assert (stone["subtype"], stone["reply_count"], "secret" in str(stone)) == ("tombstone", 1, False)
    with acme.kara.listen() as kara:
        acme.mia.ok("chat.delete", channel=acme.general, ts=reply)
        assert kara.next("message")["subtype"] == "message_deleted"
    assert shown(acme.mia, acme.general) == []
    assert acme.mia.error("chat.delete", channel=acme.general, ts=reply) == "message_not_found"


def test_what_one_does_is_not_what_one_says(acme: Acme) -> None:
    acme.ivan.ok("chat.meMessage", channel=acme.general, text="waves")
    said = shown(acme.mia, acme.general)[0]
    assert (said["subtype"], said["text"], said["user"]) == ("me_message", "waves", acme.ivan.id)


def test_what_is_for_one_alone_is_heard_by_them_and_kept_nowhere(acme: Acme) -> None:
    with acme.mia.listen() as mia, acme.ivan.listen() as ivan:
        acme.kara.ok("chat.postEphemeral", channel=acme.general, user=acme.mia.id, text="psst")
        heard = mia.next("message")
        assert (heard["text"], heard["is_ephemeral"]) == ("psst", True)
        assert [event for event in ivan.until_pong() if event["type"] == "message"] == []
    assert shown(acme.mia, acme.general) == []
    stranger = acme.person("Nora Fern")
    assert acme.kara.error("chat.postEphemeral", channel=acme.general, user=stranger.id, text="psst") == "user_not_in_channel"


def test_threads_are_followed_by_those_who_speak_and_are_spoken_to(acme: Acme) -> None:
    browsers = {person.id: acme.session(person) for person in (acme.kara, acme.ivan, acme.mia)}
    root = say(acme.kara, acme.general, "question")
    say(acme.ivan, acme.general, f"<@{acme.mia.id}> knows", thread_ts=root)

    def counts(person: Person) -> tuple[int, int]:
        threads = person.ok("client.counts")["threads"]
        return threads["unread_count"], threads["mention_count"]

    assert [counts(person) for person in (acme.kara, acme.ivan, acme.mia)] == [(1, 0), (0, 0), (1, 1)]
    browsers[acme.mia.id].ok("subscriptions.thread.remove", channel=acme.general, thread_ts=root)
    say(acme.kara, acme.general, f"<@{acme.mia.id}>?", thread_ts=root)
    assert [counts(person) for person in (acme.kara, acme.ivan, acme.mia)] == [(1, 0), (1, 0), (0, 0)]
    latest = say(acme.ivan, acme.general, "never mind", thread_ts=root)
    with acme.kara.listen() as kara:
        browsers[acme.kara.id].ok("subscriptions.thread.mark", channel=acme.general, thread_ts=root, ts=latest)
        assert kara.next("thread_marked")["subscription"]["last_read"] == latest
    assert counts(acme.kara) == (0, 0)


def test_joins_and_topics_make_nothing_unread(acme: Acme) -> None:
    before = acme.mia.ok("client.counts")
    room = acme.channel("quiet", members=(acme.kara, acme.mia))
    acme.kara.ok("conversations.invite", channel=room, users=acme.ivan.id)
    acme.kara.ok("conversations.setTopic", channel=room, topic="hush")
    acme.kara.ok("conversations.rename", channel=room, name="quieter")
    entry = next(c for c in acme.mia.ok("client.counts")["channels"] if c["id"] == room)
    assert (entry["unread_count"], entry["has_unreads"], len(before["channels"])) == (0, False, 1)
    assert [message["subtype"] for message in shown(acme.mia, room)] == ["channel_name", "channel_topic", "channel_join"]


def test_the_same_message_sent_twice_is_said_once(acme: Acme) -> None:
    first, second = (say(acme.ivan, acme.general, "once", client_msg_id="0a0b0c0d-1111") for _ in range(2))
    assert first == second
    assert say(acme.mia, acme.general, "once", client_msg_id="0a0b0c0d-1111") != first
    assert len(shown(acme.kara, acme.general)) == 2
