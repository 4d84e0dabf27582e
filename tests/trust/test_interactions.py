"""Acting on apps by foul means: triggers and response URLs used again or made up, actions that nobody offered, other people's views."""

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from hallway.core.ids import new_secret
from hallway.domain import auth
from hallway.domain.interactions import response_urls, signing
from hallway.domain.interactions.response_urls import Target
from hallway.domain.interactions.triggers import Trigger
from tests.apps import Endpoint, Installed, manifest
from tests.examples import Acme, Person
from tests.interactions import BUTTONS, DIALOG, MODAL, open_modal, trigger, words

HOME = {"type": "home", "blocks": []}


@pytest.fixture
def app(acme: Acme) -> Installed:
    """An app that nobody answers for."""
    return Installed(acme, manifest("Helper"))


@pytest.fixture
def kara(acme: Acme) -> Person:
    """Kara in her browser."""
    return acme.session(acme.kara)


def key_of(acme: Acme) -> bytes:
    """The server's own key."""
    assert acme.server.app is not None
    return acme.server.app.context.key


def response_url(app: Installed, person: Person, channel: str, *, age_s: int = 0, **more: Any) -> str:
    """An address to answer under, as if the person had acted on the app a while ago."""
    target = Target(app.acme.id, app.id, person.id, channel, **more)
    nonce = new_secret(16)
    address = response_urls._Address(target, int(time.time()) - age_s)
    return f"{app.acme.server.address}/actions/{app.acme.id}/{nonce}/{signing.sign(key_of(app.acme), f'actions {nonce}', address)}"


def answer(url: str, **body: Any) -> tuple[int, str]:
    """What an app is told that answers under an address."""
    told = httpx.post(url, json=body, trust_env=False, timeout=20)
    return told.status_code, told.text


def test_a_trigger_works_once(app: Installed, kara: Person) -> None:
    mine = trigger(app, kara)
    app.bot.ok("views.open", trigger_id=mine, view=MODAL)
    assert app.bot.error("views.open", trigger_id=mine, view=MODAL) == "exchanged_trigger_id"
    assert app.bot.error("dialog.open", trigger_id=mine, dialog={"title": "t"}) == "validation_errors"
    with ThreadPoolExecutor(8) as threads:
        again = trigger(app, kara)
        answers = list(threads.map(lambda _: app.bot.call("views.open", trigger_id=again, view=MODAL)["ok"], range(8)))
    assert sorted(answers) == [False] * 7 + [True]


def test_a_trigger_is_for_one_app_and_three_seconds(acme: Acme, app: Installed, kara: Person) -> None:
    other = Installed(acme, manifest("Other"))
    assert other.bot.error("views.open", trigger_id=trigger(app, kara), view=MODAL) == "invalid_trigger_id"
    assert app.bot.error("views.open", trigger_id=trigger(app, kara)[:-1] + "x", view=MODAL) == "invalid_trigger_id"
    assert app.bot.error("views.open", trigger_id="1.2.3", view=MODAL) == "invalid_trigger_id"
    assert app.bot.error("views.open", view=MODAL) == "invalid_trigger_id"
    issued_ms = int(time.time() * 1000) - 3100
    old = signing.sign(key_of(acme), "trigger", Trigger(acme.id, app.id, kara.id, "", "", "", issued_ms, new_secret(12)))
    assert app.bot.error("views.open", trigger_id=old, view=MODAL) == "expired_trigger_id"
    assert app.bot.error("dialog.open", trigger_id=old, dialog=DIALOG) == "trigger_expired"
    foreign = Acme(acme.server)
    theirs = Installed(foreign, manifest("Helper"))
    assert theirs.bot.error("views.open", trigger_id=trigger(app, kara), view=MODAL) == "invalid_trigger_id"
    foreign.close()


def test_a_response_url_works_five_times(acme: Acme, app: Installed, kara: Person) -> None:
    url = response_url(app, kara, acme.general)
    with ThreadPoolExecutor(10) as threads:
        answers = list(threads.map(lambda number: answer(url, text=f"answer {number}", response_type="in_channel"), range(10)))
    assert sorted(answers) == [(200, "ok")] * 5 + [(404, "used_url")] * 5
    texts = [message["text"] for message in kara.ok("conversations.history", channel=acme.general)["messages"]]
    assert sum(text.startswith("answer") for text in texts) == 5


