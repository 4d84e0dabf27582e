"""The frame: every way by keys, every screen for everybody."""

from pathlib import Path

from hallway.domain import auth, client
from hallway.platform.blobs import Blobs
from tests.e2e.running import PASSWORD, drive, found, needs_browser
from tests.running import Server


@needs_browser
def test_one_gets_about_by_keys_alone(tmp_path: Path) -> None:
    server = Server(tmp_path / "data").start()
    found(server, ("Ivan Petrov", "member"), ("Mia Müller", "member"))
    drive("keys.mjs", server.address, PASSWORD)
    server.stop()


@needs_browser
def test_every_screen_is_for_everybody(tmp_path: Path) -> None:
    server = _demo(tmp_path)
    drive("screens.mjs", server.address, "dana@demo.example", PASSWORD, timeout=300)
    server.stop()


@needs_browser
def test_a_phone_goes_one_step_at_a_time(tmp_path: Path) -> None:
    server = _demo(tmp_path)
    drive("phone.mjs", server.address, "dana@demo.example", PASSWORD)
    server.stop()


def _demo(tmp_path: Path) -> Server:
    server = Server(tmp_path / "data").start()
    assert server.app is not None
    founding = client.Founding("Corridor & Co", "demo", "Dana Demo", "dana@demo.example", auth.hash_password(PASSWORD))
    client.make_demo(server.app.database, Blobs(tmp_path / "data" / "files"), founding)
    return server
