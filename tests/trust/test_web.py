"""What browsers are trusted with: cookies, foreign pages, sockets, and bytes that people have sent."""

import json
import re
from collections.abc import Iterator

import httpx
import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from hallway.core.methods import REGISTRY
from hallway.domain import auth
from hallway.platform.gateway import Tickets
from tests.examples import Acme
from tests.trust.world import World

_PASSWORD = "correct horse battery"
_OURS = {"X-Hallway-Client": "web", "Content-Type": "application/json; charset=utf-8"}


@pytest.fixture
def browser(acme: Acme) -> Iterator[httpx.Client]:
    """Ivan's browser, with his cookie and nothing else."""
    token = acme.session(acme.ivan).token
    with httpx.Client(base_url=acme.server.address, cookies={"hallway_session": token}, trust_env=False, timeout=60) as client:
        yield client


def test_the_session_is_out_of_reach_of_scripts_and_other_sites(acme: Acme) -> None:
    acme.server.write(acme.id, auth.set_hash, acme.id, acme.ivan.id, auth.hash_password(_PASSWORD))
    body = json.dumps({"email": f"ivan@{acme.domain}.example", "password": _PASSWORD, "team": acme.domain})
    for scheme, name in (("http", "hallway_session"), ("https", "__Host-hallway_session")):
        headers = _OURS | {"X-Forwarded-Proto": scheme}
        answer = httpx.post(f"{acme.server.address}/api/auth.signin", content=body, headers=headers, trust_env=False, timeout=60)
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith(f"{name}=xoxc-")
        assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
        assert ("Secure" in cookie) == (scheme == "https")
        assert "Domain" not in cookie
        value = cookie.split(";")[0]
        for other in (value, value.replace(name, "hallway_session").replace("__Host-", "")):
            known = httpx.post(
                f"{acme.server.address}/api/auth.test", headers=headers | {"Cookie": other}, trust_env=False, timeout=60
            ).json()
            assert known["ok"] == (other == value), "under TLS only the name that nobody else can set counts"


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}])
def test_a_cookie_alone_opens_no_method(browser: httpx.Client, headers: dict[str, str]) -> None:
    for name, method in REGISTRY.items():
        if method.policy.name != "OPEN":
            for kind in ("application/x-www-form-urlencoded", "text/plain", "application/json"):
                answer = browser.post(f"/api/{name}", content=b"{}", headers=headers | {"Content-Type": kind}).json()
                assert answer["error"] in ("not_authed", "invalid_auth"), name


def test_asking_with_a_cookie_changes_nothing(world: World) -> None:
    before = world.digest()
    cookies = {"hallway_session": world.kara.token}
    with httpx.Client(base_url=world.server.address, cookies=cookies, headers=_OURS, trust_env=False, timeout=60) as client:
        for name, method in REGISTRY.items():
            if method.policy.name != "OPEN":
                assert client.get(f"/api/{name}?channel={world.acme.general}&text=t&name=n").json()["error"] in (
                    "not_authed",
                    "invalid_auth",
                )
    assert world.digest() == before


@pytest.mark.parametrize("method", sorted(name for name, method in REGISTRY.items() if "password" in method.arguments.__struct_fields__))
def test_no_foreign_page_signs_anybody_in(acme: Acme, method: str) -> None:
    form = {"email": "a@b.example", "password": _PASSWORD, "code": "T-x", "name": "N", "team_name": "T"}
    for origin in ("https://evil.example", "null", acme.server.address.replace("127.0.0.1", "localhost")):
        answer = httpx.post(f"{acme.server.address}/api/{method}", data=form, headers={"Origin": origin}, trust_env=False, timeout=60)
        assert answer.json()["error"] == "invalid_auth"
        assert "set-cookie" not in answer.headers
    answer = httpx.post(
        f"{acme.server.address}/api/{method}", data=form, headers={"Origin": acme.server.address}, trust_env=False, timeout=60
    )
    assert answer.json()["error"] != "invalid_auth"
    started = httpx.post(
        f"{acme.server.address}/setup/import", data=form, headers={"Origin": "https://evil.example"}, trust_env=False, timeout=60
    )
    assert started.json()["error"] == "invalid_auth"


