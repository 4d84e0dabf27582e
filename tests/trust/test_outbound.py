"""What the server asks for on somebody's behalf reaches public addresses only, and hostile answers cost little."""

import asyncio
import contextlib
import gzip
import re
import ssl
import subprocess
import time
import zlib
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path
from typing import Any

import pytest
import uvloop

from hallway.platform.outbound import Outbound, OutboundError, Reply, Rule, checked_url, parse_networks
from tests.trust.receiving import OK, Request, Write, names, receiving, says

BODY = b'{"type":"event_callback"}'
HEADERS = {"Content-Type": "application/json", "X-Slack-Signature": "v0=ab"}
# Where only 127.0.0.2 is allowed, it stands for a public address, and the others of this machine for private ones.
NOT_PUBLIC = """
127.0.0.1 127.8.8.8 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 100.100.100.200 0.0.0.0 0.1.2.3
192.0.0.192 192.0.2.1 192.88.99.1 198.18.0.1 198.51.100.7 203.0.113.7 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255
168.63.129.16 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:0:127.0.0.1 fe80::1
fe80::1%eth0 fec0::1 fc00::1 fd00:ec2::254 fd20:ce::254 ff02::1 100::1 2001::1 2001:0:7f00:1:: 2001:db8::1 2001:20::1
2002:7f00:1:: 2002:a9fe:a9fe::1 3fff::1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::a00:1 5f00::1 name
"""
PUBLIC = """
93.184.215.14 1.1.1.1 172.32.0.1 2606:4700::1111 ::ffff:1.1.1.1 64:ff9b::101:101 2a00:1450::1
"""
THIS_MACHINE = """
127.0.0.1 127.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 017700000001 0 [::1] [::ffff:127.0.0.1] [::ffff:7f00:1] localhost
localhost. LOCALHOST 127.0.0.1. ①②⑦.⓪.⓪.① 127。0。0。1 [::] 0.0.0.0 inside.example mapped.example
"""


def run(scene: Coroutine[Any, Any, None]) -> None:
    """On the server's own event loop."""
    uvloop.run(asyncio.wait_for(scene, 60))


@contextlib.asynccontextmanager
async def outbound(allow: str = "127.0.0.0/8,::1", ca: str = "", **addresses: str | list[str]) -> AsyncIterator[Outbound]:
    """A client that looks names up where the test says."""
    client = Outbound(parse_networks(allow), ca, names(**addresses))
    await client.start()
    try:
        yield client
    finally:
        await client.close()


async def refused(asked: Coroutine[Any, Any, Reply]) -> OutboundError:
    """How a request failed."""
    with pytest.raises(OutboundError) as error:
        await asked
    return error.value


def test_a_post_arrives_as_it_was_given_and_its_answer_comes_back() -> None:
    async def scene() -> None:
        answer = says("HTTP/1.1 202 Accepted\nX-Slack-No-Retry: 1\nContent-Length: 4\n\nfine")
        async with receiving(answer) as server, outbound() as client:
            reply = await client.post(server.url, BODY, HEADERS)
            assert (reply.status, reply.body, reply.headers["x-slack-no-retry"], reply.url) == (202, b"fine", "1", server.url)
            assert 0 < reply.latency_s < 3
            got = server.got[0]
            assert (got.line, got.body) == ("POST /events HTTP/1.1", BODY)
            assert got.headers["content-type"] == "application/json" and got.headers["x-slack-signature"] == "v0=ab"
            assert "cookie" not in got.headers and got.headers["accept-encoding"] == "identity"

    run(scene())


def test_a_status_is_an_answer_whatever_it_says() -> None:
    async def scene() -> None:
        async with receiving(says("HTTP/1.1 503 Busy\nContent-Length: 0\n\n")) as server, outbound() as client:
            assert (await client.post(server.url, BODY, HEADERS)).status == 503

    run(scene())


