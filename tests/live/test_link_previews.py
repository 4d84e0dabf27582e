"""Previews of links by apps: of what was posted, and of what is still being written."""

import pytest

from tests.apps import Endpoint, Installed, manifest
from tests.examples import Acme

_SCOPES = ["links:read", "links:write", "channels:history", "chat:write"]


@pytest.fixture
def endpoint() -> Endpoint:
    """The app's own web server."""
    return Endpoint()


def unfurler(acme: Acme, endpoint: Endpoint) -> Installed:
    """An app that shows what is behind the addresses of example.com."""
    described = manifest("Docs", endpoint.url, events=["link_shared"], scopes=_SCOPES, unfurl_domains=["example.com"])
    return Installed(acme, described)


@pytest.mark.parametrize("is_member", [True, False])
def test_an_app_shows_what_is_behind_a_posted_link(acme: Acme, endpoint: Endpoint, is_member: bool) -> None:
    with endpoint:
        app = unfurler(acme, endpoint)
        if is_member:
            acme.kara.ok("conversations.invite", channel=acme.general, users=[app.bot.id])
        url = "https://docs.example.com/plan"
        ts = acme.kara.ok("chat.postMessage", channel=acme.general, text=f"see <{url}> and https://example.org/")["ts"]
        event = endpoint.next_event("link_shared")["event"]
        assert event == {
            "type": "link_shared", "channel": acme.general, "is_bot_user_member": is_member, "user": acme.kara.id, "message_ts": ts,
            "links": [{"domain": "example.com", "url": url}], "unfurl_id": event["unfurl_id"], "source": "conversations_history",
            "event_ts": ts,
        }  # fmt: skip
        app.bot.ok("chat.unfurl", unfurl_id=event["unfurl_id"], source=event["source"], unfurls={url: {"text": "The plan"}})
        shown = acme.ivan.ok("conversations.history", channel=acme.general, limit=1)["messages"][0]
        assert (shown["attachments"][0]["text"], shown["attachments"][0]["from_url"]) == ("The plan", url)


def test_a_link_is_shown_to_whoever_still_writes(acme: Acme, endpoint: Endpoint) -> None:
    with endpoint:
        app = unfurler(acme, endpoint)
        kara = acme.session(acme.kara)
        url = "https://example.com/plan"
        with kara.listen(since=0) as ears, acme.ivan.listen() as others:
            asked = kara.ok("links.preview", channel=acme.general, urls=[url, "https://elsewhere.example/"])["unfurl_ids"]
            event = endpoint.next_event("link_shared")["event"]
            assert (event["channel"], event["source"], [event["unfurl_id"]]) == ("COMPOSER", "composer", asked)
            assert event["links"] == [{"domain": "example.com", "url": url}]
            app.bot.ok("chat.unfurl", unfurl_id=asked[0], source="composer", unfurls={url: {"text": "The plan"}})
            shown = ears.next("link_previewed")
            assert (shown["unfurl_id"], shown["app_id"], shown["attachments"][0]["text"]) == (asked[0], app.id, "The plan")
            assert [heard for heard in others.until_pong() if heard["type"] == "link_previewed"] == []


def test_nobody_is_asked_about_links_in_rooms_they_do_not_see(acme: Acme, endpoint: Endpoint) -> None:
    with endpoint:
        app = unfurler(acme, endpoint)
        kara = acme.session(acme.kara)
        secret = acme.channel("secret", is_private=True, members=(acme.kara,))
        assert kara.ok("links.preview", channel=secret, urls=["https://example.com/"])["unfurl_ids"] == []
        assert acme.session(acme.ivan).error("links.preview", channel=secret, urls=["https://example.com/"]) == "channel_not_found"
        acme.kara.ok("conversations.invite", channel=secret, users=[app.bot.id])
        assert len(kara.ok("links.preview", channel=secret, urls=["https://example.com/"])["unfurl_ids"]) == 1


def test_forged_and_foreign_ids_are_refused(acme: Acme, endpoint: Endpoint) -> None:
    with endpoint:
        app = unfurler(acme, endpoint)
        other = Installed(acme, manifest("Other", scopes=_SCOPES))
        unfurl_id = acme.session(acme.kara).ok("links.preview", channel=acme.general, urls=["https://example.com/"])["unfurl_ids"][0]
        shown = {"source": "composer", "unfurls": {"https://example.com/": {"text": "x"}}}
        assert other.bot.error("chat.unfurl", unfurl_id=unfurl_id, **shown) == "invalid_unfurl_id"
        for forged in (unfurl_id[:-1] + ("0" if unfurl_id[-1] != "0" else "1"), "x", "U.1.x.y", "....", "ü"):
            assert app.bot.error("chat.unfurl", unfurl_id=forged, **shown) == "invalid_unfurl_id"
        assert app.bot.error("chat.unfurl", **shown) == "missing_unfurl_id"
        assert app.bot.error("chat.unfurl", unfurl_id=unfurl_id, unfurls={}) == "missing_source"
        assert app.bot.error("chat.unfurl", unfurl_id=unfurl_id, source="else", unfurls={}) == "invalid_source"