def test_sockets_open_only_for_our_own_page(acme: Acme) -> None:
    browser = acme.session(acme.ivan)
    address = acme.server.address
    for origin in ("https://evil.example", "null", "http://127.0.0.1:1", "https://" + address.removeprefix("http://") + ".evil.example"):
        with pytest.raises(InvalidStatus):
            connect(browser.ok("client.connect")["url"], origin=origin, proxy=None)  # type: ignore[arg-type]
    connect(browser.ok("client.connect")["url"], origin=address, proxy=None).close()  # type: ignore[arg-type]
    # A cookie is no ticket.
    url = browser.ok("client.connect")["url"].split("?")[0]
    with pytest.raises(InvalidStatus):
        connect(url, origin=address, additional_headers={"Cookie": f"hallway_session={browser.token}"}, proxy=None)  # type: ignore[arg-type]


def test_a_ticket_is_good_once_and_for_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    tickets = Tickets(b"k" * 32)
    now = 1_800_000_000.0
    monkeypatch.setattr("hallway.platform.gateway.tickets.time.time", lambda: now)
    first, second = (tickets.issue("T1", "U1", "K1", dialect="client") for _ in range(2))
    now += 59
    assert tickets.redeem(first) is not None
    assert tickets.redeem(first) is None
    now += 2
    assert tickets.redeem(second) is None
    assert Tickets(b"x" * 32).redeem(second) is None


def test_the_page_may_run_nothing_but_its_own_files(acme: Acme) -> None:
    answer = acme.kara.http.get("/")
    if answer.status_code == 503:
        pytest.skip("the web client has not been built")
    policy = dict(part.strip().partition(" ")[::2] for part in answer.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["object-src"] == policy["base-uri"] == policy["frame-ancestors"] == "'none'"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-frame-options"] == "DENY"
    assert re.findall(r"<script(?![^>]*\bsrc=)", answer.text) == []
    assert re.findall(r"\son\w+=|javascript:", answer.text) == []


_HOSTILE_FILES = {
    "page.html": b"<script>alert(document.domain)</script>",
    "page.svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "page.xhtml": b'<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
    "page.xml": b'<?xml-stylesheet type="text/xsl" href="#x"?><x/>',
    "picture.png": b"<html><script>alert(1)</script>",
    "words.txt": b"<script>alert(1)</script>",
    "paper.pdf": b"%PDF-1.4 /JavaScript",
    "code.js": b"alert(1)",
    "noname": b"<script>alert(1)</script>",
    'a"; filename="evil.html\r\nX-Evil: 1.txt': b"t",
    "..\\..\\evil.exe": b"MZ",
    "\u202etxt.exe": b"MZ",
}


@pytest.mark.parametrize("name", _HOSTILE_FILES)
def test_what_people_send_never_runs_here(acme: Acme, name: str) -> None:
    file = acme.kara.ok("files.upload", content="x", filename=name, channels=[acme.general])["file"]
    waiting = acme.kara.ok("files.getUploadURLExternal", filename=name, length=len(_HOSTILE_FILES[name]))
    acme.kara.http.post(waiting["upload_url"], content=_HOSTILE_FILES[name])
    file = acme.kara.ok("files.completeUploadExternal", files=[{"id": waiting["file_id"]}], channel_id=acme.general)["files"][0]
    for url in (file["url_private"], file["url_private_download"]):
        answer = acme.kara.http.get(url)
        assert answer.status_code == 200
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
        assert "x-evil" not in answer.headers
        kind, placed = answer.headers["content-type"].split(";")[0], answer.headers["content-disposition"]
        is_inline = placed.startswith("inline;")
        assert not is_inline or kind in ("image/png", "text/plain", "application/pdf")
        assert is_inline or (placed.startswith("attachment;") and kind == "application/octet-stream")
        assert '"' not in placed and "\r" not in placed and "/" not in placed.split("''")[1]
        part = acme.kara.http.get(url, headers={"Range": "bytes=0-0"})
        assert (part.status_code, part.content) == (206, _HOSTILE_FILES[name][:1])
        assert part.headers["content-security-policy"].startswith("sandbox")
        for odd in ("bytes=9-1", "bytes=999999-", "bytes=-0", "lines=1", "bytes=" + ",".join("0-0" for _ in range(5000))):
            assert acme.kara.http.get(url, headers={"Range": odd}).status_code in (200, 206, 400, 416)


@pytest.fixture
def world(acme: Acme) -> Iterator[World]:
    """A team with something to change."""
    made = World(acme.server)
    yield made
    made.close()
