"""Files on their way in: by Slack's two steps, by the older one, and what is seen in pictures."""

import io
from typing import Any

import httpx
from PIL import Image

from tests.examples import Acme, Person


def upload(person: Person, channel: str, name: str, data: bytes) -> dict[str, Any]:
    """Send a file in Slack's two steps; the file as the channel has it."""
    asked = person.ok("files.getUploadURLExternal", filename=name, length=len(data))
    sent = httpx.post(asked["upload_url"], content=data, trust_env=False)
    assert (sent.status_code, sent.text) == (200, f"OK - {len(data)}")
    person.ok("files.completeUploadExternal", files=[{"id": asked["file_id"], "title": "A title"}], channel_id=channel)
    found: dict[str, Any] = person.ok("files.info", file=asked["file_id"])["file"]
    return found


def photo(width: int, height: int, orientation: int = 1) -> bytes:
    """A photo as a camera that was held otherwise writes it."""
    picture = Image.new("RGB", (width, height), "navy")
    picture.paste("white", (0, 0, width // 4, height // 4))
    exif = picture.getexif()
    exif[0x0112] = orientation
    exif[0x010F] = "Secret camera"
    target = io.BytesIO()
    picture.save(target, "JPEG", exif=exif)
    return target.getvalue()


def fetch(person: Person, url: str) -> bytes:
    """The bytes behind one of the server's own addresses."""
    answer = person.http.get(httpx.URL(url).raw_path.decode())
    assert answer.status_code == 200, url
    return answer.content


def test_a_photo_is_shown_upright_and_its_thumbnails_tell_nothing(acme: Acme) -> None:
    file = upload(acme.kara, acme.general, "photo.jpg", photo(800, 400, orientation=6))
    assert (file["original_w"], file["original_h"]) == (400, 800)
    assert (file["thumb_360_w"], file["thumb_360_h"]) == (180, 360)
    assert (file["mimetype"], file["filetype"], file["title"]) == ("image/jpeg", "jpg", "A title")
    small = Image.open(io.BytesIO(fetch(acme.ivan, file["thumb_360"])))
    assert small.size == (180, 360)
    assert not small.getexif() and b"Secret camera" not in fetch(acme.ivan, file["thumb_360"])
    # The white corner was top left as the camera saw it: turned, it is top right.
    assert sum(small.convert("RGB").getpixel((170, 10))) > 600  # type: ignore[arg-type]
    assert fetch(acme.ivan, file["url_private"]) == photo(800, 400, orientation=6)


def test_what_is_no_picture_has_no_preview(acme: Acme) -> None:
    for name, data in (("fake.png", b"\x89PNG\r\n\x1a\n but not really"), ("bomb.gif", b"GIF89a" + b"\xff" * 40)):
        file = upload(acme.kara, acme.general, name, data)
        assert "thumb_360" not in file and "original_w" not in file


def test_the_older_upload_takes_a_part_or_a_text(acme: Acme) -> None:
    sent = acme.kara.http.post(
        "/api/files.upload",
        data={"channels": acme.general, "initial_comment": "look"},
        files={"file": ("plan.png", png(640, 480), "image/png")},
    ).json()
    assert sent["ok"], sent
    assert (sent["file"]["original_w"], sent["file"]["original_h"]) == (640, 480)
    note = acme.kara.ok("files.upload", content="a short note", filename="note.txt", channels=acme.general)["file"]
    assert fetch(acme.ivan, note["url_private"]) == b"a short note"
    shown = acme.ivan.ok("conversations.history", channel=acme.general)["messages"]
    assert [message["files"][0]["name"] for message in shown[:2]] == ["note.txt", "plan.png"]
    assert shown[1]["text"] == "look"


def test_an_upload_address_is_good_for_its_own_file_only_and_once(acme: Acme) -> None:
    asked = acme.kara.ok("files.getUploadURLExternal", filename="a.txt", length=3)
    assert httpx.post(asked["upload_url"], content=b"one", trust_env=False).status_code == 200
    assert httpx.post(asked["upload_url"], content=b"two", trust_env=False).status_code == 404
    forged = asked["upload_url"].replace(asked["file_id"], "F0OTHER0000")
    assert httpx.post(forged, content=b"x", trust_env=False).status_code == 403
    assert acme.ivan.error("files.completeUploadExternal", files=[{"id": asked["file_id"]}]) == "file_not_found"


def png(width: int, height: int) -> bytes:
    """A picture."""
    target = io.BytesIO()
    Image.new("RGBA", (width, height), (0, 128, 128, 128)).save(target, "PNG")
    return target.getvalue()
