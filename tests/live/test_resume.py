"""Live events: in order, once, without gaps across reconnects."""

import threading

from hallway.platform.storage import events_since
from tests.examples import Acme


def test_a_client_that_comes_back_gets_exactly_what_it_missed(acme: Acme) -> None:
    browser = acme.session(acme.ivan)
    seq = browser.ok("client.boot")["seq"]
    secret = acme.channel("secret", is_private=True, members=(acme.kara,))
    for number in range(5):
        acme.kara.ok("chat.postMessage", channel=acme.general, text=f"missed {number}")
        acme.kara.ok("chat.postMessage", channel=secret, text="not for him")
    with browser.listen(since=seq) as ears:
        assert ears.hello["resumed"] is True
        events = [ears.next("message") for _ in range(5)]
        acme.kara.ok("chat.postMessage", channel=acme.general, text="live")
        events.append(ears.next("message"))
    assert [event["text"] for event in events] == [*(f"missed {number}" for number in range(5)), "live"]
    assert [event["seq"] for event in events] == sorted({event["seq"] for event in events})


def test_many_writers_are_heard_in_one_order(acme: Acme) -> None:
    with acme.ivan.listen() as one, acme.mia.listen() as two:
        posters = [
            threading.Thread(target=acme.kara.call, args=("chat.postMessage",), kwargs={"channel": acme.general, "text": str(n)})
            for n in range(40)
        ]
        for poster in posters:
            poster.start()
        for poster in posters:
            poster.join()
        heard = [[ears.next("message")["ts"] for _ in range(40)] for ears in (one, two)]
    assert heard[0] == heard[1] == sorted(set(heard[0]))


def test_the_log_has_no_holes(acme: Acme) -> None:
    acme.kara.ok("chat.postMessage", channel=acme.general, text="one")
    acme.kara.call("chat.postMessage", channel=acme.general, thread_ts="1.1", text="refused")
    acme.kara.ok("chat.postMessage", channel=acme.general, text="two")
    seqs = [event.seq for event in acme.server.read(events_since, acme.id, 0, 1000)]
    assert seqs == list(range(1, len(seqs) + 1))


def test_typing_is_told_to_the_others_in_the_conversation_only(acme: Acme) -> None:
    with acme.ivan.listen() as ivan, acme.mia.listen() as mia, acme.kara.listen() as kara:
        kara.say({"type": "typing", "channel": acme.random})
        assert ivan.next("user_typing")["user"] == acme.kara.id
        assert [event["type"] for event in kara.until_pong()] == []
        assert "user_typing" not in [event["type"] for event in mia.until_pong()]


def test_a_forged_or_used_ticket_is_refused(acme: Acme) -> None:
    import pytest
    from websockets.exceptions import InvalidStatus
    from websockets.sync.client import connect

    url = acme.kara.ok("rtm.connect")["url"]
    connect(url, proxy=None).close()
    for bad in (url, url[:-1] + ("0" if url[-1] != "0" else "1"), url.split("?")[0]):
        with pytest.raises(InvalidStatus):
            connect(bad, proxy=None)


def test_search_finds_what_was_just_said(acme: Acme) -> None:
    acme.kara.ok("chat.postMessage", channel=acme.general, text="Die Projektbesprechung mit Frau Müller")
    secret = acme.channel("secret", is_private=True, members=(acme.kara,))
    acme.kara.ok("chat.postMessage", channel=secret, text="Geheime Besprechung")
    for query in ("projektbesprechung", "Mueller", "müller", "besprechung", "from:me Müller"):
        assert found_soon(acme, query), query
    theirs = acme.ivan.ok("search.messages", query="besprechung")["messages"]["matches"]
    assert [match["channel"]["id"] for match in theirs] == [acme.general]


def found_soon(acme: Acme, query: str) -> bool:
    """Whether a search finds something within the ten seconds that a busy machine may take."""
    import time

    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if acme.kara.ok("search.messages", query=query)["messages"]["total"]:
            return True
    return False
