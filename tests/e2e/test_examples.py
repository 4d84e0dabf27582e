"""The apps of `examples/` in the browser."""

import os
from pathlib import Path

from tests.e2e.running import PASSWORD, drive, found, needs_browser
from tests.example_apps import approvals, needs_bolt_for_javascript, on_call
from tests.running import Server


@needs_browser
@needs_bolt_for_javascript
def test_two_people_use_the_examples(tmp_path: Path) -> None:
    server = Server(tmp_path / "data").start()
    found(server, ("Ivan Petrov", "member"))
    with on_call(server, "acme", tmp_path) as pager, approvals(server, "acme", tmp_path) as asking:
        drive("examples.mjs", server.address, PASSWORD, pager.id, asking.id, os.environ.get("PICTURES", ""))
    server.stop()
