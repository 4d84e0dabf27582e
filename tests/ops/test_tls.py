"""TLS spoken by the server itself, and the public address behind a proxy."""

import asyncio
import json
import shutil
import ssl
import subprocess
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import connect

from tests.cli.running import Place, Serving

SIGN_IN = {"email": "kara@acme.example", "password": "correct horse"}
HOST = "/CN=localhost"


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate that its own maker signed, and its key."""
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
        "-subj",
        HOST,
    ]
    subprocess.run(
        [*command, "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate], check=True, capture_output=True
    )
    return certificate, key


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl, which makes the certificate, is not here")
def test_the_server_speaks_tls_itself(place: Place, certificate: tuple[Path, Path]) -> None:
    place.found()
    chain, key = certificate
    context = ssl.create_default_context(cafile=str(chain))
    with Serving(place, HALLWAY_TLS_CERTIFICATE=str(chain), HALLWAY_TLS_KEY=str(key)) as server:
        assert server.address.startswith("https://")
        with browser(server, context) as http:
            answer = http.post("/api/auth.signin", json=SIGN_IN)
            assert "; Secure" in answer.headers["set-cookie"] and "; HttpOnly" in answer.headers["set-cookie"]
            url = http.post("/api/client.connect").json()["url"]
            assert url.startswith("wss://")
            assert asyncio.run(first_word(url, context))["type"] == "hello"


async def first_word(url: str, context: ssl.SSLContext) -> dict[str, Any]:
    """The first frame of a live connection; without threads, which may not share a TLS socket in Python 3.11."""
    async with connect(url, ssl=context, proxy=None) as ears:
        heard: dict[str, Any] = json.loads(await asyncio.wait_for(ears.recv(), 10))
        return heard


def test_a_certificate_that_cannot_be_used_is_told(place: Place, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.pem"
    wrong.write_text("no certificate")
    ran = place.run("serve", "--port", "0", HALLWAY_TLS_CERTIFICATE=str(wrong), HALLWAY_TLS_KEY=str(wrong))
    assert (ran.code, ran.out) == (1, "")
    assert f"cannot use the certificate {wrong}" in ran.err


def test_links_and_cookies_are_made_for_the_public_address(place: Place) -> None:
    place.found()
    with Serving(place, HALLWAY_PUBLIC_URL="https://chat.acme.example") as server, browser(server) as http:
        answer = http.post("/api/auth.signin", json=SIGN_IN)
        assert "; Secure" in answer.headers["set-cookie"]
        session = answer.headers["set-cookie"].partition(";")[0]
        made = http.post("/api/invites.create", json={}, headers={"Cookie": session}).json()
        assert made["invite"]["url"].startswith("https://chat.acme.example/join/")


def test_a_trusted_proxy_tells_the_scheme_and_the_address_of_the_caller(place: Place) -> None:
    place.found()
    told = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    for proxies, is_believed in (("127.0.0.1", True), ("198.51.100.1", False)):
        with Serving(place, HALLWAY_TRUSTED_PROXIES=proxies) as server, browser(server) as http:
            answer = http.post("/api/auth.signin", json=SIGN_IN, headers=told)
            assert ("; Secure" in answer.headers["set-cookie"]) is is_believed
            cookie = {"Cookie": answer.headers["set-cookie"].partition(";")[0]}
            sessions = http.post("/api/auth.sessions.list", headers=cookie | told).json()["sessions"]
            assert sessions[0]["ip"] == ("203.0.113.9" if is_believed else "127.0.0.1")


def browser(server: Serving, verify: ssl.SSLContext | bool = True) -> httpx.Client:
    """Calls as the web client makes them."""
    return httpx.Client(base_url=server.address, verify=verify, trust_env=False, headers={"X-Hallway-Client": "1"})
