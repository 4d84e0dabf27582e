"""`blocks.actions`: whose app hears of what is used where, and what it is told."""

from typing import Any

import pytest

from hallway.domain import auth
from tests.apps import Endpoint, Installed, manifest
from tests.examples import Acme, Person
from tests.interactions import BUTTONS, open_modal

PRESS = [{"block_id": "choices", "action_id": "open"}]


@pytest.fixture
def kara(acme: Acme) -> Person:
    """Kara in her browser."""
    return acme.session(acme.kara)


def test_the_app_hears_whose_token_said_it(acme: Acme, kara: Person) -> None:
    with Endpoint() as endpoint:
        app = Installed(acme, manifest("Helper", endpoint.url))
        new = auth.NewToken(acme.ivan.id, "user", ("chat:write",), app_id=app.id)
        as_ivan = Person(acme.server, acme.id, acme.ivan.id, "Ivan", acme.server.write(acme.id, auth.issue_token, acme.id, new))
        acme.people.append(as_ivan)
        said = as_ivan.ok("chat.postMessage", channel=acme.general, text="choose", blocks=[BUTTONS])["ts"]
        kara.ok("blocks.actions", container={"type": "message", "channel_id": acme.general, "message_ts": said}, actions=PRESS)
        heard = endpoint.next()
    assert app.verifies(heard) and heard.headers["content-type"] == "application/x-www-form-urlencoded"
    body = heard.json
    assert (body["type"], body["user"]["id"], body["message"]["user"]) == ("block_actions", kara.id, acme.ivan.id)
    assert (body["api_app_id"], body["token"]) == (app.id, app.credentials.verification_token)
    assert body["response_url"].startswith(f"{acme.server.address}/actions/{acme.id}/")


def test_the_app_hears_whose_preview_it_is(acme: Acme, kara: Person) -> None:
    url = "https://tickets.example/1"
    with Endpoint() as endpoint:
        app = Installed(acme, manifest("Helper", endpoint.url, scopes=["links:write", "links:read", "channels:read"]))
        acme.kara.ok("conversations.invite", channel=acme.general, users=[app.bot.id])
        said = acme.ivan.ok("chat.postMessage", channel=acme.general, text=f"see {url}")["ts"]
        app.bot.ok("chat.unfurl", channel=acme.general, ts=said, unfurls={url: {"blocks": [BUTTONS]}})
        container = {"type": "message", "channel_id": acme.general, "message_ts": said, "attachment_id": 1}
        kara.ok("blocks.actions", container=container, actions=PRESS)
        body = endpoint.next().json
    assert (body["container"]["is_app_unfurl"], body["container"]["app_unfurl_url"]) == (True, url)
    assert body["app_unfurl"]["app_id"] == app.id
    # Nobody writes another's app into an attachment.
    forged = {"blocks": [BUTTONS], "app_id": app.id, "is_app_unfurl": True, "from_url": url}
    mine = kara.ok("chat.postMessage", channel=acme.general, text="see", attachments=[forged])["ts"]
    assert kara.error("blocks.actions", container=container | {"message_ts": mine}, actions=PRESS) == "app_not_found"


def test_what_was_chosen_is_told_as_the_app_wrote_it(acme: Acme, kara: Person) -> None:
    option = {"text": {"type": "plain_text", "text": "One"}, "value": "1", "description": {"type": "plain_text", "text": "first"}}
    menu: list[dict[str, Any]] = [
        {"type": "overflow", "action_id": "more", "options": [option, {"text": {"type": "plain_text", "text": "Two"}, "value": "2"}]},
        {"type": "datepicker", "action_id": "day", "initial_date": "2026-01-01"},
        {"type": "users_select", "action_id": "who"},
        {"type": "checkboxes", "action_id": "which", "options": [option]},
    ]
    with Endpoint() as endpoint:
        app = Installed(acme, manifest("Helper", endpoint.url))
        view = {
            "type": "modal",
            "title": {"type": "plain_text", "text": "Menu"},
            "blocks": [{"type": "actions", "block_id": "m", "elements": menu}],
        }
        container = {"type": "view", "view_id": open_modal(app, kara, view)}

        def told(action_id: str, state: Any = None, **chosen: Any) -> dict[str, Any]:
            kara.ok("blocks.actions", container=container, actions=[{"block_id": "m", "action_id": action_id, **chosen}], state=state)
            body: dict[str, Any] = endpoint.next().json
            assert "response_url" not in body and body["view"]["id"] == container["view_id"]
            return body

        assert told("more", selected_option={"value": "1", "text": "forged"})["actions"][0]["selected_option"] == option
        assert told("day", selected_date="2026-02-03")["actions"][0]["selected_date"] == "2026-02-03"
        assert told("which", selected_options=[{"value": "1"}])["actions"][0]["selected_options"] == [option]
        state = {"values": {"m": {"day": {"type": "datepicker", "selected_date": "2026-03-04"}}}}
        body = told("who", state, selected_user=acme.ivan.id)
        assert body["actions"][0]["selected_user"] == acme.ivan.id
        assert body["view"]["state"]["values"]["m"] == {
            "day": {"type": "datepicker", "selected_date": "2026-03-04"},
            "who": {"type": "users_select", "selected_user": None},
            "which": {"type": "checkboxes", "selected_options": []},
        }
        for wrong in ({"action_id": "day", "selected_date": "soon"}, {"action_id": "who", "selected_user": "U0NOBODY000"}):
            assert kara.error("blocks.actions", container=container, actions=[{"block_id": "m", **wrong}]) == "invalid_state"
