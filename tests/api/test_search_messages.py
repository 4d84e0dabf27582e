"""`search.messages`."""

import time
from typing import Any

import pytest

from tests.examples import Acme, Person


def search(person: Person, query: str, **arguments: Any) -> list[str]:
    """The texts of what somebody finds."""
    return [match["text"] for match in person.ok("search.messages", query=query, **arguments)["messages"]["matches"]]


def soon(person: Person, query: str, texts: list[str], **arguments: Any) -> bool:
    """Whether a search finds just these texts, in any order, as soon as the index has them."""
    begin = time.monotonic()
    while (found := sorted(search(person, query, **arguments))) != sorted(texts):
        if time.monotonic() - begin > 3:
            raise AssertionError(f"{query} found {found}, not {texts}")
    return True


def say(person: Person, channel: str, *texts: str, **arguments: Any) -> list[str]:
    """Post messages one after the other; their ts."""
    return [person.ok("chat.postMessage", channel=channel, text=text, **arguments)["ts"] for text in texts]


def test_a_message_is_found_soon_after_it_was_posted_with_all_that_slack_tells_of_it(acme: Acme) -> None:
    ts = say(acme.kara, acme.general, "the quarterly budget is ready")[0]
    assert soon(acme.ivan, "budget", ["the quarterly budget is ready"])
    answer = acme.ivan.ok("search.messages", query="budget")
    assert answer["query"] == "budget"
    found = answer["messages"]
    assert found["total"] == 1
    assert found["paging"] == {"count": 20, "total": 1, "page": 1, "pages": 1}
    assert found["pagination"] == {"total_count": 1, "page": 1, "per_page": 20, "page_count": 1, "first": 1, "last": 1}
    match = found["matches"][0]
    assert (match["ts"], match["user"], match["username"], match["team"]) == (ts, acme.kara.id, "kara", acme.id)
    assert match["channel"]["id"] == acme.general
    assert match["channel"]["name"] == "general"
    assert match["permalink"].endswith(f"/archives/{acme.general}/p{ts.replace('.', '')}")
    assert len(match["iid"]) == 36


def test_a_hit_says_what_was_said_before_and_after_it(acme: Acme) -> None:
    texts = ["one", "two", "the lamp", "four", "five"]
    stamps = say(acme.kara, acme.random, *texts)
    replies = say(acme.ivan, acme.random, "first reply", "a lantern", thread_ts=stamps[0])
    assert soon(acme.ivan, "lamp", ["the lamp"])
    match = acme.ivan.ok("search.messages", query="lamp")["messages"]["matches"][0]
    assert [match[name]["text"] for name in ("previous_2", "previous", "next", "next_2")] == ["one", "two", "four", "five"]
    assert (match["next"]["ts"], match["next"]["user"], match["next"]["username"]) == (stamps[3], acme.kara.id, "kara")
    assert soon(acme.ivan, "lantern", ["a lantern"])
    in_thread = acme.ivan.ok("search.messages", query="lantern")["messages"]["matches"][0]
    assert (in_thread["previous"]["ts"], in_thread["previous_2"]["ts"]) == (replies[0], stamps[0])
    assert "next" not in in_thread


def test_german_verbs_are_found_in_every_form(acme: Acme) -> None:
    say(acme.kara, acme.general, "Der Drucker ist ausgeschaltet", "Wer hat das geplant?", "Ich suche den Schlüssel")
    for query, text in (
        ("ausschalten", "Der Drucker ist ausgeschaltet"), ("planen", "Wer hat das geplant?"), ("gesucht", "Ich suche den Schlüssel"),
    ):  # fmt: skip
        assert soon(acme.ivan, query, [text]), query


def test_words_are_found_in_every_spelling_form_and_script(acme: Acme) -> None:
    texts = [
        "Die Projektbesprechung mit Frau Müller",
        "we deployed the servers",
        "東京都庁に行く",
        "at https://example.com/a-b?x=1",
        "Straße",
    ]
    say(acme.kara, acme.general, *texts)
    for query, index in (
        ("Besprechungen", 0), ("mueller", 0), ("MULLER", 0), ("deploy server", 1), ("deplo*", 1), ("都庁", 2), ("庁", 2),
        ("example.com", 3), ('"a b"', 3), ("strasse", 4),
    ):  # fmt: skip
        assert soon(acme.ivan, query, [texts[index]]), query


