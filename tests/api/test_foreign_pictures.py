"""Pictures from elsewhere: fetched by the server, for those who are signed in, and only what is a picture."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.api.tour import PICTURE
from tests.examples import Acme, Person
from tests.running import Server

_PAGES = {
    "/picture.png": ("text/html", PICTURE),
    "/page.png": ("image/png", b"<html><script>alert(1)</script></html>"),
    "/drawing.svg": ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "/huge.png": ("image/png", PICTURE + b"\0" * (9 << 20)),
}


class Gallery(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, body = _PAGES.get(self.path, ("text/plain", b""))
        self.send_response(200 if self.path in _PAGES else 404)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def gallery() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Gallery)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def status(person: Person, url: str) -> int:
    return person.http.get("/pictures", params={"url": url}).status_code


def test_a_picture_from_elsewhere_is_shown_as_what_it_is(tmp_path: Path) -> None:
    server = Server(tmp_path / "data", outbound_allow="127.0.0.0/8").start()
    acme = Acme(server)
    with gallery() as elsewhere:
        found = acme.kara.http.get("/pictures", params={"url": f"{elsewhere}/picture.png"})
        assert (found.status_code, found.headers["content-type"], found.content) == (200, "image/png", PICTURE)
        assert "sandbox" in found.headers["content-security-policy"]
        for page in ("page.png", "drawing.svg", "huge.png", "nothing.png"):
            assert status(acme.kara, f"{elsewhere}/{page}") == 404, page
        stranger = Person(server, acme.id, "", "Nobody", "xoxp-nothing")
        assert status(stranger, f"{elsewhere}/picture.png") == 404
        stranger.close()
    for url in ("", "file:///etc/passwd", "javascript:alert(1)", "http://"):
        assert status(acme.kara, url) == 404, url
    acme.close()
    server.stop()


def test_nobody_looks_inside_by_way_of_pictures(acme: Acme) -> None:
    with gallery() as inside:
        assert status(acme.kara, f"{inside}/picture.png") == 404
        assert status(acme.kara, f"{acme.server.address}/icon.svg") == 404
