"""Custom emoji and faces: they keep their transparency, emoji their movement; what is no picture is refused."""

import io
import zlib

import httpx
import pytest
from PIL import Image

from tests.examples import Acme, Person


def drawn(kind: str, size: tuple[int, int] = (64, 64), mode: str = "RGBA", color: str = "#ff000080", frames: int = 1) -> bytes:
    """A picture in one colour; the frames of a moving one differ."""
    target = io.BytesIO()
    pictures = [Image.new(mode, size, color if number % 2 == 0 else "#0000ffff") for number in range(frames)]
    options = {"save_all": True, "append_images": pictures[1:], "duration": 80, "loop": 0} if frames > 1 else {}
    pictures[0].save(target, kind, **options)
    return target.getvalue()


def add(person: Person, method: str, data: bytes, **fields: str) -> dict[str, object]:
    answer: dict[str, object] = person.http.post(f"/api/{method}", data=fields, files={"image": ("picture", data, "image/png")}).json()
    return answer


def shown(person: Person, url: str) -> httpx.Response:
    answer = person.http.get(url)
    assert answer.status_code == 200
    assert answer.headers["x-content-type-options"] == "nosniff"
    return answer


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_an_emoji_keeps_what_shines_through(acme: Acme, kind: str) -> None:
    kara = acme.session(acme.kara)
    assert add(kara, "emoji.add", drawn(kind, (300, 200), color="#00000000"), name="lamp", mode="data")["ok"]
    answer = shown(kara, kara.ok("emoji.list")["emoji"]["lamp"])
    picture = Image.open(io.BytesIO(answer.content))
    assert (answer.headers["content-type"], picture.format, picture.size) == ("image/png", "PNG", (128, 85))
    assert picture.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]


@pytest.mark.parametrize(("kind", "size", "served"), [("GIF", 64, "image/gif"), ("WEBP", 64, "image/webp"), ("GIF", 200, "image/webp")])
def test_an_emoji_that_moves_goes_on_moving(acme: Acme, kind: str, size: int, served: str) -> None:
    kara = acme.session(acme.kara)
    assert add(kara, "emoji.add", drawn(kind, (size, size), frames=5), name="party", mode="data")["ok"]
    url = kara.ok("emoji.list")["emoji"]["party"]
    answer = shown(kara, url)
    picture = Image.open(io.BytesIO(answer.content))
    assert (answer.headers["content-type"], getattr(picture, "n_frames", 1)) == (served, 5)
    assert max(picture.size) <= 128
    still = shown(kara, url + "?still")
    assert still.headers["content-type"] == "image/png"
    assert getattr(Image.open(io.BytesIO(still.content)), "n_frames", 1) == 1


def test_a_face_with_a_hole_keeps_it_and_one_without_is_a_small_jpeg(acme: Acme) -> None:
    kara = acme.session(acme.kara)
    for mode, served in (("RGBA", "image/webp"), ("RGB", "image/jpeg")):
        answer = add(kara, "users.setPhoto", drawn("PNG", (700, 400), mode=mode, color="#00ff0000" if mode == "RGBA" else "#00ff00"))
        assert answer["ok"], answer
        url = kara.ok("users.info", user=kara.id)["user"]["profile"]["image_192"]
        picture = shown(kara, url)
        assert picture.headers["content-type"] == served
        assert Image.open(io.BytesIO(picture.content)).size == (512, 512)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        drawn("GIF", (32, 32), frames=300),
        drawn("PNG")[:60],
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\xff\xff\x00\x00\xff\xff\x08\x06\x00\x00\x00"
        + zlib.crc32(b"IHDR\x00\x00\xff\xff\x00\x00\xff\xff\x08\x06\x00\x00\x00").to_bytes(4, "big"),
    ],
)
def test_what_is_no_picture_or_too_much_of_one_is_refused(acme: Acme, data: bytes) -> None:
    kara = acme.session(acme.kara)
    assert add(kara, "emoji.add", data, name="bad", mode="data")["error"] in ("bad_image", "no_image")
    assert kara.ok("emoji.list")["emoji"] == {}
