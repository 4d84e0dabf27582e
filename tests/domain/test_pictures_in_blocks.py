"""Pictures in blocks that are files here: named by id or address, seen by those who read the message, and by nobody through a trick."""

from typing import Any

import httpx

from tests.api.tour import PICTURE
from tests.examples import Acme, Person


def private_picture(person: Person, name: str = "dot.png", data: bytes = PICTURE) -> str:
    """A file that only its owner sees."""
    asked = person.ok("files.getUploadURLExternal", filename=name, length=len(data))
    httpx.post(asked["upload_url"], content=data, trust_env=False)
    person.ok("files.completeUploadExternal", files=[{"id": asked["file_id"]}])
    return str(asked["file_id"])


def image(**slack_file: str) -> dict[str, Any]:
    """An image block."""
    return {"type": "image", "alt_text": "a dot", "slack_file": slack_file}


def sees(person: Person, url: str) -> bool:
    """Whether somebody gets the bytes."""
    return person.http.get(httpx.URL(url).raw_path.decode()).content == PICTURE


def test_a_picture_is_seen_by_those_who_read_the_message(acme: Acme) -> None:
    picture = private_picture(acme.kara)
    url = acme.kara.ok("files.info", file=picture)["file"]["url_private"]
    assert not sees(acme.ivan, url)
    posted = acme.kara.ok("chat.postMessage", channel=acme.general, blocks=[image(id=picture)])
    shown = posted["message"]["blocks"][0]
    assert shown["slack_file"] == {"id": picture, "url": url} and (shown["image_width"], shown["image_height"]) == (1, 1)
    assert sees(acme.ivan, url)
    of = {"channel": acme.general, "ts": posted["ts"]}
    acme.kara.ok("chat.update", **of, text="again", blocks=posted["message"]["blocks"])
    assert sees(acme.ivan, url)
    acme.kara.ok("chat.update", **of, text="without")
    assert not sees(acme.ivan, url)
    acme.kara.ok("chat.update", **of, attachments=[{"text": "x", "blocks": [image(url=url)]}])
    assert sees(acme.ivan, url)
    acme.kara.ok("chat.delete", **of)
    assert not sees(acme.ivan, url) and sees(acme.kara, url)


def test_pictures_stand_wherever_an_image_may(acme: Acme) -> None:
    picture = private_picture(acme.kara)
    file = acme.kara.ok("files.info", file=picture)["file"]
    for named in ({"id": picture}, {"url": file["url_private"]}, {"url": file["permalink"]}):
        element = image(**named)
        blocks: list[dict[str, Any]] = [
            {"type": "context", "elements": [element]},
            {"type": "section", "text": {"type": "plain_text", "text": "x"}, "accessory": element},
            {"type": "card", "hero_image": element},
        ]
        context, section, card = acme.kara.ok("chat.postMessage", channel=acme.general, blocks=blocks)["message"]["blocks"]
        shown = (context["elements"][0], section["accessory"], card["hero_image"])
        assert {item["slack_file"]["id"] for item in shown} == {picture}


def test_what_is_no_picture_of_ones_own_is_refused(acme: Acme) -> None:
    hidden, words = private_picture(acme.ivan), private_picture(acme.kara, "notes.txt", b"notes")
    of = {"channel": acme.general, "text": "x"}
    for file_id in (hidden, words, "F0AAAAAAAAA"):
        blocks = [{"type": "divider"}, image(id=file_id)]
        answer = acme.kara.call("chat.postMessage", **of, blocks=blocks)
        assert (answer["error"], answer["errors"]) == ("invalid_blocks", ["invalid slack file [json-pointer:/blocks/1/slack_file]"])
        answer = acme.kara.call("chat.postMessage", **of, attachments=[{"blocks": blocks}])
        where = "/attachments/0/blocks/1/slack_file"
        assert (answer["error"], answer["errors"]) == ("invalid_attachments", [f"invalid slack file [json-pointer:{where}]"])
    url = acme.ivan.ok("files.info", file=hidden)["file"]["url_private"]
    posted = acme.kara.ok("chat.postMessage", **of)
    assert acme.kara.error("chat.update", channel=acme.general, ts=posted["ts"], blocks=[image(id=hidden)]) == "invalid_blocks"
    assert not sees(acme.kara, url) and not sees(acme.mia, url)


def test_ways_around_share_nothing(acme: Acme) -> None:
    hidden = private_picture(acme.ivan)
    url = acme.ivan.ok("files.info", file=hidden)["file"]["url_private"]
    shared = acme.kara.ok("files.getUploadURLExternal", filename="a.txt", length=1)
    httpx.post(shared["upload_url"], content=b"a", trust_env=False)
    acme.kara.call("files.completeUploadExternal", files=[{"id": shared["file_id"]}], channel_id=acme.general, blocks=[image(id=hidden)])
    said = acme.kara.ok("conversations.history", channel=acme.general, limit=1)["messages"][0]
    acme.kara.ok("chat.update", channel=acme.general, ts=said["ts"], text="and now?")
    assert not sees(acme.kara, url) and not sees(acme.mia, url)
