"""Windows of the system: of what one wants, once, and gone when read."""

from pathlib import Path

from tests.e2e.running import PASSWORD, drive, found, needs_browser
from tests.running import Server


@needs_browser
def test_one_is_told_once_and_only_of_what_one_wants(tmp_path: Path) -> None:
    server = Server(tmp_path / "data").start()
    found(server, ("Ivan Petrov", "member"))
    drive("notify.mjs", server.address, PASSWORD)
    server.stop()