def test_connections_are_kept_and_cookies_are_not() -> None:
    async def scene() -> None:
        answer = says("HTTP/1.1 200 OK\nSet-Cookie: a=b\nContent-Length: 0\n\n")
        async with receiving(answer) as server, outbound() as client:
            for _ in range(3):
                await client.post(server.url, BODY, HEADERS)
            assert {request.connection for request in server.got} == {1}
            assert all("cookie" not in request.headers for request in server.got)

    run(scene())


@pytest.mark.parametrize(
    "address",
    NOT_PUBLIC.split(),
)
def test_an_address_that_is_not_public_is_not_connected_to(address: str) -> None:
    assert not Rule(()).allows(address)


@pytest.mark.parametrize("address", PUBLIC.split())
def test_a_public_address_is(address: str) -> None:
    assert Rule(()).allows(address)


def test_the_operator_may_allow_networks_and_a_development_app_this_machine() -> None:
    intranet = Rule(parse_networks("10.1.0.0/16, fd00:1::/32"))
    assert intranet.allows("10.1.9.9") and intranet.allows("::ffff:10.1.9.9") and intranet.allows("fd00:1::5")
    assert not intranet.allows("10.2.0.1") and not intranet.allows("127.0.0.1")
    local = Rule((), is_local_allowed=True)
    assert local.allows("127.0.0.1") and local.allows("::1") and local.allows("::ffff:127.0.0.1")
    assert not local.allows("10.0.0.1") and not local.allows("169.254.169.254") and not local.allows("0.0.0.0")


@pytest.mark.parametrize(
    "host",
    THIS_MACHINE.split(),
)
def test_no_way_of_writing_this_machine_reaches_it(host: str) -> None:
    async def scene() -> None:
        async with receiving(OK) as server, outbound("", inside="127.0.0.1", mapped="::ffff:127.0.0.1") as client:
            error = await refused(client.post(f"http://{host}:{server.port}/", BODY, HEADERS))
            assert error.reason == "connection_failed" and not server.got

    run(scene())


@pytest.mark.parametrize(
    "url",
    [
        "ftp://app.example/",
        "file:///etc/passwd",
        "gopher://app.example/",
        "//app.example/",
        "/events",
        "",
        "http://",
        "http:///x",
        "http://kara:secret@app.example/",
        "http://kara@app.example/",
        "http://app.example:25/",
        "http://app.example:6379/",
        "http://app.example:0/",
        "http://app.example:99999/",
        "http://app.example:x/",
        "http://[::1/",
        "https://app.example/" + "a" * 9000,
        "javascript:alert(1)",
        "unix:///var/run/docker.sock",
        "http://" + "a" * 300 + ".example/",
        "http://a..b/",
        "http://\x00app.example/",
    ],
)
def test_what_is_no_web_address_is_not_asked_for(url: str) -> None:
    async def scene() -> None:
        async with outbound(app="127.0.0.1") as client:
            assert (await refused(client.post(url, BODY, HEADERS))).reason == "connection_failed"

    run(scene())


def test_a_wrong_url_is_explained() -> None:
    with pytest.raises(ValueError, match="name or a password"):
        checked_url("https://kara:secret@app.example/")
    with pytest.raises(ValueError, match="https://"):
        checked_url("app.example/events")
    assert str(checked_url("https://app.example/events?a=b#here")) == "https://app.example/events?a=b"


def test_lines_smuggled_into_a_url_stay_in_the_path() -> None:
    async def scene() -> None:
        async with receiving(OK) as server, outbound() as client:
            await client.post(server.url + "/a\r\nX-Evil: 1\r\n\r\nGET /", BODY, HEADERS)
            assert len(server.got) == 1 and "x-evil" not in server.got[0].headers

    run(scene())


def test_a_name_with_private_addresses_is_reached_at_the_others_only() -> None:
    async def scene() -> None:
        async with receiving(OK, host="0.0.0.0") as server, outbound("127.0.0.2/32", app="127.0.0.1 127.0.0.2") as client:
            assert (await client.post(f"http://app.example:{server.port}/", BODY, HEADERS)).status == 200
            assert server.got[0].headers["host"] == f"app.example:{server.port}"

    run(scene())


