"""The pages beside the conversations, and the texts on all of them."""

from pathlib import Path

from tests.e2e.running import PASSWORD, drive, found, needs_browser
from tests.running import Server


@needs_browser
def test_two_people_go_through_the_pages(tmp_path: Path) -> None:
    server = Server(tmp_path / "data").start()
    found(server, ("Ivan Petrov", "member"), ("Mia Müller", "member"))
    drive("views.mjs", server.address, PASSWORD)
    server.stop()


@needs_browser
def test_every_text_is_in_a_catalog_and_fits_when_it_is_longer(tmp_path: Path) -> None:
    server = Server(tmp_path / "data").start()
    found(server, ("Ivan Petrov", "member"))
    drive("pseudo.mjs", server.address, PASSWORD)
    server.stop()
