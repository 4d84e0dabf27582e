"""`apps.event.authorizations.list`: an event names one for whom it is told; an app asks for the others."""

from typing import Any

from hallway.domain import apps
from hallway.domain.delivery import EventContext
from tests.apps import Endpoint, Installed, manifest
from tests.examples import Acme

_MESSAGES = ["message.channels"]


def _grant(tx: Any, team_id: str, app_id: str, user_id: str) -> None:
    apps.grant(tx, apps.get(tx, team_id, app_id), user_id, ["channels:history"])


def test_an_app_asks_for_whom_else_it_hears(acme: Acme) -> None:
    with Endpoint() as endpoint:
        described = manifest("Oncall", endpoint.url, events=_MESSAGES)
        described["settings"]["event_subscriptions"]["user_events"] = _MESSAGES
        app = Installed(acme, described)
        for person in (acme.kara, acme.ivan, acme.mia):
            acme.server.write(acme.id, _grant, acme.id, app.id, person.id)
        acme.kara.ok("conversations.invite", channel=acme.random, users=[app.bot.id])
        acme.kara.ok("chat.postMessage", channel=acme.random, text="hello")
        while (body := endpoint.next_event("message"))["event"].get("text") != "hello":
            pass
        assert [item["user_id"] for item in body["authorizations"]] == [app.bot.id]
        found, cursor = [], ""
        while True:
            page = app.itself.ok("apps.event.authorizations.list", event_context=body["event_context"], limit=2, cursor=cursor)
            found += page["authorizations"]
            cursor = page["response_metadata"]["next_cursor"]
            if not cursor:
                break
        # Mia is not in #random.
        assert [(item["user_id"], item["is_bot"]) for item in found] == [
            (app.bot.id, True), *((user_id, False) for user_id in sorted((acme.kara.id, acme.ivan.id))),
        ]  # fmt: skip


def test_contexts_of_others_and_of_nothing_are_refused(acme: Acme) -> None:
    app, other = Installed(acme, manifest("Oncall", events=["app_mention"])), Installed(acme, manifest("Other"))
    theirs = EventContext(acme.id, other.id, 1, "app_mention").write()
    assert app.itself.error("apps.event.authorizations.list", event_context=theirs) == "auth_mismatch"
    for wrong in ("", "4-", "4-e30", "ü", EventContext(acme.id, app.id, 1 << 60, "app_mention").write()):
        assert app.itself.error("apps.event.authorizations.list", event_context=wrong) == "invalid_event_context"
    assert app.itself.error("apps.event.authorizations.list", event_context=theirs, cursor="x") in ("auth_mismatch", "invalid_cursor")
