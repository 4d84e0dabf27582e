"""Strangers, guests and those who have left: what they are told in everyday cases."""

from tests.examples import Acme


def test_another_team_sees_nothing(acme: Acme) -> None:
    other = Acme(acme.server)
    ts = acme.kara.ok("chat.postMessage", channel=acme.general, text="ours")["ts"]
    assert other.kara.error("conversations.history", channel=acme.general) == "channel_not_found"
    assert other.kara.error("users.info", user=acme.ivan.id) == "user_not_found"
    assert other.kara.error("chat.delete", channel=acme.general, ts=ts) == "channel_not_found"
    other.close()


def test_guests_meet_only_those_they_share_a_conversation_with(acme: Acme) -> None:
    guest = acme.person("Lena Guest", role="guest")
    project = acme.channel("project", members=(acme.kara, guest))
    seen = {user["id"] for user in guest.ok("users.list")["members"]}
    assert seen == {acme.kara.id, guest.id}
    assert guest.error("users.info", user=acme.mia.id) == "user_not_found"
    assert [item["id"] for item in guest.ok("conversations.list")["channels"]] == [project]
    assert guest.error("conversations.create", name="mine") == "restricted_action"


def test_a_removed_member_hears_nothing_more(acme: Acme) -> None:
    secret = acme.channel("secret", is_private=True, members=(acme.kara, acme.ivan))
    with acme.ivan.listen() as ears:
        acme.kara.ok("chat.postMessage", channel=secret, text="before")
        acme.kara.ok("conversations.kick", channel=secret, user=acme.ivan.id)
        acme.kara.ok("chat.postMessage", channel=secret, text="after")
        acme.kara.ok("chat.postMessage", channel=acme.general, text="marker")
        heard = []
        while (event := ears.next()).get("text") != "marker":
            heard.append(event)
    assert "before" in [event.get("text") for event in heard]
    assert "after" not in str(heard)


def test_a_revoked_session_is_cut_off(acme: Acme) -> None:
    browser = acme.session(acme.ivan)
    with browser.listen(since=0) as ears:
        browser.ok("auth.signout")
        assert ears.next("goodbye")["type"] == "goodbye"
    assert browser.error("auth.test") == "token_revoked"
