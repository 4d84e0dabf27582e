"""An app's face, read from an address."""

import threading
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.api.tour import PICTURE
from tests.apps import Installed, manifest
from tests.examples import Acme


class _Pictures(BaseHTTPRequestHandler):
    """A picture, a page, and far too much."""

    def do_GET(self) -> None:
        body = {"/dot.png": PICTURE, "/page": b"<html>", "/large": b"x" * (6 << 20)}.get(self.path)
        self.send_response(200 if body is not None else 404)
        self.end_headers()
        with suppress(ConnectionError):
            self.wfile.write(body or b"")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    """Its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pictures)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_an_app_gets_its_face_from_an_address(acme: Acme, site: str) -> None:
    app, kara = Installed(acme, manifest("Oncall")), acme.session(acme.kara)
    kara.ok("apps.icon.set", app_id=app.id, url=f"{site}/dot.png")
    icon = kara.ok("apps.info", app_id=app.id)["app"]["icon"]
    assert kara.http.get(icon).headers["content-type"].startswith("image/")
    assert kara.error("apps.icon.set", app_id=app.id, url=f"{site}/page") == "error_bad_format"
    for wrong in (f"{site}/nothing", f"{site}/large", "ftp://example.com/dot.png", "nowhere"):
        assert kara.error("apps.icon.set", app_id=app.id, url=wrong) == "icon_not_accessible"
    assert kara.error("apps.icon.set", app_id=app.id, url="https://example.com/" + "x" * 3000) == "invalid_parameters"
    assert acme.session(acme.mia).error("apps.icon.set", app_id=app.id, url=f"{site}/dot.png") == "no_permission"


def test_nobody_has_the_server_look_at_its_own_machine(acme: Acme, site: str) -> None:
    app = Installed(acme, manifest("Oncall", "https://oncall.example/"), is_local=False)
    assert acme.session(acme.kara).error("apps.icon.set", app_id=app.id, url=f"{site}/dot.png") == "icon_not_accessible"
