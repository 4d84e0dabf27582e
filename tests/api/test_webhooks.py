"""Incoming webhooks: what programs send, what is shown, what they are answered."""

import json
from typing import Any
from urllib.parse import quote_plus

import httpx
import pytest

from hallway.domain import apps
from tests.apps import Installed, manifest
from tests.cli.running import Place, Serving
from tests.examples import Acme

SCOPES = ["incoming-webhook", "chat:write"]
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"


class Hook:
    """A webhook into a channel of Acme: the app's, or a custom one."""

    def __init__(self, acme: Acme, channel: str, app_id: str = "", name: str = "") -> None:
        self.acme, self.channel = acme, channel
        self.made = acme.kara.ok("webhooks.create", channel=channel, app_id=app_id, name=name)["webhook"]
        self.url: str = self.made["url"]

    def post(self, body: bytes | str, kind: str = JSON, url: str = "") -> tuple[int, str]:
        """POST these bytes; the answer's status and text."""
        headers = {"Content-Type": kind} if kind else {}
        answer = httpx.post(url or self.url, content=body, headers=headers, trust_env=False, timeout=20)
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        return answer.status_code, answer.text

    def send(self, **payload: Any) -> tuple[int, str]:
        """POST a payload as JSON."""
        return self.post(json.dumps(payload))

    def last(self, channel: str = "") -> dict[str, Any]:
        """The latest message there."""
        found: dict[str, Any] = self.acme.kara.ok("conversations.history", channel=channel or self.channel, limit=1)["messages"][0]
        return found


@pytest.fixture
def app(acme: Acme) -> Installed:
    """An app with a bot."""
    return Installed(acme, manifest("Alerts", scopes=SCOPES))


@pytest.fixture
def hook(acme: Acme, app: Installed) -> Hook:
    """The app's webhook into #general."""
    return Hook(acme, acme.general, app.id)


@pytest.fixture
def custom(acme: Acme) -> Hook:
    """A webhook of no app."""
    return Hook(acme, acme.general, name="Nagios")


def test_an_apps_webhook_posts_as_its_bot(acme: Acme, app: Installed, hook: Hook) -> None:
    with acme.ivan.listen() as ears:
        assert hook.send(text="disk <https://db1.example/|full> & hot", username="Mallory", icon_emoji=":tada:", channel="#random") == (
            200,
            "ok",
        )
        heard = ears.next("message")
    said = hook.last()
    assert said["text"] == heard["text"] == "disk <https://db1.example/|full> &amp; hot"
    assert (said["subtype"], said["bot_id"], said["app_id"]) == ("bot_message", app.bot_id, app.id)
    assert "user" not in said and "username" not in said and "icons" not in said
    assert heard["channel"] == acme.general and acme.kara.ok("conversations.history", channel=acme.random)["messages"] == []


def test_making_one_is_told_in_the_channel_and_its_address_has_slacks_form(acme: Acme, hook: Hook) -> None:
    told = hook.last()
    assert (told["subtype"], told["user"], told["text"]) == ("bot_add", acme.kara.id, "added an integration to this channel: Alerts")
    address = hook.url.removeprefix(acme.server.address)
    _, services, team, webhook, secret = address.split("/")
    assert (services, team, webhook, len(secret)) == ("services", acme.id, hook.made["id"], 24) and webhook.startswith("B")


def test_blocks_attachments_threads_and_metadata(acme: Acme, hook: Hook) -> None:
    assert hook.send(text="fallback", blocks=[{"type": "section", "text": {"type": "mrkdwn", "text": "*up*"}}]) == (200, "ok")
    root = hook.last()
    assert root["blocks"][0]["text"]["text"] == "*up*" and root["text"] == "fallback"
    field = {"title": "Load", "value": "9", "short": True}
    button = {"type": "button", "text": "Look", "url": "https://a.example/"}
    sent = {
        "color": "danger",
        "title": "db1",
        "title_link": "https://a.example/",
        "fields": [field],
        "actions": [button],
        "mrkdwn_in": ["text"],
    }
    metadata = {"event_type": "alert", "event_payload": {"id": 1}}
    assert hook.send(attachments=[sent], thread_ts=root["ts"], response_type="ephemeral", unfurl_links=False, metadata=metadata) == (
        200,
        "ok",
    )
    reply = acme.kara.ok("conversations.replies", channel=acme.general, ts=root["ts"], include_all_metadata=True)["messages"][1]
    assert reply["attachments"][0]["color"] == "danger" and reply["attachments"][0]["fields"] == [field]
    assert reply["attachments"][0]["fallback"] == "db1" and reply["thread_ts"] == root["ts"]