def test_a_name_that_changes_to_a_private_address_is_refused_at_the_next_connection() -> None:
    async def scene() -> None:
        closing = says("HTTP/1.1 200 OK\nConnection: close\nContent-Length: 2\n\nok")
        answers = ["127.0.0.2", "127.0.0.1"]
        async with receiving(closing, host="0.0.0.0") as server, outbound("127.0.0.2/32", app=answers) as client:
            url = f"http://app.example:{server.port}/"
            assert (await client.post(url, BODY, HEADERS)).status == 200
            # What is known of the name is used up, as it is after half a minute.
            for session in client._sessions:
                session.connector.clear_dns_cache()  # type: ignore[union-attr]  # started
            error = await refused(client.post(url, BODY, HEADERS))
            assert (error.reason, error.detail) == ("connection_failed", "app.example is at an address that is not allowed")
            assert len(server.got) == 1 and not answers

    run(scene())


def test_one_lookup_decides_where_the_connection_goes() -> None:
    async def scene() -> None:
        answers = ["127.0.0.2", "127.0.0.1", "127.0.0.1"]
        async with receiving(OK, host="0.0.0.0") as server, outbound("127.0.0.2/32", app=answers) as client:
            assert (await client.post(f"http://app.example:{server.port}/", BODY, HEADERS)).status == 200
            assert len(answers) == 2

    run(scene())


def test_a_development_app_reaches_this_machine_and_its_connection_is_no_others() -> None:
    async def scene() -> None:
        async with receiving(OK) as server, outbound("") as client:
            assert (await client.post(server.url, BODY, HEADERS, is_local_allowed=True)).status == 200
            assert (await refused(client.post(server.url, BODY, HEADERS))).reason == "connection_failed"
            assert len(server.got) == 1

    run(scene())


def redirecting(status: int, target: str) -> Any:
    """A server that sends every caller somewhere else."""
    return says(f"HTTP/1.1 {status} Elsewhere\nLocation: {target}\nContent-Length: 0\n\n")


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_followed_with_the_same_body(status: int) -> None:
    async def scene() -> None:
        async with receiving(OK) as last, receiving(redirecting(status, last.url)) as first, outbound() as client:
            reply = await client.post(first.url, BODY, {**HEADERS, "Authorization": "Bearer x"})
            assert reply.status == 200 and reply.url == last.url
            assert (last.got[0].line, last.got[0].body) == ("POST /events HTTP/1.1", BODY)
            assert last.got[0].headers["x-slack-signature"] == "v0=ab"
            assert "authorization" in first.got[0].headers and "authorization" not in last.got[0].headers

    run(scene())


def test_a_redirect_to_something_to_read_ends_a_post_but_not_a_get() -> None:
    async def scene() -> None:
        async with receiving(OK) as last, receiving(redirecting(303, last.url)) as first, outbound() as client:
            assert (await client.post(first.url, BODY, HEADERS)).status == 303
            assert (await client.get(first.url, {})).body == b"ok"

    run(scene())


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/",
        "http://inside.example:{port}/",
        "//127.0.0.1:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://2130706433:{port}/",
        "http://169.254.169.254/latest/meta-data",
        "file:///etc/passwd",
        "http://kara:secret@127.0.0.2:{port}/",
        "http://127.0.0.2:22/",
        "http://[",
    ],
)
def test_a_redirect_leads_nowhere_else(target: str) -> None:
    async def scene() -> None:
        async with receiving(OK, host="0.0.0.0") as inside:
            redirect = redirecting(302, target.format(port=inside.port))
            async with receiving(redirect, host="127.0.0.2") as first, outbound("127.0.0.2/32", inside="127.0.0.1") as client:
                error = await refused(client.post(f"http://127.0.0.2:{first.port}/", BODY, HEADERS))
                assert error.reason == "connection_failed" and not inside.got and len(first.got) == 1

    run(scene())