def test_edited_and_deleted_messages_are_found_as_they_are_now(acme: Acme) -> None:
    first, second = say(acme.kara, acme.general, "about apples", "about bananas")
    assert soon(acme.ivan, "about", ["about apples", "about bananas"])
    acme.kara.ok("chat.update", channel=acme.general, ts=first, text="about cherries")
    acme.kara.ok("chat.delete", channel=acme.general, ts=second)
    assert soon(acme.ivan, "about", ["about cherries"])
    assert soon(acme.ivan, "apples", [])


def test_private_channels_and_direct_messages_are_found_by_their_people_only(acme: Acme) -> None:
    secret = acme.channel("secret", is_private=True, members=(acme.kara,))
    direct = acme.kara.ok("conversations.open", users=acme.mia.id)["channel"]["id"]
    say(acme.kara, secret, "merger in the private channel")
    say(acme.kara, direct, "merger in the direct message")
    say(acme.kara, acme.random, "merger in public")
    assert soon(acme.kara, "merger", ["merger in the private channel", "merger in the direct message", "merger in public"])
    assert soon(acme.mia, "merger", ["merger in the direct message", "merger in public"])
    assert soon(acme.ivan, "merger", ["merger in public"])
    assert acme.ivan.ok("search.messages", query="merger")["messages"]["total"] == 1


def test_one_who_has_left_finds_nothing_more_of_a_private_channel(acme: Acme) -> None:
    secret = acme.channel("secret", is_private=True, members=(acme.kara, acme.ivan))
    say(acme.kara, secret, "merger")
    assert soon(acme.ivan, "merger", ["merger"])
    acme.kara.ok("conversations.kick", channel=secret, user=acme.ivan.id)
    assert acme.ivan.ok("search.messages", query="merger")["messages"]["total"] == 0


def test_guests_find_what_is_said_where_they_are(acme: Acme) -> None:
    lena = acme.person("Lena Guest", role="guest")
    acme.channel("project", members=(acme.kara, lena))
    project = acme.kara.ok("conversations.list")["channels"]
    project_id = next(channel["id"] for channel in project if channel["name"] == "project")
    say(acme.kara, project_id, "launch for guests")
    say(acme.kara, acme.general, "launch for members")
    assert soon(lena, "launch", ["launch for guests"])


def test_other_teams_find_nothing(acme: Acme) -> None:
    other = Acme(acme.server)
    say(acme.kara, acme.general, "tenants apart")
    assert soon(acme.kara, "tenants", ["tenants apart"])
    assert other.kara.ok("search.messages", query="tenants")["messages"]["total"] == 0
    assert other.kara.ok("search.messages", query=f"tenants in:{acme.general}")["messages"]["total"] == 0
    other.close()


def test_modifiers_narrow_the_search(acme: Acme) -> None:
    linked = say(acme.kara, acme.general, "plan A <https://example.com>")[0]
    thread, _ = say(acme.ivan, acme.random, "plan B", "plan C")
    say(acme.kara, acme.random, "plan D in a thread", thread_ts=thread)
    acme.kara.ok("pins.add", channel=acme.general, timestamp=linked)
    acme.kara.ok("reactions.add", channel=acme.random, timestamp=thread, name="tada")
    acme.ivan.ok("stars.add", channel=acme.random, timestamp=thread)
    a, b, c, d = "plan A <https://example.com>", "plan B", "plan C", "plan D in a thread"
    for query, texts in (
        ("from:me", [b, c]), ("from:@kara", [a, d]), (f"from:<@{acme.kara.id}>", [a, d]), ("-from:kara", [b, c]),
        ("from:kara from:ivan", [a, b, c, d]), ("in:#general", [a]), ("-in:general", [b, c, d]), (f"in:<#{acme.random}|random>", [b, c, d]),
        ("has:link", [a]), ("has:pin", [a]), ("has:reaction", [b]), ("has::tada:", [b]), ("has:🎉", [b]), ("is:thread", [b, d]),
        ("is:saved", [b]), ("with:@kara", [b, d]), ("before:today", []), ("on:today", [a, b, c, d]), ("during:heute", [a, b, c, d]),
        ("after:2020", [a, b, c, d]), ("before:2020", []), ("-B", [a, c, d]), ("from:nobody", []), ("in:#nowhere", []),
    ):  # fmt: skip
        assert soon(acme.ivan, f"plan {query}", texts), query
    assert soon(acme.kara, "hasmy::tada:", [b])
    assert soon(acme.ivan, "hasmy::tada:", [])


