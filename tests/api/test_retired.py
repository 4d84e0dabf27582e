"""`channels.*`, `groups.*`, `im.*` and `mpim.*`: what old programs call, with the answers they know."""

from tests.examples import Acme


def test_channels_go_the_old_way(acme: Acme) -> None:
    kara, ivan = acme.kara, acme.ivan
    made = kara.ok("channels.create", name="pilots")["channel"]
    assert made["is_channel"] and made["members"] == [kara.id]
    joined = ivan.ok("channels.join", name="#pilots")["channel"]
    assert joined["id"] == made["id"] and set(joined["members"]) == {kara.id, ivan.id}
    assert ivan.ok("channels.join", name="pilots")["already_in_channel"]
    assert kara.ok("channels.setTopic", channel=made["id"], topic="vipers")["topic"] == "vipers"
    ts = [kara.ok("chat.postMessage", channel=made["id"], text=text)["ts"] for text in ("one", "two", "three")]
    page = ivan.ok("channels.history", channel=made["id"], count=2)
    assert [message["text"] for message in page["messages"]] == ["three", "two"] and page["has_more"]
    rest = ivan.ok("channels.history", channel=made["id"], latest=ts[1], count=1)
    assert rest["messages"][0]["text"] == "one" and rest["latest"] == ts[1]
    kara.ok("chat.postMessage", channel=made["id"], text="reply", thread_ts=ts[0])
    assert [message["text"] for message in ivan.ok("channels.replies", channel=made["id"], thread_ts=ts[0])["messages"]] == ["one", "reply"]
    listed = {room["name"]: room for room in acme.mia.ok("channels.list")["channels"]}
    assert listed["pilots"]["num_members"] == 2 and not listed["pilots"]["is_member"]
    kara.ok("channels.kick", channel=made["id"], user=ivan.id)
    assert kara.ok("channels.info", channel=made["id"])["channel"]["members"] == [kara.id]


def test_a_channel_that_is_joined_is_made_where_there_is_none(acme: Acme) -> None:
    made = acme.ivan.ok("channels.join", name="#fresh")["channel"]
    assert made["name"] == "fresh" and made["is_member"] and made["creator"] == acme.ivan.id


def test_lists_go_page_by_page(acme: Acme) -> None:
    for number in range(3):
        acme.channel(f"room-{number}", members=(acme.kara,))
    seen, cursor = [], ""
    while page := acme.mia.ok("channels.list", limit=2, cursor=cursor):
        seen += [room["name"] for room in page["channels"]]
        if not (cursor := page["response_metadata"]["next_cursor"]):
            break
    assert sorted(seen) == ["general", "random", "room-0", "room-1", "room-2"]


def test_groups_and_direct_messages_go_the_old_way(acme: Acme) -> None:
    kara, ivan = acme.kara, acme.ivan
    secret = kara.ok("groups.create", name="secret")["group"]
    assert secret["is_group"] and secret["is_private"]
    assert set(kara.ok("groups.invite", channel=secret["id"], user=ivan.id)["group"]["members"]) == {kara.id, ivan.id}
    opened = kara.ok("im.open", user=ivan.id)["channel"]["id"]
    assert kara.ok("im.open", user=ivan.id)["channel"] == {"id": opened}
    several = kara.ok("mpim.open", users=f"{ivan.id},{acme.mia.id}")["group"]["id"]
    assert {room["id"] for room in ivan.ok("groups.list")["groups"]} == {secret["id"], several}
    assert [(room["id"], room["user"]) for room in kara.ok("im.list")["ims"]] == [(opened, ivan.id)]
    assert [room["id"] for room in ivan.ok("mpim.list")["groups"]] == [several]
    assert acme.mia.error("groups.info", channel=secret["id"]) == "channel_not_found"
    kara.ok("im.close", channel=opened)
    kara.ok("presence.set", presence="away")
    kara.ok("presence.set", presence="active")
