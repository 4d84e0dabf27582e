"""`rtm.connect` and `rtm.start`: what old clients are told of a team."""

from tests.examples import Acme


def test_rtm_start_tells_of_everything_one_is_in(acme: Acme) -> None:
    kara, ivan = acme.kara, acme.ivan
    robot = acme.person("Robot", kind="bot")
    secret = acme.channel("secret", is_private=True, members=(kara, ivan))
    hidden = acme.channel("hidden", is_private=True, members=(kara,))
    other = acme.channel("other", members=(kara,))
    direct = kara.ok("conversations.open", users=[ivan.id])["channel"]["id"]
    group = kara.ok("conversations.open", users=[ivan.id, acme.mia.id])["channel"]["id"]
    pilots = kara.ok("usergroups.create", name="Pilots", handle="pilots")["usergroup"]["id"]
    kara.ok("usergroups.users.update", usergroup=pilots, users=[ivan.id])
    said = kara.ok("chat.postMessage", channel=acme.random, text="news")["ts"]
    with kara.listen():
        told = ivan.ok("rtm.start", mpim_aware=True, simple_latest=True)
    assert told["self"]["id"] == ivan.id and told["self"]["manual_presence"] == "active"
    rooms = {room["id"]: room for room in told["channels"]}
    assert set(rooms) == {acme.general, acme.random, other}
    assert (rooms[other]["is_member"], rooms[acme.random]["is_member"]) == (False, True)
    assert (rooms[acme.random]["unread_count"], rooms[acme.random]["latest"]) == (1, said)
    assert [room["id"] for room in told["groups"]] == [secret]
    assert [room["id"] for room in told["ims"]] == [direct]
    assert [room["id"] for room in told["mpims"]] == [group]
    assert hidden not in str(told)
    assert {user["id"]: user["presence"] for user in told["users"]}[kara.id] == "active"
    assert [bot["user_id"] for bot in told["bots"]] == [robot.id]
    assert told["subteams"]["self"] == [pilots] and [item["id"] for item in told["subteams"]["all"]] == [pilots]
    with ivan.ears(told["url"]) as ears:
        assert ears.hello["type"] == "hello"


def test_rtm_start_leaves_out_what_is_not_wanted(acme: Acme) -> None:
    acme.kara.ok("chat.postMessage", channel=acme.random, text="news")
    group = acme.kara.ok("conversations.open", users=[acme.ivan.id, acme.mia.id])["channel"]["id"]
    told = acme.ivan.ok("rtm.start", no_unreads=True, no_latest=True)
    room = next(room for room in told["channels"] if room["id"] == acme.random)
    assert "latest" not in room and "unread_count" not in room
    assert [room["id"] for room in told["groups"]] == [group] and told["mpims"] == []
    whole = acme.ivan.ok("rtm.start")
    assert next(room for room in whole["channels"] if room["id"] == acme.random)["latest"]["text"] == "news"


def test_guests_are_told_of_those_they_meet_only(acme: Acme) -> None:
    lena = acme.person("Lena Lang", role="guest")
    project = acme.channel("project", members=(acme.kara, lena))
    told = lena.ok("rtm.start")
    assert [room["id"] for room in told["channels"]] == [project]
    assert {user["id"] for user in told["users"]} == {acme.kara.id, lena.id}


def test_an_address_opens_one_connection(acme: Acme) -> None:
    url = acme.kara.ok("rtm.connect")["url"]
    with acme.kara.ears(url) as ears:
        assert ears.hello["type"] == "hello"
