"""`views.submit`: what inputs hold reaches the app as Slack writes it."""

from typing import Any

import pytest

from tests.apps import Endpoint, Installed, manifest
from tests.examples import Acme, Person
from tests.interactions import open_modal


@pytest.fixture
def kara(acme: Acme) -> Person:
    """Kara in her browser."""
    return acme.session(acme.kara)


def modal(**elements: Any) -> dict[str, Any]:
    """A modal with an input for each element."""
    label = {"type": "plain_text", "text": "Fill in"}
    blocks = [
        {"type": "input", "block_id": name, "label": label, "element": {"action_id": "a", **element}} for name, element in elements.items()
    ]
    title, submit = {"type": "plain_text", "text": "A form"}, {"type": "plain_text", "text": "Send"}
    return {"type": "modal", "callback_id": "form", "title": title, "submit": submit, "blocks": blocks}


def state(**values: Any) -> dict[str, Any]:
    """What stands in the inputs."""
    return {"values": {name: {"a": value} for name, value in values.items()}}


def keep(person: Person, name: str, content: bytes) -> str:
    """A file of the person's own, in no conversation; its id."""
    ticket = person.ok("files.getUploadURLExternal", filename=name, length=len(content))
    person.http.post(ticket["upload_url"], content=content)
    person.ok("files.completeUploadExternal", files=[{"id": ticket["file_id"]}])
    return str(ticket["file_id"])


def test_files_are_handed_to_the_app(acme: Acme, kara: Person) -> None:
    mine, ivans = keep(kara, "plan.txt", b"the plan"), acme.ivan.upload(acme.general, "other.txt", b"not hers")
    with Endpoint() as endpoint:
        app = Installed(acme, manifest("Helper", endpoint.url))
        view_id = open_modal(app, kara, modal(papers={"type": "file_input"}))
        assert app.bot.error("files.info", file=mine) == "file_not_found"
        assert kara.error("views.submit", view_id=view_id, state=state(papers={"files": [{"id": ivans}]})) == "invalid_state"
        kara.ok("views.submit", view_id=view_id, state=state(papers={"files": [{"id": mine}]}))
        told = endpoint.next().json["view"]["state"]["values"]["papers"]["a"]
    assert (told["type"], told["files"][0]["id"], told["files"][0]["name"]) == ("file_input", mine, "plan.txt")
    assert app.bot.http.get(told["files"][0]["url_private"]).content == b"the plan"
    assert acme.mia.error("files.info", file=mine) == "file_not_found"


def test_inputs_are_filled_in_as_the_app_wants(acme: Acme, kara: Person) -> None:
    wanted = modal(
        mail={"type": "email_text_input"},
        site={"type": "url_text_input"},
        count={"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "max_value": "9"},
        name={"type": "plain_text_input", "min_length": 2, "max_length": 4},
        friends={"type": "multi_users_select", "max_selected_items": 1},
    )
    app = Installed(acme, manifest("Helper"))
    view_id = open_modal(app, kara, wanted)

    def wrong(**values: Any) -> dict[str, str]:
        problems: dict[str, str] = kara.call("views.submit", view_id=view_id, state=state(**values))["errors"]
        return problems

    assert wrong() == dict.fromkeys(("mail", "site", "count", "name", "friends"), "required")
    both = {"selected_users": [acme.ivan.id, acme.mia.id]}
    assert wrong(mail={"value": "x"}, site={"value": "x"}, count={"value": "1.5"}, name={"value": "x"}, friends=both) == {
        "mail": "invalid_email",
        "site": "invalid_url",
        "count": "invalid_number",
        "name": "too_short",
        "friends": "too_many",
    }
    right = {
        "mail": {"value": "kara@acme.example"},
        "site": {"value": "https://acme.example"},
        "friends": {"selected_users": [acme.ivan.id]},
    }
    assert wrong(**right, count={"value": "10"}, name={"value": "longer"}) == {"count": "too_large", "name": "too_long"}
    assert wrong(**right, count={"value": "0"}, name={"value": "Kara"}) == {"count": "too_small"}
    # All is right now, but nobody answers.
    assert (
        kara.error("views.submit", view_id=view_id, state=state(**right, count={"value": 5}, name={"value": "Kara"})) == "dispatch_failed"
    )


def test_conversations_that_are_chosen_come_with_an_address_to_answer(acme: Acme, kara: Person) -> None:
    with Endpoint() as endpoint:
        app = Installed(acme, manifest("Helper", endpoint.url))
        where = {"type": "conversations_select", "response_url_enabled": True}
        view_id = open_modal(app, kara, modal(where=where))
        kara.ok("views.submit", view_id=view_id, state=state(where={"selected_conversation": acme.random}))
        address = endpoint.next().json["response_urls"][0]
    assert (address["block_id"], address["action_id"], address["channel_id"]) == ("where", "a", acme.random)
    answered = kara.http.post(address["response_url"], json={"text": "from the form", "response_type": "in_channel"})
    assert (answered.status_code, answered.text) == (200, "ok")
    assert kara.ok("conversations.history", channel=acme.random, limit=1)["messages"][0]["text"] == "from the form"