def test_mrkdwn_can_be_switched_off_and_names_linked(acme: Acme, hook: Hook) -> None:
    assert hook.send(text="*no*", mrkdwn=False) == (200, "ok")
    assert hook.last()["blocks"][0]["elements"][0]["elements"] == [{"type": "text", "text": "*no*"}]
    assert hook.send(text="see #random", link_names=1) == (200, "ok")
    assert hook.last()["text"] == f"see <#{acme.random}>"


HELLO = json.dumps({"text": "héllo & more"})


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (HELLO.encode(), JSON),
        (HELLO.encode(), "application/json; charset=utf-8"),
        (HELLO.encode(), "APPLICATION/JSON;charset=UTF-8"),
        (HELLO.encode(), ""),
        (HELLO.encode(), FORM),
        (HELLO.encode(), "text/plain;charset=UTF-8"),
        (b"\xef\xbb\xbf" + HELLO.encode(), JSON),
        (b" \r\n" + HELLO.encode() + b"\n", JSON),
        (json.dumps(HELLO).encode(), JSON),
        ('{"text": "héllo & more"}'.encode("iso-8859-1"), "application/json; charset=iso-8859-1"),
        ('{"text": "héllo & more"}'.encode("utf-16"), "application/json; charset=utf-16"),
        (f"payload={quote_plus(HELLO)}".encode(), FORM),
        (f"payload={quote_plus(HELLO)}&token=x".encode(), "application/x-www-form-urlencoded; charset=utf-8"),
        (f"payload={quote_plus(HELLO)}".encode(), JSON),
        ('payload={"text": "héllo & more"}'.encode(), FORM),
        (f"a=b&payload={quote_plus(HELLO)}".encode(), ""),
    ],
)
def test_every_way_in_which_programs_send_is_understood(hook: Hook, body: bytes, kind: str) -> None:
    assert hook.post(body, kind) == (200, "ok")
    assert hook.last()["text"] == "héllo &amp; more"


def test_a_multipart_form_is_understood(hook: Hook) -> None:
    answer = httpx.post(hook.url, files={"payload": (None, HELLO), "other": ("x.txt", b"x")}, trust_env=False)
    assert (answer.status_code, answer.text) == (200, "ok") and hook.last()["text"] == "héllo &amp; more"


def test_blocks_may_be_json_within_a_form(hook: Hook) -> None:
    assert hook.send(text=3, blocks=json.dumps([{"type": "divider"}]), attachments="") == (200, "ok")
    assert hook.last()["blocks"][0]["type"] == "divider" and hook.last()["text"] == "3"


