"""`chat.postMessage`."""

import json

from tests.examples import Acme


def test_a_message_reaches_the_others_and_stays_in_the_history(acme: Acme) -> None:
    with acme.ivan.listen() as ears:
        posted = acme.kara.ok("chat.postMessage", channel=acme.general, text="hello *world*")
        event = ears.next("message")
    assert (event["ts"], event["text"], event["user"]) == (posted["ts"], "hello *world*", acme.kara.id)
    history = acme.ivan.ok("conversations.history", channel=acme.general)
    assert history["messages"][0]["ts"] == posted["ts"]


def test_somebody_elses_private_channel_does_not_exist(acme: Acme) -> None:
    secret = acme.channel("secret", is_private=True, members=(acme.kara,))
    assert acme.ivan.error("chat.postMessage", channel=secret, text="let me in") == "channel_not_found"


def test_the_same_client_msg_id_is_the_same_message(acme: Acme) -> None:
    first = acme.kara.ok("chat.postMessage", channel=acme.general, text="once", client_msg_id="a-b-c")
    again = acme.kara.ok("chat.postMessage", channel=acme.general, text="once", client_msg_id="a-b-c")
    assert first["ts"] == again["ts"]


def test_what_is_wrong_with_blocks_is_said_twice_as_slack_does(acme: Acme) -> None:
    block = {"type": "section", "text": {"type": "plain_text", "text": ""}}
    answer = acme.kara.call("chat.postMessage", channel=acme.general, text="x", blocks=[{"type": "divider"}, block])
    assert answer["error"] == "invalid_blocks"
    said = "must be more than 0 characters [json-pointer:/blocks/1/text/text]"
    assert answer["errors"][-1] == said and answer["response_metadata"]["messages"][-1] == f"[ERROR] {said}"


def test_blocks_and_attachments_may_be_json_in_a_form(acme: Acme) -> None:
    form = {
        "channel": acme.general, "text": "both", "attachments": json.dumps([{"text": "an attachment", "color": "good"}]),
        "blocks": json.dumps([{"type": "section", "text": {"type": "mrkdwn", "text": "a *block*"}}]),
    }  # fmt: skip
    message = acme.kara.http.post("/api/chat.postMessage", data=form).json()["message"]
    assert message["blocks"][0]["text"]["text"] == "a *block*" and message["attachments"][0]["text"] == "an attachment"
    twice = acme.kara.ok("chat.postMessage", channel=acme.general, blocks=form["blocks"], attachments=form["attachments"])
    assert twice["message"]["blocks"][0]["type"] == "section" and twice["message"]["text"] == "a *block*"


def test_empty_lists_are_nothing(acme: Acme) -> None:
    for empty in ([], "[]", "", None):
        message = acme.kara.ok("chat.postMessage", channel=acme.general, text="just text", blocks=empty, attachments=empty)["message"]
        assert message["blocks"][0]["type"] == "rich_text" and "attachments" not in message
        assert acme.kara.error("chat.postMessage", channel=acme.general, blocks=empty, attachments=empty) == "no_text"
    assert acme.kara.ok("chat.postMessage", channel=acme.general, attachments=[{"text": "x"}])["message"]["text"] == ""


def test_an_update_takes_attachments_away_with_an_empty_list(acme: Acme) -> None:
    posted = acme.kara.ok("chat.postMessage", channel=acme.general, text="x", attachments=[{"text": "gone soon"}])
    of = {"channel": acme.general, "ts": posted["ts"]}
    assert acme.kara.ok("chat.update", **of, text="still")["message"]["attachments"]
    assert "attachments" not in acme.kara.ok("chat.update", **of, text="gone", attachments=[])["message"]


def test_what_is_no_list_has_errors_of_its_own(acme: Acme) -> None:
    of = {"channel": acme.general, "text": "x"}
    for value in ("{", "nonsense", '{"type": "divider"}', {"type": "divider"}, 5, True):
        assert acme.kara.error("chat.postMessage", **of, blocks=value) == "invalid_blocks_format"
        assert acme.kara.error("chat.postMessage", **of, attachments=value) == "invalid_attachments"
    sections = [{"type": "section", "text": {"type": "plain_text", "text": "x" * 3000}}] * 50
    assert acme.kara.error("chat.postMessage", **of, blocks=sections) == "msg_blocks_too_long"
    assert acme.kara.error("chat.postMessage", **of, attachments=[{"text": "x" * 130_000}]) == "attachment_payload_limit_exceeded"