def test_endless_redirects_end_after_the_second() -> None:
    async def scene() -> None:
        async with receiving(redirecting(302, "/again")) as server, outbound() as client:
            assert (await refused(client.post(server.url, BODY, HEADERS))).reason == "too_many_redirects"
            assert len(server.got) == 3

    run(scene())


def test_a_slow_drip_is_cut_off_in_time() -> None:
    async def drip(request: Request, write: Write) -> None:
        await write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        while True:
            await write(b"x")
            await asyncio.sleep(0.05)

    async def drip_headers(request: Request, write: Write) -> None:
        await write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while True:
            await write(b"x")
            await asyncio.sleep(0.05)

    async def drip_hints(request: Request, write: Write) -> None:
        while True:
            await write(b"HTTP/1.1 103 Early Hints\r\n\r\n")
            await asyncio.sleep(0.05)

    async def scene() -> None:
        for answer in (drip, drip_headers, drip_hints):
            async with receiving(answer) as server, outbound() as client:
                started = time.monotonic()
                error = await refused(client.post(server.url, BODY, HEADERS, timeout_s=0.5))
                assert error.reason == "http_timeout" and time.monotonic() - started < 5

    run(scene())


def test_a_name_server_that_never_answers_is_cut_off_in_time() -> None:
    async def scene() -> None:
        waiting = Outbound((), "", lambda *args, **hints: time.sleep(2) or [])
        await waiting.start()
        started = time.monotonic()
        assert (await refused(waiting.post("http://app.example/", BODY, HEADERS, timeout_s=0.3))).reason == "http_timeout"
        assert time.monotonic() - started < 1.8
        await waiting.close()

    run(scene())


def test_a_huge_answer_is_cut_off() -> None:
    sent = 0

    async def flood(request: Request, write: Write) -> None:
        nonlocal sent
        await write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            await write(b"x" * 65536)
            sent += 65536

    async def scene() -> None:
        async with receiving(flood) as server, outbound() as client:
            error = await refused(client.post(server.url, BODY, HEADERS, max_body=100_000, timeout_s=30))
            assert error.reason == "http_error" and "100000" in error.detail
            assert sent < 50_000_000
        async with receiving(says("HTTP/1.1 200 OK\nContent-Length: 100001\n\n")) as server, outbound() as client:
            assert (await refused(client.post(server.url, BODY, HEADERS, max_body=100_000))).reason == "http_error"

    run(scene())


def packed(data: bytes, packing: str) -> Any:
    """A server that packs its answer, though nobody asked for it."""
    return says(f"HTTP/1.1 200 OK\r\nContent-Encoding: {packing}\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data)


def test_a_packed_answer_is_unpacked_but_a_bomb_is_not() -> None:
    async def scene() -> None:
        async with outbound() as client:
            for data, packing in ((gzip.compress(b"hello"), "gzip"), (zlib.compress(b"hello"), "deflate")):
                async with receiving(packed(data, packing)) as server:
                    assert (await client.post(server.url, BODY, HEADERS)).body == b"hello"
            bomb = gzip.compress(bytes(200_000_000))
            assert len(bomb) < 1_000_000
            for data, packing in ((bomb, "gzip"), (b"no gzip", "gzip"), (b"\x0b\x02\x80hello\x03", "br"), (bomb, "gzip, gzip")):
                async with receiving(packed(data, packing)) as server:
                    assert (await refused(client.post(server.url, BODY, HEADERS, timeout_s=30))).reason == "http_error"

    run(scene())


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("", "connection_failed"),
        ("SSH-2.0-OpenSSH_9.6\n", "http_error"),
        ("HTTP/1.1 200 OK\nContent-Length: 10\n\nshort", "http_error"),
        ("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nzz\n", "http_error"),
        ("HTTP/1.1 200 OK\nX: " + "x" * 100_000 + "\n\n", "http_error"),
        ("HTTP/1.1 200 OK\n" + "X: y\n" * 10_000 + "\n", "http_error"),
        ("HTTP/1.1 999999 OK\n\n", "http_error"),
    ],
)
def test_what_is_no_answer_is_told_apart(answer: str, reason: str) -> None:
    async def hang_up(request: Request, write: Write) -> None:
        await says(answer)(request, write)
        raise ConnectionError

    async def scene() -> None:
        async with receiving(hang_up) as server, outbound() as client:
            assert (await refused(client.post(server.url, BODY, HEADERS, timeout_s=30))).reason == reason

    run(scene())