def test_a_response_url_cannot_be_made_up_or_kept(acme: Acme, app: Installed, kara: Person) -> None:
    assert answer(response_url(app, kara, acme.general, age_s=1801), text="late") == (404, "expired_url")
    url = response_url(app, kara, acme.general)
    assert answer(url[:-1] + ("0" if url[-1] != "0" else "1"), text="forged") == (404, "invalid_url")
    assert answer(url.replace("/actions/", "/commands/"), text="moved") == (404, "invalid_url")
    foreign = Acme(acme.server)
    assert answer(url.replace(acme.id, foreign.id), text="moved") == (404, "invalid_url")
    foreign.close()
    assert answer(url, text="x" * (2 << 20)) == (413, "request_too_large")
    assert answer(url) == (400, "no_text")
    assert answer(url, blocks=[{"type": "nonsense"}]) == (400, "invalid_blocks")
    assert httpx.post(url, content="{", trust_env=False).text == "invalid_payload"
    # What was refused was no use.
    assert all(answer(url, text="fine") == (200, "ok") for _ in range(5))


def test_answers_come_only_where_the_person_still_is(acme: Acme, app: Installed, kara: Person) -> None:
    secret = acme.channel("secret", is_private=True, members=(acme.kara, acme.ivan))
    url = response_url(app, kara, secret)
    assert answer(url, text="here", response_type="in_channel") == (200, "ok")
    kara.ok("conversations.leave", channel=secret)
    assert answer(url, text="still here", response_type="in_channel") == (404, "channel_not_found")
    closed = acme.channel("closed", members=(acme.kara,))
    url = response_url(app, kara, closed)
    kara.ok("conversations.archive", channel=closed)
    assert answer(url, text="still here") == (410, "channel_is_archived")


def test_an_app_replaces_its_own_messages_only(acme: Acme, app: Installed, kara: Person) -> None:
    said = acme.ivan.ok("chat.postMessage", channel=acme.general, text="mine")["ts"]
    url = response_url(app, kara, acme.general, message_ts=int(said.replace(".", "")))
    assert answer(url, text="gone", replace_original=True) == (404, "message_not_found")
    assert answer(url, delete_original="true") == (404, "message_not_found")
    assert answer(url, text="beside it", replace_original=False) == (200, "ok")


def test_nobody_does_what_was_not_offered(acme: Acme, app: Installed, kara: Person) -> None:
    acme.kara.ok("conversations.invite", channel=acme.general, users=[app.bot.id])
    option = {"text": {"type": "plain_text", "text": "One"}, "value": "1"}
    select = {"type": "actions", "block_id": "s", "elements": [{"type": "static_select", "action_id": "one", "options": [option]}]}
    said = app.bot.ok("chat.postMessage", channel=acme.general, text="choose", blocks=[BUTTONS, select])["ts"]
    container = {"type": "message", "channel_id": acme.general, "message_ts": said}

    def refused(*actions: Any, **changes: Any) -> str:
        return kara.error("blocks.actions", container=container | changes, actions=list(actions))

    assert refused({"block_id": "choices", "action_id": "approve"}) == "invalid_action"
    assert refused({"block_id": "other", "action_id": "open"}) == "invalid_action"
    chosen = {"block_id": "s", "action_id": "one", "type": "static_select", "selected_option": option | {"value": "2"}}
    assert refused(chosen) == "invalid_state"
    assert refused() == "invalid_actions"
    assert refused("open") == "invalid_actions"
    assert refused({"block_id": "choices", "action_id": "open"}, message_ts="1000000000.000001") == "message_not_found"
    assert refused({"block_id": "choices", "action_id": "open"}, attachment_id=1) == "invalid_attachment"
    assert kara.error("blocks.actions", container={"type": "file"}, actions=[{}]) == "invalid_container"
    # What people write themselves is no app's.
    own = kara.ok("chat.postMessage", channel=acme.general, text="choose", blocks=[BUTTONS])["ts"]
    assert refused({"block_id": "choices", "action_id": "open"}, message_ts=own) == "app_not_found"
    # Nobody answers for the app; it is told nothing, and the person is.
    assert refused({"block_id": "choices", "action_id": "open"}) == "dispatch_failed"


def test_a_view_is_its_persons_alone(acme: Acme, app: Installed, kara: Person) -> None:
    view_id = open_modal(app, kara)
    ivan = acme.session(acme.ivan)
    assert ivan.error("views.submit", view_id=view_id, state=words("hello")) == "view_not_found"
    assert ivan.error("views.close", view_id=view_id) == "view_not_found"
    other = Installed(acme, manifest("Other"))
    assert other.bot.error("views.update", view_id=view_id, view=MODAL) == "not_found"
    assert other.bot.error("views.push", trigger_id=trigger(other, kara, view_id=view_id), view=MODAL) == "not_found"
    assert kara.call("views.update", view_id=view_id, view=MODAL)["error"] == "not_allowed_token_type"
    assert acme.kara.error("views.update", view_id=view_id, view=MODAL) == "not_allowed_token_type"


