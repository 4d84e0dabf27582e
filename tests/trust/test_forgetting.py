"""What was deleted or edited away is nowhere left: not in the tables, and not in the log that clients resume from."""

from typing import Any

from sqlalchemy import LargeBinary, String, Text, select

from hallway.domain.messages import echoes
from hallway.domain.tables import metadata
from hallway.platform.storage import events_since, query
from tests.examples import Acme

WORD = "quincejelly"


def left(acme: Acme, word: str = WORD) -> list[str]:
    """The tables in which a word still stands; `event` with its type."""
    found = []
    for table in metadata.tables.values():
        texts = [column for column in table.c if isinstance(column.type, (String, Text, LargeBinary))]
        if not texts:
            continue
        names = [table.c.type] if table.name == "event" else []
        for row in acme.server.read(
            lambda reader, wanted: reader.all(query(wanted)), select(*names, *texts).where(table.c.team_id == acme.id)
        ):
            if any(word in (bytes(value).decode() if isinstance(value, (bytes, memoryview)) else str(value)) for value in row):
                found.append(f"{table.name}:{row[0]}" if names else table.name)
    return sorted(set(found))


def test_a_deleted_message_leaves_no_words_behind(acme: Acme) -> None:
    ts = acme.kara.ok("chat.postMessage", channel=acme.general, text=f"secret {WORD}")["ts"]
    acme.kara.ok("chat.update", channel=acme.general, ts=ts, text=f"still {WORD}")
    acme.kara.ok("pins.add", channel=acme.general, timestamp=ts)
    acme.ivan.ok("stars.add", channel=acme.general, timestamp=ts)
    reply = acme.ivan.ok("chat.postMessage", channel=acme.general, thread_ts=ts, text="what is that?")["ts"]
    assert left(acme) == ["event:message", "event:pin_added", "event:star_added", "message"]
    acme.ivan.ok("chat.delete", channel=acme.general, ts=reply)
    acme.kara.ok("chat.delete", channel=acme.general, ts=ts)
    assert left(acme) == []
    assert left(acme, "what is that") == []


def test_a_deleted_root_leaves_no_words_behind(acme: Acme) -> None:
    ts = acme.kara.ok("chat.postMessage", channel=acme.general, text=f"secret {WORD}")["ts"]
    acme.ivan.ok("chat.postMessage", channel=acme.general, thread_ts=ts, text="an answer")
    acme.kara.ok("chat.delete", channel=acme.general, ts=ts)
    assert left(acme) == []
    assert acme.mia.ok("conversations.replies", channel=acme.general, ts=ts)["messages"][0]["subtype"] == "tombstone"


def test_what_an_edit_took_away_is_told_once_and_forgotten(acme: Acme) -> None:
    ts = acme.kara.ok("chat.postMessage", channel=acme.general, text=f"my {WORD}")["ts"]
    with acme.ivan.listen() as ears:
        acme.kara.ok("chat.update", channel=acme.general, ts=ts, text="my jam")
        assert ears.next("message")["previous_message"]["text"] == f"my {WORD}"
    assert left(acme) == ["event:message"]
    posted = next(body for event in events(acme) if (body := event).get("ts") == ts)
    assert (posted["text"], posted["channel"], posted["user"]) == ("my jam", acme.general, acme.kara.id)
    micros = int(ts.replace(".", ""))
    acme.server.write(acme.id, echoes.forget_edit, acme.id, {"channel": acme.general, "ts": micros})
    assert left(acme) == []


def test_who_comes_back_finds_no_hole_and_no_deleted_words(acme: Acme) -> None:
    browser = acme.session(acme.ivan)
    seq = browser.ok("client.boot")["seq"]
    gone = acme.kara.ok("chat.postMessage", channel=acme.general, text=f"secret {WORD}")["ts"]
    kept = acme.kara.ok("chat.postMessage", channel=acme.general, text="first")["ts"]
    acme.kara.ok("chat.update", channel=acme.general, ts=kept, text="second")
    acme.kara.ok("chat.delete", channel=acme.general, ts=gone)
    with browser.listen(since=seq) as ears:
        heard = [ears.next("message") for _ in range(4)]
    assert WORD not in str(heard)
    assert [event.get("subtype", "") for event in heard] == ["", "", "message_changed", "message_deleted"]
    assert [event["text"] for event in heard[:2]] == ["", "second"]
    assert [event["seq"] for event in heard] == list(range(seq + 1, seq + 5))


def test_a_deleted_file_leaves_neither_name_nor_text_behind(acme: Acme) -> None:
    plan = acme.kara.upload(acme.general, f"{WORD}.txt", f"how to cook {WORD}".encode())
    assert "event:message" in left(acme)
    acme.kara.ok("files.delete", file=plan)
    assert left(acme) == []


def test_a_deleted_draft_leaves_no_words_behind(acme: Acme) -> None:
    browser = acme.session(acme.kara)
    draft = browser.ok("drafts.create", destination={"channel_id": acme.general}, text=f"dear {WORD}")["draft"]["id"]
    browser.ok("drafts.update", draft_id=draft, text=f"dearest {WORD}")
    browser.ok("drafts.delete", draft_id=draft)
    assert left(acme) == []


def events(acme: Acme) -> list[dict[str, Any]]:
    """Everything in the team's log."""
    return [envelope.decode() for envelope in acme.server.read(events_since, acme.id, 0, 1000)]
