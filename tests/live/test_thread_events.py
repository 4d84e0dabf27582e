"""What those who watch a thread hear, so that what they show stays what the server has."""

from tests.examples import Acme


def test_an_answered_author_hears_that_they_follow_the_thread(acme: Acme) -> None:
    root = acme.kara.ok("chat.postMessage", channel=acme.general, text="who?")["ts"]
    with acme.kara.listen() as ears:
        acme.ivan.ok("chat.postMessage", channel=acme.general, text="me", thread_ts=root)
        subscription = ears.next("thread_subscribed")["subscription"]
    assert (subscription["thread_ts"], subscription["last_read"], subscription["active"]) == (root, root, True)


def test_a_deleted_reply_changes_what_its_root_tells(acme: Acme) -> None:
    root = acme.kara.ok("chat.postMessage", channel=acme.general, text="root")["ts"]
    first, second = (acme.ivan.ok("chat.postMessage", channel=acme.general, text=text, thread_ts=root)["ts"] for text in "ab")
    with acme.mia.listen() as ears:
        acme.ivan.ok("chat.delete", channel=acme.general, ts=second)
        assert ears.next("message")["subtype"] == "message_deleted"
        told = ears.next("message")["message"]
        assert (told["ts"], told["reply_count"], told["latest_reply"]) == (root, 1, first)
        acme.ivan.ok("chat.delete", channel=acme.general, ts=first)
        ears.next("message")
        assert "reply_count" not in ears.next("message")["message"]


def test_a_tombstone_goes_with_its_last_reply(acme: Acme) -> None:
    root = acme.kara.ok("chat.postMessage", channel=acme.general, text="root")["ts"]
    reply = acme.ivan.ok("chat.postMessage", channel=acme.general, text="reply", thread_ts=root)["ts"]
    acme.kara.ok("chat.delete", channel=acme.general, ts=root)
    with acme.mia.listen() as ears:
        acme.ivan.ok("chat.delete", channel=acme.general, ts=reply)
        assert [ears.next("message")["deleted_ts"] for _ in range(2)] == [reply, root]
