"""What is deleted leaves the disk, and nothing else does."""

import time
from pathlib import Path
from typing import Any

from hallway.domain import client
from tests.domain.test_pictures import photo, png, upload
from tests.examples import Acme

LATER = 7200


def kept(acme: Acme) -> set[str]:
    """The blobs on the disk."""
    root: Path = blobs_of(acme).root
    return {path.name for path in root.glob("??/*")}


def blobs_of(acme: Acme) -> Any:
    """The server's file store."""
    assert acme.server.app is not None
    return acme.server.app.blobs


def sweep(acme: Acme, later: int = LATER) -> None:
    """Sweep as the server does, `later` seconds from now."""
    assert acme.server.app is not None
    client.sweep(acme.server.app.database, acme.server.app.blobs, time.time() + later)


def test_a_deleted_picture_goes_with_its_thumbnails_after_a_while(acme: Acme) -> None:
    sweep(acme)
    before = kept(acme)
    file = upload(acme.kara, acme.general, "gone.jpg", photo(801, 402))
    assert len(kept(acme) - before) > 3
    acme.kara.ok("files.delete", file=file["id"])
    sweep(acme, later=60)
    assert len(kept(acme) - before) > 3
    sweep(acme)
    assert kept(acme) == before


def test_bytes_that_something_else_has_too_stay(acme: Acme) -> None:
    data = photo(802, 403)
    mine, theirs = upload(acme.kara, acme.general, "a.jpg", data), upload(acme.ivan, acme.random, "b.jpg", data)
    acme.kara.ok("files.delete", file=mine["id"])
    sweep(acme)
    assert acme.ivan.http.get(theirs["url_private"].removeprefix(acme.server.address)).content == data
    assert acme.ivan.http.get(theirs["thumb_360"].removeprefix(acme.server.address)).status_code == 200
    acme.ivan.ok("files.delete", file=theirs["id"])
    again = upload(acme.kara, acme.general, "c.jpg", data)
    sweep(acme)
    assert acme.kara.http.get(again["url_private"].removeprefix(acme.server.address)).content == data


def test_faces_and_emoji_stay_while_they_are_used(acme: Acme) -> None:
    kara = acme.session(acme.kara)
    before = kept(acme)
    for color in (600, 601):
        assert kara.http.post("/api/users.setPhoto", files={"image": ("me.png", png(color, color))}).json()["ok"]
    assert kara.http.post("/api/emoji.add", data={"name": f"door-{acme.domain}"[:40]}, files={"image": ("d.png", png(64, 99))}).json()["ok"]
    sweep(acme)
    used = kept(acme) - before
    assert len(used) >= 2
    kara.ok("users.deletePhoto")
    kara.ok("emoji.remove", name=f"door-{acme.domain}"[:40])
    sweep(acme)
    assert not kept(acme) - before
