"""A team in which everything there is has been used at least once."""

import io
import time
from typing import Any

from PIL import Image

from hallway.core import encoding
from hallway.domain.teams.tables import profile_field, team
from hallway.domain.users.tables import user
from tests.examples import Acme, Person


def fill(acme: Acme) -> None:
    """Let Kara, Ivan, Mia, a guest and a bot use everything."""
    kara, ivan, mia = (acme.session(person) for person in (acme.kara, acme.ivan, acme.mia))
    _set_team_up(acme, kara, ivan)
    said = _talk(acme, kara, ivan, mia)
    _share_files(acme, kara, ivan)
    _open_rooms(acme, kara, ivan, mia)
    _keep_things(acme, kara, ivan, said)
    _leave(acme)


def picture(color: str, size: int = 400, kind: str = "PNG", mode: str = "RGB") -> bytes:
    """A small picture."""
    target = io.BytesIO()
    Image.new(mode, (size, size), color).save(target, kind)
    return target.getvalue()


def send(person: Person, method: str, files: dict[str, Any], **fields: str) -> dict[str, Any]:
    """Call a method with a form that carries a picture."""
    answer: dict[str, Any] = person.http.post(f"/api/{method}", data=fields, files=files).json()
    assert answer["ok"], answer
    return answer


def _set_team_up(acme: Acme, kara: Person, ivan: Person) -> None:
    fields = [
        {"id": "Xf0ROOM00001", "ordering": 0, "label": "Room", "hint": "Which?", "type": "text", "possible_values": "[]"},
        {"id": "Xf0DESK00001", "ordering": 1, "label": "Desk", "hint": "", "type": "options_list", "possible_values": '["1","2"]'},
    ]
    for field in ({**field, "is_hidden": field["ordering"] == 1} for field in fields):
        acme.server.write(acme.id, lambda tx, field=field: tx.insert(profile_field, team_id=acme.id, **field))
    preferences = encoding.encode_text({"email_domain": "acme.example", "who_can_post_general": "ra"})
    acme.server.write(acme.id, lambda tx: tx.update(team, {"team_id": acme.id}, name="Acme & Söhne", preferences=preferences))
    profile = {
        "title": "Chefin", "pronouns": "sie", "status_text": "in Pause", "status_emoji": ":coffee:",
        "status_expiration": int(time.time()) + 9000,
        "fields": {"Xf0ROOM00001": {"value": "2.04", "alt": ""}}, "start_date": "2020-02-29", "phone": "123",
    }  # fmt: skip
    kara.ok("users.profile.set", profile=profile)
    send(kara, "team.setIcon", {"image": ("icon.png", picture("green"), "image/png")})
    send(kara, "users.setPhoto", {"image": ("face.png", picture("red"), "image/png")})
    send(ivan, "emoji.add", {"image": ("lamp.png", picture("#ff000080", mode="RGBA"), "image/png")}, name="lamp", mode="data")
    kara.ok("emoji.add", name="licht", alias_for="lamp", mode="alias")
    group = kara.ok("usergroups.create", name="Leads", handle="leads", description="who leads", channels=[acme.general])["usergroup"]["id"]
    kara.ok("usergroups.users.update", usergroup=group, users=f"{kara.id},{ivan.id}")
    old = kara.ok("usergroups.create", name="Old", handle="old")["usergroup"]["id"]
    kara.ok("usergroups.disable", usergroup=old)
    kara.ok("chat.postMessage", channel=acme.general, text=f"Hello <@{ivan.id}> and <!subteam^{group}> and <!here> :lamp:")


def _talk(acme: Acme, kara: Person, ivan: Person, mia: Person) -> str:
    bot = acme.person("Robo", kind="bot")
    kara.ok("conversations.invite", channel=acme.general, users=bot.id)
    root: str = kara.ok("chat.postMessage", channel=acme.general, text=f"Root *bold* <@{mia.id}> in `<@{ivan.id}>`", client_msg_id="c-1")[
        "ts"
    ]
    for person, text in ((ivan, "first"), (mia, f"second <@{kara.id}>"), (ivan, "third")):
        person.ok("chat.postMessage", channel=acme.general, text=text, thread_ts=root)
    ivan.ok("chat.postMessage", channel=acme.general, text="to all", thread_ts=root, reply_broadcast=True)
    for person, name in ((kara, "tada"), (ivan, "lamp"), (mia, "tada"), (kara, "lamp"), (ivan, "+1::skin-tone-3")):
        person.ok("reactions.add", channel=acme.general, timestamp=root, name=name)
    edited = mia.ok("chat.postMessage", channel=acme.general, text="wrogn")["ts"]
    mia.ok("chat.update", channel=acme.general, ts=edited, text=f"wrong <@{ivan.id}> ü 日本")
    gone = mia.ok("chat.postMessage", channel=acme.general, text="gone")["ts"]
    mia.ok("chat.delete", channel=acme.general, ts=gone)
    buried = mia.ok("chat.postMessage", channel=acme.general, text="root that goes")["ts"]
    kara.ok("chat.postMessage", channel=acme.general, text="an answer", thread_ts=buried)
    mia.ok("chat.delete", channel=acme.general, ts=buried)
    lonely = kara.ok("chat.postMessage", channel=acme.general, text="answered once")["ts"]
    answer = ivan.ok("chat.postMessage", channel=acme.general, text="not any more", thread_ts=lonely)["ts"]
    ivan.ok("chat.delete", channel=acme.general, ts=answer)
    ivan.ok("chat.meMessage", channel=acme.general, text="waves")
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": f"*Deploy* by <@{ivan.id}>"}}, {"type": "divider"}]
    bot.ok("chat.postMessage", channel=acme.general, text="fallback", blocks=blocks, attachments=[{"color": "#f00", "text": "red"}])
    bot.ok("chat.postMessage", channel=acme.general, text="as somebody", username="Deploys", icon_emoji=":rocket:")
    bot.ok("chat.postMessage", channel=acme.general, text="loud answer", thread_ts=root, reply_broadcast=True, username="Deploys")
    kara.ok("pins.add", channel=acme.general, timestamp=root)
    kara.ok("bookmarks.add", channel_id=acme.general, title="Wiki", type="link", link="https://wiki.example/?a=1&b=2", emoji=":lamp:")
    ivan.ok("subscriptions.thread.remove", channel=acme.general, thread_ts=root)
    return root


