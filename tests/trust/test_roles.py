"""Nobody comes by rights that whoever gave them did not have, or has no more."""

import json
import time
from typing import Any

from sqlalchemy import bindparam, select
from websockets.sync.client import connect

from hallway.domain import users
from hallway.domain.messages.tables import scheduled_message
from hallway.platform.storage import query
from tests.examples import Acme, Person


def newcomer(acme: Acme, code: str, name: str) -> dict[str, Any]:
    """What somebody new is answered who follows an invite link."""
    arguments = {"code": code, "name": name, "email": f"{name.lower()}@{acme.domain}.example", "password": "correct horse"}
    return Person(acme.server, "", "", name, "none").call("invites.accept", **arguments)


_scheduled = query(select(scheduled_message.c.id).where(scheduled_message.c.team_id == bindparam("team_id")))


def scheduled(reader: Any, team_id: str) -> list[Any]:
    """What is still to be said later."""
    found: list[Any] = reader.all(_scheduled, team_id=team_id)
    return found


def set_role(acme: Acme, person: Person, role: str) -> None:
    acme.server.write(acme.id, users.set_role, acme.server.read(users.get, acme.id, person.id), role)


def test_members_invite_no_admins_and_nobody_invites_owners(acme: Acme) -> None:
    assert acme.ivan.error("invites.create", role="admin") == "not_an_admin"
    assert acme.kara.error("invites.create", role="owner") == "invalid_role"
    guest = acme.person("Lena Guest", role="guest")
    assert guest.error("invites.create") == "user_is_restricted"


def test_an_invitation_leads_only_where_its_host_still_is(acme: Acme) -> None:
    secret = acme.channel("secret", is_private=True, members=(acme.kara, acme.ivan))
    code = acme.ivan.ok("invites.create", channels=[secret, acme.general])["invite"]["code"]
    acme.kara.ok("conversations.kick", channel=secret, user=acme.ivan.id)
    noa = newcomer(acme, code, "Noa")
    assert noa["ok"]
    assert noa["user_id"] not in acme.kara.ok("conversations.members", channel=secret)["members"]
    assert noa["user_id"] in acme.kara.ok("conversations.members", channel=acme.general)["members"]


def test_an_invitation_by_somebody_who_may_no_longer_invite_is_void(acme: Acme) -> None:
    tom = acme.person("Tom Oak", role="admin")
    admin, member = tom.ok("invites.create", role="admin")["invite"]["code"], acme.ivan.ok("invites.create")["invite"]["code"]
    set_role(acme, tom, "member")
    set_role(acme, acme.ivan, "guest")
    assert newcomer(acme, admin, "Eve")["error"] == "code_expired"
    assert newcomer(acme, member, "Ada")["error"] == "code_expired"


def test_an_invitation_is_used_as_often_as_it_says(acme: Acme) -> None:
    invite = acme.ivan.ok("invites.create", max_uses=1, expires_in_hours=1 << 40)["invite"]
    assert invite["max_uses"] == 1
    assert newcomer(acme, invite["code"], "Ada")["ok"]
    assert newcomer(acme, invite["code"], "Eve")["error"] == "code_expired"


def test_nobody_gets_into_a_private_channel_by_its_name(acme: Acme) -> None:
    acme.kara.ok("conversations.rename", channel=acme.random, name="somewhere")
    own = acme.ivan.ok("conversations.create", name="random", is_private=True)["channel"]["id"]
    ada = newcomer(acme, acme.kara.ok("invites.create")["invite"]["code"], "Ada")
    assert ada["user_id"] not in acme.ivan.ok("conversations.members", channel=own)["members"]


def test_a_reset_link_does_not_make_an_admin_the_owner(acme: Acme) -> None:
    tom = acme.session(acme.person("Tom Oak", role="admin"))
    assert tom.error("auth.password.createReset", user=acme.kara.id) == "not_an_admin"
    code = tom.ok("auth.password.createReset", user=acme.mia.id)["url"].rsplit("/", 1)[1]
    set_role(acme, acme.mia, "owner")
    stranger = Person(acme.server, "", "", "", "none")
    assert stranger.error("auth.password.reset", code=code, password="correct horse") == "code_expired"
    robo = acme.person("Robo", kind="bot")
    assert tom.error("auth.password.createReset", user=robo.id) == "user_not_found"


def test_what_only_the_server_says_of_a_message_cannot_be_sent(acme: Acme) -> None:
    spoof = {
        "bot_id": "B0FORGED000", "app_id": "A0FORGED000", "user": acme.kara.id, "team": "T0FORGED000", "subtype": "channel_join",
        "username": "Kara", "icon_emoji": ":crown:", "edited": {"user": acme.kara.id}, "reactions": [{"name": "tada", "count": 99}],
        "is_ephemeral": True, "ts": "1.000001", "pinned_to": ["C0FORGED000"], "root": {}, "upload": True, "hidden": True,
        "bot_profile": {"name": "Kara"}, "parent_user_id": acme.kara.id, "reply_count": 7, "subscribed": True, "as_user": False,
    }  # fmt: skip
    browser = acme.session(acme.ivan)
    said = browser.ok("chat.postMessage", channel=acme.general, text="hi", **spoof)["message"]
    stored = acme.kara.ok("conversations.history", channel=acme.general)["messages"][0]
    assert set(stored) == set(said) == {"type", "user", "text", "ts", "team", "blocks"}
    assert (stored["user"], stored["team"], stored["ts"]) == (acme.ivan.id, acme.id, said["ts"])
    changed = browser.ok("chat.update", channel=acme.general, text="ho", **spoof | {"ts": said["ts"]})["message"]
    assert set(changed) == {*said, "edited"}
    assert changed["edited"]["user"] == changed["user"] == acme.ivan.id


def test_who_is_let_go_is_cut_off_everywhere_at_once(acme: Acme) -> None:
    browser, token = acme.session(acme.ivan), acme.ivan
    late = browser.ok("client.connect", since=0)["url"]
    acme.ivan.ok("chat.scheduleMessage", channel=acme.general, text="from beyond", post_at=int(time.time()) + 2)
    with browser.listen(since=0) as page, token.listen() as program:
        acme.session(acme.kara).ok("admin.users.remove", user_id=acme.ivan.id)
        assert page.next("goodbye") and program.next("goodbye")
    assert browser.error("auth.test") in ("account_inactive", "token_revoked")
    assert token.error("auth.test") in ("account_inactive", "token_revoked")
    with connect(late, proxy=None) as line:
        assert json.loads(line.recv(timeout=10))["type"] == "goodbye"
    with acme.kara.listen() as ears:
        deadline = time.monotonic() + 20
        while acme.server.read(scheduled, acme.id):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert "from beyond" not in str(ears.until_pong())


def test_admins_do_not_touch_owners(acme: Acme) -> None:
    tom = acme.session(acme.person("Tom Oak", role="admin"))
    for method in ("remove", "setRegular", "setAdmin"):
        assert tom.error(f"admin.users.{method}", user_id=acme.kara.id) == "not_an_owner"
    for victim in (acme.mia.id, tom.id):
        assert tom.error("admin.users.setOwner", user_id=victim) == "not_an_owner"
    assert acme.session(acme.ivan).error("admin.users.setAdmin", user_id=acme.ivan.id) == "not_an_admin"