def test_direct_messages_are_found_by_whom_they_are_with(acme: Acme) -> None:
    direct = acme.kara.ok("conversations.open", users=acme.mia.id)["channel"]["id"]
    say(acme.kara, direct, "lunch together")
    say(acme.kara, acme.general, f"lunch for <@{acme.mia.id}>", "lunch for all")
    for query, texts in (
        ("is:dm", ["lunch together"]), ("in:@kara", ["lunch together"]), ("with:kara", ["lunch together"]),
        ("to:me", ["lunch together", f"lunch for <@{acme.mia.id}>"]), ("-is:dm", [f"lunch for <@{acme.mia.id}>", "lunch for all"]),
    ):  # fmt: skip
        assert soon(acme.mia, f"lunch {query}", texts), query


def test_results_come_in_the_wanted_order_and_in_pages(acme: Acme) -> None:
    texts = [f"report number {number}" for number in range(5)]
    say(acme.kara, acme.general, *texts)
    assert soon(acme.ivan, "report", texts)
    assert search(acme.ivan, "report", sort="timestamp") == texts[::-1]
    assert search(acme.ivan, "report", sort="timestamp", sort_dir="asc") == texts
    page = acme.ivan.ok("search.messages", query="report", sort="timestamp", count=2, page=3)["messages"]
    assert [match["text"] for match in page["matches"]] == texts[:1]
    assert page["paging"] == {"count": 2, "total": 5, "page": 3, "pages": 3}
    assert page["pagination"] == {"total_count": 5, "page": 3, "per_page": 2, "page_count": 3, "first": 5, "last": 5}


def test_a_cursor_leads_through_all_results(acme: Acme) -> None:
    texts = [f"ledger {number}" for number in range(5)]
    say(acme.kara, acme.general, *texts)
    assert soon(acme.ivan, "ledger", texts)
    cursor, found = "*", []
    while cursor:
        answer = acme.ivan.ok("search.messages", query="ledger", sort="timestamp", count=2, cursor=cursor)
        found += [match["text"] for match in answer["messages"]["matches"]]
        cursor = answer["response_metadata"]["next_cursor"]
    assert found == texts[::-1]
    assert acme.ivan.error("search.messages", query="ledger", cursor="nonsense") == "invalid_cursor"


def test_what_fits_is_marked_and_markup_stays(acme: Acme) -> None:
    text = "Budgets &amp; <https://budget.example|the budget page>"
    say(acme.kara, acme.general, text)
    assert soon(acme.ivan, "budget", [text])
    marked = search(acme.ivan, "budget", highlight=True)
    assert marked == ["\ue000Budgets\ue001 &amp; <https://budget.example|the \ue000budget\ue001 page>"]


@pytest.mark.parametrize("query", ["", "   "])
def test_an_empty_search_is_refused(acme: Acme, query: str) -> None:
    assert acme.kara.error("search.messages", query=query) == "no_query"


@pytest.mark.parametrize(
    "query",
    ['"', "-", '-"', "from:", "has:", "***", "a" * 100_000, "( AND OR ) [ TO ] ^~2 \\", "in:<#C1|x", "before:99999-99-99", "' OR 1=1 --"],
)
def test_odd_searches_find_nothing_and_break_nothing(acme: Acme, query: str) -> None:
    assert acme.kara.ok("search.messages", query=query)["messages"]["matches"] == []


def test_joins_and_topics_are_no_results(acme: Acme) -> None:
    acme.mia.ok("conversations.join", channel=acme.random)
    acme.kara.ok("conversations.setTopic", channel=acme.random, topic="zeppelins")
    say(acme.kara, acme.random, "zeppelins fly")
    assert soon(acme.kara, "zeppelins", ["zeppelins fly"])


def test_bots_may_not_search(acme: Acme) -> None:
    robot = acme.person("Robot", kind="bot")
    assert robot.error("search.messages", query="x") in ("not_allowed_token_type", "missing_scope")