def test_nobody_there_and_no_such_name_are_failed_connections() -> None:
    async def scene() -> None:
        async with receiving(OK) as server:
            pass
        async with outbound() as client:
            assert (await refused(client.post(server.url, BODY, HEADERS))).reason == "connection_failed"
            unknown = await refused(client.post("http://nowhere.example/", BODY, HEADERS))
            assert (unknown.reason, unknown.detail) == ("connection_failed", "nowhere.example was not found")

    run(scene())


def test_one_slow_host_does_not_hold_up_another() -> None:
    all_there = asyncio.Event()
    waiting: list[Request] = []

    async def never(request: Request, write: Write) -> None:
        waiting.append(request)
        if len(waiting) == 64:
            all_there.set()
        await asyncio.sleep(60)

    async def scene() -> None:
        async with receiving(never) as slow, receiving(OK) as quick, outbound() as client:
            stuck = [asyncio.create_task(client.post(slow.url, BODY, HEADERS, timeout_s=30)) for _ in range(1200)]
            await asyncio.wait_for(all_there.wait(), 30)
            assert (await client.post(quick.url, BODY, HEADERS, timeout_s=20)).status == 200
            assert len(slow.got) == 64
            for task in stuck:
                task.cancel()
            await asyncio.gather(*stuck, return_exceptions=True)

    run(scene())


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene() -> None:
        async with receiving(OK) as server, receiving(OK) as proxy, outbound() as client:
            monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.port}")
            monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
            assert (await client.post(server.url, BODY, HEADERS)).status == 200
            assert len(server.got) == 1 and not proxy.got

    run(scene())


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for app.example that its own maker signed, with its key in the same file."""
    file = tmp_path_factory.mktemp("tls") / "app.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=app.example"
    given = ["-addext", "subjectAltName=DNS:app.example", "-keyout", f"{file}.key", "-out", str(file)]
    subprocess.run([*command.split(), *given], check=True, capture_output=True)
    return file


def test_certificates_are_checked(authority: Path) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(authority, f"{authority}.key")

    async def scene() -> None:
        known = {"app": "127.0.0.1", "other": "127.0.0.1"}
        async with receiving(OK, tls) as server:
            async with outbound(ca=str(authority), **known) as client:
                assert (await client.post(f"https://app.example:{server.port}/", BODY, HEADERS)).status == 200
                wrong_name = await refused(client.post(f"https://other.example:{server.port}/", BODY, HEADERS))
                assert wrong_name.reason == "ssl_error" and "other.example" in wrong_name.detail
            async with outbound(**known) as client:
                unknown = await refused(client.post(f"https://app.example:{server.port}/", BODY, HEADERS))
                assert unknown.reason == "ssl_error" and "certificate" in unknown.detail

    run(scene())


def test_what_was_asked_under_tls_is_not_told_without(authority: Path) -> None:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(authority, f"{authority}.key")

    async def scene() -> None:
        async with receiving(OK) as plain, receiving(redirecting(302, plain.url), tls) as server:
            async with outbound(ca=str(authority), app="127.0.0.1") as client:
                assert (await refused(client.post(f"https://app.example:{server.port}/", BODY, HEADERS))).reason == "ssl_error"
            assert len(server.got) == 1 and not plain.got

    run(scene())


def test_an_authority_file_that_cannot_be_used_is_named() -> None:
    with pytest.raises(OSError, match=r"/nowhere\.pem"):
        Outbound((), "/nowhere.pem")
    with pytest.raises(OSError, match=re.escape(__file__)):
        Outbound((), __file__)
