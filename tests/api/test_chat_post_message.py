"""`chat.postMessage`."""

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