@pytest.mark.parametrize(
    "body",
    [
        b"", b"   ", b"{", b"[]", b"null", b"3", b'"hi"', b'"{"', b"hello", b"payload=", b"payload=hi", b"payload=%7B", b"payload",
        b"\xff\xfe\x00", b"\xff", b'{"text": "\xff"}', b'{"text": {}}', b'{"text": []}', b'{"text": true}', b'{"text": "\\u0000"}',
        b"[" * 100_000, b'{"a":' * 100_000, b'{"text": "x", "thread_ts": "yesterday"}', b'{"text": "x", "thread_ts": "1.1"}',
        b'{"text": "x", "blocks": "{"}', b'{"text": "' + b"x" * 1_100_000 + b'"}', b"a=b&" * 1000,
        b'{"text": "x", "metadata": {"event_type": 3}}',
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", [JSON, FORM])
def test_what_cannot_be_understood_is_refused_and_posts_nothing(hook: Hook, body: bytes, kind: str) -> None:
    before = hook.last()
    assert hook.post(body, kind) == (400, "invalid_payload")
    assert hook.last() == before


@pytest.mark.parametrize("kind", ["multipart/form-data", "multipart/form-data; boundary=x", "multipart/form-data; boundary=" + "x" * 200])
def test_a_broken_form_is_refused(hook: Hook, kind: str) -> None:
    for body in (b"", b"--x\r\n", b'--x\r\nContent-Disposition: form-data; name="payload"\r\n\r\n{', b"x" * 10_000):
        assert hook.post(body, kind) == (400, "invalid_payload")


@pytest.mark.parametrize(
    ("payload", "answer"),
    [
        ({}, (400, "no_text")),
        ({"text": ""}, (400, "no_text")),
        ({"text": None, "blocks": [], "attachments": []}, (400, "no_text")),
        ({"blocks": [{"type": "nonsense"}]}, (400, "invalid_blocks")),
        ({"blocks": {"type": "divider"}}, (400, "invalid_blocks_format")),
        ({"blocks": [{"type": "divider"}] * 51}, (400, "invalid_blocks")),
        ({"attachments": [3]}, (400, "invalid_attachments")),
        ({"attachments": [{"text": "x"}] * 101}, (400, "too_many_attachments")),
        ({"attachments": [{"blocks": [{"type": "nonsense"}]}]}, (400, "invalid_attachments")),
    ],
)
def test_a_payload_that_cannot_be_shown_is_refused_by_name(hook: Hook, payload: dict[str, Any], answer: tuple[int, str]) -> None:
    before = hook.last()
    assert hook.send(**payload) == answer
    assert hook.last() == before


def test_addresses_that_lead_nowhere(acme: Acme, hook: Hook) -> None:
    base = f"{acme.server.address}/services"
    secret = hook.url.rsplit("/", 1)[1]
    wrong = {
        "/": (404, "no_team"),
        f"/{acme.id}": (404, "no_service_id"),
        f"/{acme.id}/{hook.made['id']}": (403, "invalid_token"),
        f"/{acme.id}/{hook.made['id']}/{secret[::-1]}": (403, "invalid_token"),
        f"/{acme.id}/{hook.made['id']}/{secret[:-1]}": (403, "invalid_token"),
        f"/{acme.id}/B0NOBODY000/{secret}": (404, "no_service"),
        f"/T0NOBODY000/{hook.made['id']}/{secret}": (404, "no_team"),
        f"/{acme.id}/{hook.made['id']}/%00": (403, "invalid_token"),
        f"/{acme.id}/{hook.made['id']}/{'x' * 5000}": (403, "invalid_token"),
    }
    assert {path: hook.post(HELLO, url=base + path) for path in wrong} == wrong
    assert hook.post(HELLO, url=hook.url + "/") == (200, "ok")


def test_a_revoked_webhook_and_one_of_an_uninstalled_app_are_no_service(acme: Acme, app: Installed, hook: Hook, custom: Hook) -> None:
    acme.kara.ok("webhooks.revoke", webhook_id=custom.made["id"])
    assert custom.send(text="x") == (404, "no_service")
    acme.server.write(acme.id, lambda tx: apps.uninstall(tx, apps.get(tx, acme.id, app.id)))
    assert hook.send(text="x") == (404, "no_service")
    assert acme.kara.ok("bots.info", bot=custom.made["id"])["bot"]["deleted"] is True


def test_an_archived_channel_is_gone(acme: Acme, app: Installed) -> None:
    hook = Hook(acme, acme.random, app.id)
    acme.kara.ok("conversations.archive", channel=acme.random)
    assert hook.send(text="x") == (410, "channel_is_archived")
    assert acme.kara.error("webhooks.create", channel=acme.random) == "is_archived"


def test_a_custom_webhook_says_where_and_as_whom(acme: Acme, custom: Hook) -> None:
    assert custom.send(text="plain") == (200, "ok")
    said = custom.last()
    assert (said["subtype"], said["bot_id"], said["bot_profile"]["name"]) == ("bot_message", custom.made["id"], "Nagios")
    assert custom.send(text="masked", username="db1", icon_emoji=":fire:", channel="#random") == (200, "ok")
    said = custom.last(acme.random)
    assert (said["username"], said["icons"]) == ("db1", {"emoji": ":fire:"})
    assert custom.send(text="masked", icon_url="https://a.example/i.png", channel=acme.random) == (200, "ok")
    assert custom.last(acme.random)["icons"] == {"image_64": "https://a.example/i.png"}


def test_a_custom_webhook_reaches_people_and_what_its_maker_sees(acme: Acme, custom: Hook) -> None:
    handle = acme.kara.ok("users.info", user=acme.mia.id)["user"]["name"]
    with acme.mia.listen() as ears:
        assert custom.send(text="for you", channel=f"@{handle}") == (200, "ok")
        assert ears.next("message")["text"] == "for you"
    hidden = acme.channel("hidden", is_private=True, members=(acme.ivan,))
    assert custom.send(text="x", channel=hidden) == (404, "channel_not_found")
    assert custom.send(text="x", channel="#hidden") == (404, "channel_not_found")
    assert custom.send(text="x", channel="#nowhere") == (404, "channel_not_found")
    assert custom.send(text="x", channel="@nobody") == (400, "user_not_found")
    mine = acme.channel("mine", is_private=True, members=(acme.kara,))
    assert custom.send(text="x", channel="#mine") == (200, "ok") and custom.last(mine)["text"] == "x"


def test_webhooks_belong_to_who_made_them_and_admins(acme: Acme, app: Installed, hook: Hook) -> None:
    ivans = acme.ivan.ok("webhooks.create", channel=acme.random, name="Ivan's")["webhook"]
    assert [one["id"] for one in acme.ivan.ok("webhooks.list")["webhooks"]] == [ivans["id"]]
    assert {one["id"] for one in acme.kara.ok("webhooks.list")["webhooks"]} == {ivans["id"], hook.made["id"]}
    [listed] = acme.kara.ok("webhooks.list", app_id=app.id)["webhooks"]
    assert listed == {key: value for key, value in hook.made.items() if key != "url"}
    assert listed["channel_name"] == "general" and listed["created_by"] == acme.kara.id and listed["date_last_used"] == 0
    assert acme.mia.ok("webhooks.list")["webhooks"] == []
    assert acme.ivan.error("webhooks.create", channel=acme.general, app_id=app.id) == "app_not_found"
    assert acme.ivan.error("webhooks.create", channel="C0NOWHERE00") == "channel_not_found"
    assert acme.mia.error("webhooks.revoke", webhook_id=ivans["id"]) == "webhook_not_found"
    acme.ivan.ok("webhooks.revoke", webhook_id=ivans["id"])
    assert acme.ivan.error("webhooks.revoke", webhook_id=ivans["id"]) == "webhook_not_found"
    hook.send(text="x")
    assert acme.kara.ok("webhooks.list", app_id=app.id)["webhooks"][0]["date_last_used"] > 0
    guest = acme.person("Lena Guest", role="guest")
    assert guest.error("webhooks.create", channel=acme.general) == "user_is_restricted"


CARD = {
    "@type": "MessageCard",
    "@context": "http://schema.org/extensions",
    "themeColor": "D7000B",
    "title": "Build 41 failed",
    "text": "by **Mia**",
}


def test_teams_cards_are_shown_and_answered_as_teams_does(hook: Hook) -> None:
    assert hook.send(**CARD) == (200, "1")
    said = hook.last()
    [attachment] = said["attachments"]
    assert attachment["fallback"] == "Build 41 failed" and said["subtype"] == "bot_message"
    assert attachment["color"] == "#d7000b" and [block["type"] for block in attachment["blocks"]] == ["header", "section"]
    assert attachment["blocks"][1]["text"]["text"] == "by *Mia*"
    content = {"type": "AdaptiveCard", "version": "1.4", "body": [{"type": "TextBlock", "text": "**up** again"}]}
    carried = {"type": "message", "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": content}]}
    assert hook.send(**carried) == (202, "1")
    assert hook.last()["blocks"][0]["text"]["text"] == "*up* again"
    assert hook.send(**{"@type": "MessageCard", "title": ""}) == (400, "Summary or Text is required.")
    assert hook.send(**CARD, sections=[{"text": "line\n" * 5_000}]) == (200, "1")
    assert hook.send(**CARD, sections=[{"text": "x" * 100_000}]) == (400, "Bad payload received by generic incoming webhook.")


def test_the_name_by_which_it_is_called_does_not_matter(hook: Hook) -> None:
    answer = httpx.post(hook.url, content=HELLO, headers={"Host": "hooks.slack.com", "Content-Type": JSON}, trust_env=False)
    assert (answer.status_code, answer.text) == (200, "ok")


def test_too_many_are_told_to_wait(place: Place) -> None:
    place.found()
    with Serving(place, HALLWAY_RATE_LIMIT_FACTOR="0.05") as server:
        token = httpx.post(
            f"{server.address}/api/auth.signin", json={"email": "kara@acme.example", "password": "correct horse"}, trust_env=False
        )
        cookies = dict(token.cookies)
        with httpx.Client(base_url=server.address, cookies=cookies, headers={"X-Hallway-Client": "web"}, trust_env=False) as kara:
            general = kara.post("/api/conversations.list", json={}).json()["channels"][0]["id"]
            url = kara.post("/api/webhooks.create", json={"channel": general}).json()["webhook"]["url"]
        answers = [httpx.post(url, json={"text": str(number)}, trust_env=False) for number in range(5)]
        assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
        assert answers[-1].text == "rate_limited" and int(answers[-1].headers["retry-after"]) >= 1