def _share_files(acme: Acme, kara: Person, ivan: Person) -> None:
    for name, data, person in (("plan ä.png", picture("blue", 900), kara), ("notes.txt", b"Hello\n", ivan), ("weg.txt", b"gone", ivan)):
        asked = person.ok("files.getUploadURLExternal", filename=name, length=len(data), alt_txt="A plan")
        person.http.post(asked["upload_url"], content=data)
        files = [{"id": asked["file_id"], "title": f"Title of {name}"}]
        person.ok("files.completeUploadExternal", files=files, channel_id=acme.general, initial_comment=f"see {name}")
        if name == "weg.txt":
            person.ok("files.delete", file=asked["file_id"])


def _open_rooms(acme: Acme, kara: Person, ivan: Person, mia: Person) -> None:
    secret = kara.ok("conversations.create", name="secret", is_private=True)["channel"]["id"]
    kara.ok("conversations.invite", channel=secret, users=ivan.id)
    kara.ok("conversations.setTopic", channel=secret, topic="Only us & them")
    kara.ok("conversations.setPurpose", channel=secret, purpose="Plans")
    kara.ok("chat.postMessage", channel=secret, text="hush")
    moved = kara.ok("conversations.create", name="moving")["channel"]["id"]
    kara.ok("conversations.rename", channel=moved, name="umzug-2026")
    kara.ok("conversations.archive", channel=moved)
    direct = kara.ok("conversations.open", users=ivan.id)["channel"]["id"]
    kara.ok("chat.postMessage", channel=direct, text="just us")
    notes = kara.ok("conversations.open", users=kara.id)["channel"]["id"]
    kara.ok("chat.postMessage", channel=notes, text="to myself")
    three = kara.ok("conversations.open", users=f"{ivan.id},{mia.id}")["channel"]["id"]
    mia.ok("chat.postMessage", channel=three, text="three of us")
    guest = acme.person("Lena Guest", role="guest")
    kara.ok("conversations.invite", channel=acme.random, users=guest.id)
    ivan.ok("conversations.close", channel=direct)
    ivan.ok("users.conversationPrefs.set", channel=acme.random, muted=True, notify="mentions")
    last = kara.ok("conversations.history", channel=acme.general, limit=3)["messages"][-1]["ts"]
    ivan.ok("conversations.mark", channel=acme.general, ts=last)


def _keep_things(acme: Acme, kara: Person, ivan: Person, said: str) -> None:
    soon = int(time.time()) + 50_000
    ivan.ok("saved.add", item_id=acme.general, item_type="message", ts=said, date_due=soon)
    kara.ok("stars.add", channel=acme.random)
    kara.ok("reminders.add", text="Kuchen", time=str(soon))
    kara.ok("reminders.add", text="Stand-up", time="every Monday at 9:30")
    kara.ok("chat.scheduleMessage", channel=acme.general, text="later, <@" + ivan.id + ">", post_at=soon)
    kara.ok("drafts.create", destination={"channel_id": acme.general}, blocks=[], text="half a tho")
    section = kara.ok("users.channelSections.create", name="Projekte", emoji="lamp")["channel_section_id"]
    kara.ok("users.channelSections.update", channel_section_id=section, is_collapsed=True)
    kara.ok("users.prefs.set", prefs={"theme": "dark", "dnd_enabled": True, "dnd_start": "21:30", "highlight_words": "lamp, door"})
    kara.ok("dnd.setSnooze", num_minutes=600)
    ivan.ok("users.setPresence", presence="away")


def _leave(acme: Acme) -> None:
    gone = acme.person("Otto Weg")
    gone.ok("conversations.join", channel=acme.general)
    gone.ok("chat.postMessage", channel=acme.general, text="bye")
    acme.server.write(acme.id, lambda tx: tx.update(user, {"team_id": acme.id, "id": gone.id}, is_deleted=True, tz="Europe/Berlin"))