def test_only_what_was_asked_for_reaches_the_app(acme: Acme, kara: Person) -> None:
    with Endpoint() as endpoint:
        app = Installed(acme, manifest("Helper", endpoint.url))
        view_id = open_modal(app, kara)
        injected = words("hello")["values"] | {"secret": {"admin": {"type": "plain_text_input", "value": "yes"}}}
        kara.ok("views.submit", view_id=view_id, state={"values": injected, "more": 1})
        heard = endpoint.next().json
        assert heard["view"]["state"] == {"values": {"about": {"words": {"type": "plain_text_input", "value": "hello"}}}}
    view_id = open_modal(app, kara)
    assert kara.error("views.submit", view_id=view_id, state=words("x" * 3001)) == "invalid_state"
    assert kara.error("views.submit", view_id=view_id, state=words("a\0b")) in ("invalid_state", "invalid_json")
    assert kara.error("views.submit", view_id=view_id, state={"values": {"about": {"words": {"value": ["a"]}}}}) == "invalid_state"
    refused = kara.call("views.submit", view_id=view_id, state={"values": []})
    assert (refused["error"], refused["errors"]) == ("invalid_state", {"about": "required"})


def test_updates_do_not_overwrite_each_other(app: Installed, kara: Person) -> None:
    opened = app.bot.ok("views.open", trigger_id=trigger(app, kara), view=MODAL | {"external_id": "one"})["view"]

    def update(number: int) -> str:
        answered = app.bot.call("views.update", external_id="one", hash=opened["hash"], view=MODAL | {"callback_id": f"n{number}"})
        return str(answered.get("error", "done"))

    with ThreadPoolExecutor(8) as threads:
        assert sorted(threads.map(update, range(8))) == ["done"] + ["hash_conflict"] * 7
    app.bot.ok("views.publish", user_id=kara.id, view=HOME)
    assert app.bot.error("views.publish", user_id=kara.id, view=HOME, hash="1.2") == "hash_conflict"


def test_views_have_their_limits(app: Installed, kara: Person) -> None:
    def opens(view: dict[str, Any]) -> dict[str, Any]:
        return app.bot.call("views.open", trigger_id=trigger(app, kara), view=view)

    first = opens(MODAL | {"external_id": "mine"})["view"]
    assert opens(MODAL | {"external_id": "mine"})["error"] == "duplicate_external_id"
    section = {"type": "section", "text": {"type": "plain_text", "text": "x" * 3000}}
    assert opens(MODAL | {"blocks": [section] * 100})["error"] == "view_too_large"
    assert opens({"type": "modal", "blocks": []})["error"] == "invalid_arguments"
    assert opens(MODAL | {"private_metadata": "x" * 3001})["error"] == "invalid_arguments"
    assert opens(HOME)["error"] == "invalid_arguments"
    for _ in range(2):
        app.bot.ok("views.push", trigger_id=trigger(app, kara, view_id=first["id"]), view=MODAL)
    assert app.bot.error("views.push", trigger_id=trigger(app, kara, view_id=first["id"]), view=MODAL) == "push_limit_reached"
    assert app.bot.error("views.publish", user_id="U0NOBODY000", view=HOME) == "invalid_arguments"


def test_tokens_that_may_little_act_for_nobody(acme: Acme, app: Installed) -> None:
    new = auth.NewToken(acme.ivan.id, "user", ("chat:write",))
    weak = Person(acme.server, acme.id, acme.ivan.id, "Ivan", acme.server.write(acme.id, auth.issue_token, acme.id, new))
    acme.people.append(weak)
    for method, arguments in (
        ("chat.command", {"channel": acme.random, "command": "/topic", "text": "mine"}),
        ("blocks.actions", {"container": {}, "actions": []}),
        ("views.submit", {"view_id": "V0"}),
        ("shortcuts.run", {"app_id": app.id, "callback_id": "x"}),
    ):
        assert weak.error(method, **arguments) == "missing_scope"


def test_what_is_over_is_forgotten(acme: Acme, app: Installed, kara: Person) -> None:
    from hallway.domain.interactions import sweeping, tables
    from hallway.platform.storage import query

    view_id = open_modal(app, kara)
    mine = trigger(app, kara)
    app.bot.ok("views.open", trigger_id=mine, view=MODAL)
    answer(response_url(app, kara, acme.general), text="x")

    def age(tx: Any) -> None:
        for table in (tables.used_trigger, tables.response_url_use):
            tx.update(table, {"team_id": acme.id}, expires_at=1)
        tx.update(tables.view, {"team_id": acme.id, "id": view_id}, touched_at=1)

    acme.server.write(acme.id, age)
    acme.server.write(acme.id, sweeping.sweep_team, acme.id)
    for table, left in ((tables.used_trigger, 0), (tables.response_url_use, 0), (tables.view, 1)):
        rows = acme.server.read(lambda reader, table=table: reader.all(query(table.select().where(table.c.team_id == acme.id))))
        assert len(rows) == left
