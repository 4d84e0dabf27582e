"""Who may give and take roles, and what becomes of those who are let go."""

import itertools

import pytest

from tests.examples import Acme, Person

ROLES = ("owner", "admin", "member", "guest")
METHODS = {"admin.users.setOwner": "owner", "admin.users.setAdmin": "admin", "admin.users.setRegular": "member"}
RANK = {"guest": 0, "member": 1, "admin": 2, "owner": 3}


def role_of(acme: Acme, person: Person) -> str:
    """Somebody's role, as everybody is told it."""
    user = acme.kara.ok("users.info", user=person.id)["user"]
    if user["is_owner"]:
        return "owner"
    return "admin" if user["is_admin"] else "guest" if user["is_restricted"] else "member"


def test_nobody_gives_or_takes_more_than_they_have(acme: Acme) -> None:
    people = {role: acme.session(acme.person(f"Actor-{role} A", role=role)) for role in ROLES}
    for actor_role, target_role, (method, given) in itertools.product(ROLES, ROLES, METHODS.items()):
        target = acme.person(f"T-{actor_role}-{target_role}-{given} T", role=target_role)
        answer = people[actor_role].call(method, user_id=target.id)
        is_allowed = RANK[actor_role] >= 2 and max(RANK[target_role], RANK[given]) <= RANK[actor_role]
        assert answer["ok"] is is_allowed, (actor_role, target_role, method, answer)
        assert role_of(acme, target) == (given if is_allowed else target_role)


def test_the_last_owner_stays(acme: Acme) -> None:
    kara = acme.session(acme.kara)
    assert kara.error("admin.users.setRegular", user_id=acme.kara.id) == "cannot_modify_primary_owner"
    assert kara.error("admin.users.remove", user_id=acme.kara.id) == "cannot_modify_primary_owner"
    kara.ok("admin.users.setOwner", user_id=acme.ivan.id)
    kara.ok("admin.users.setRegular", user_id=acme.kara.id)
    assert role_of(acme, acme.kara) == "member"
    assert kara.error("admin.users.setRegular", user_id=acme.ivan.id) == "not_an_admin"


def test_who_is_let_go_is_out_at_once_and_can_be_taken_back(acme: Acme) -> None:
    kara, ivan = acme.session(acme.kara), acme.session(acme.ivan)
    acme.ivan.ok("chat.postMessage", channel=acme.general, text="I was here")
    with acme.mia.listen() as mia, acme.ivan.listen() as rtm, ivan.listen(since=0) as browser:
        kara.ok("admin.users.remove", user_id=acme.ivan.id)
        assert rtm.next("goodbye") == {"type": "goodbye"}
        assert browser.next("goodbye")["type"] == "goodbye"
        assert mia.next("user_change")["user"]["deleted"] is True
    assert {acme.ivan.error("auth.test"), ivan.error("client.boot")} <= {"account_inactive", "token_revoked"}
    assert kara.error("admin.users.remove", user_id=acme.ivan.id) == "user_already_deleted"
    assert kara.error("admin.users.setAdmin", user_id=acme.ivan.id) == "user_not_found"
    assert kara.error("conversations.invite", channel=acme.channel("later", members=(acme.kara,)), users=acme.ivan.id) == "user_disabled"
    assert kara.ok("conversations.history", channel=acme.general)["messages"][0]["text"] == "I was here"
    kara.ok("admin.users.assign", user_id=acme.ivan.id, is_restricted=True)
    assert role_of(acme, acme.ivan) == "guest"
    assert acme.ivan.error("auth.test") == "token_revoked"
    assert kara.error("admin.users.assign", user_id=acme.ivan.id) == "user_already_team_member"


@pytest.mark.parametrize("method", ["admin.users.remove", "admin.users.setAdmin"])
def test_bots_and_strangers_have_no_standing(acme: Acme, method: str) -> None:
    kara = acme.session(acme.kara)
    bot = acme.person("Robot", kind="bot")
    assert kara.error(method, user_id=bot.id) == "user_is_bot"
    assert kara.error(method, user_id="U0NOBODY000") == "user_not_found"
    assert kara.error(method, user_id=acme.ivan.id, team_id="T0OTHER0000") == "team_not_found"


def test_what_guests_may_not_do(acme: Acme) -> None:
    lena = acme.person("Lena Gast", role="guest")
    room = acme.channel("with-lena", members=(acme.kara, lena))
    open_room = acme.channel("open", members=(acme.kara,))
    lena.ok("chat.postMessage", channel=room, text="hello")
    assert lena.error("conversations.join", channel=open_room) == "channel_not_found"
    assert lena.error("conversations.create", name="mine") in ("restricted_action", "user_is_restricted")
    assert lena.error("conversations.invite", channel=room, users=acme.ivan.id) == "user_is_restricted"
    assert lena.error("conversations.setTopic", channel=room, topic="x") == "user_is_restricted"
    assert lena.error("usergroups.create", name="Guests") == "user_is_restricted"
    assert acme.session(lena).error("invites.create") == "user_is_restricted"
    assert lena.error("users.info", user=acme.mia.id) == "user_not_found"
    assert {user["id"] for user in lena.ok("users.list")["members"]} >= {acme.kara.id, lena.id}
    assert acme.mia.id not in {user["id"] for user in lena.ok("users.list")["members"]}


def test_a_single_channel_guest_has_one_channel(acme: Acme) -> None:
    kara = acme.session(acme.kara)
    uli = acme.person("Uli Eins", role="single_channel_guest")
    kara.ok("conversations.invite", channel=acme.random, users=uli.id)
    assert kara.error("conversations.invite", channel=acme.general, users=uli.id) == "ura_max_channels"
    asked = {"role": "single_channel_guest", "channels": [acme.general, acme.random]}
    assert kara.error("invites.create", **asked) == "ura_max_channels"
