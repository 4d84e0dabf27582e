"""Nothing that people write runs in other people's browsers: a corpus in every field, looked at in a real one."""

from pathlib import Path
from typing import Any

from hallway.domain import users
from tests.e2e.running import PASSWORD, drive, found, needs_browser
from tests.e2e.vectors import addresses, tags, vectors
from tests.examples import ALL_SCOPES, Person
from tests.running import Server


@needs_browser
def test_nothing_that_people_write_runs(tmp_path: Path) -> None:
    server = Server(tmp_path / "data").start()
    team = found(server, ("Ivan Petrov", "member"))
    token, user_id = server.write(team, _token, team)
    kara = Person(server, team, user_id, "Kara", token)
    assert len(vectors()) > 500
    _write_everywhere(kara)
    drive("scripts.mjs", server.address, "ivan@acme.example", PASSWORD)
    kara.close()
    server.stop()


def _write_everywhere(kara: Person) -> None:
    general = next(c["id"] for c in kara.ok("conversations.list")["channels"] if c["name"] == "general")
    ivan = next(user["id"] for user in kara.ok("users.list")["members"] if user["name"].startswith("ivan"))
    every = vectors()
    for start in range(0, len(every), 20):
        kara.ok("chat.postMessage", channel=general, text="\n".join(every[start : start + 20]))
    for address, tag in zip(addresses() * 4, tags(), strict=False):
        kara.call("chat.postMessage", channel=general, text=tag, attachments=_attachments(address, tag))
        # Refused where the address is hostile; with a harmless one the markup gets through to the browser.
        for block in [*_blocks(address, tag), *_blocks("https://elsewhere.example/x", tag)]:
            kara.call("chat.postMessage", channel=general, text="t", blocks=[block])
        kara.call(
            "chat.postMessage", channel=general, markdown_text=f"[x]({address}) {tag}", username=tag, icon_url=address, icon_emoji=tag
        )
        kara.call("bookmarks.add", channel_id=general, title=tag, link=address, emoji=tag)
        kara.call("files.upload", content=tag, filename=f"{tag[:80]}.txt", title=tag, channels=[general])
        kara.call("chat.unfurl", channel=general, ts="1.1", unfurls={address: {"title": tag}})
    kara.ok("conversations.setTopic", channel=general, topic=f"{tags()[4]} <{addresses()[0]}|x>")
    kara.ok("conversations.setPurpose", channel=general, purpose=tags()[8])
    names = {"real_name": tags()[0], "display_name": tags()[4], "title": tags()[8], "phone": addresses()[0], "pronouns": tags()[9]}
    kara.ok("users.profile.set", profile={**names, "status_text": tags()[6], "status_emoji": tags()[0]})
    kara.ok("usergroups.create", name=tags()[0], handle="group", description=tags()[4])
    root = kara.ok("chat.postMessage", channel=general, text=f"<@{ivan}> {tags()[0]}")["ts"]
    kara.ok("chat.postMessage", channel=general, text="\n".join(tags()[:20]), thread_ts=root, reply_broadcast=True)
    kara.ok("chat.postMessage", channel=ivan, text=tags()[4])


def _attachments(address: str, tag: str) -> list[dict[str, Any]]:
    links = dict.fromkeys(("title_link", "author_link", "from_url", "thumb_url", "author_icon", "footer_icon"), address)
    texts = dict.fromkeys(("title", "text", "pretext", "author_name", "footer", "fallback", "service_name", "color"), tag)
    return [{**links, **texts, "fields": [{"title": tag, "value": tag}], "actions": [{"type": "button", "text": tag, "url": address}]}]


def _blocks(address: str, tag: str) -> list[dict[str, Any]]:
    plain, rich = {"type": "plain_text", "text": tag[:70]}, {"type": "mrkdwn", "text": f"{tag} <{address}|{tag}>"}
    button = {"type": "button", "text": plain, "url": address, "action_id": tag[:200]}
    inline = [
        {"type": "link", "url": address, "text": tag}, {"type": "text", "text": tag}, {"type": "color", "value": f"red;{tag}"[:50]},
        {"type": "emoji", "name": "x", "unicode": tag[:90], "url": address},
        {"type": "date", "timestamp": 1, "format": tag, "url": address, "fallback": tag},
    ]  # fmt: skip
    return [
        {"type": "section", "text": rich, "fields": [rich, plain], "accessory": button},
        {"type": "header", "text": plain},
        {"type": "context", "elements": [rich, plain]},
        {"type": "actions", "elements": [button]},
        {"type": "markdown", "text": f"[{tag}]({address}) {tag}"},
        {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": inline}]},
        {"type": "video", "title": plain, "title_url": address, "video_url": address, "thumbnail_url": address, "alt_text": tag},
        {"type": "card", "title": rich, "body": rich, "actions": [button]},
        {"type": "table", "rows": [[{"type": "raw_text", "text": tag}]]},
    ]


def _token(tx: Any, team_id: str) -> tuple[str, str]:
    from hallway.domain import auth

    kara = users.find_by_email(tx, team_id, "kara@acme.example")
    assert kara is not None
    scopes = (*ALL_SCOPES, "chat:write.customize", "links:write")
    return auth.issue_token(tx, team_id, auth.NewToken(kara.id, "user", scopes)), kara.id
