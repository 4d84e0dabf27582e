"""Bytes that no decent program sends, over HTTP and WebSockets: an answer in Slack's words, or a closed line; never a fallen server."""

import json
import socket
import time
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.examples import Acme

_JSON = "application/json; charset=utf-8"
_FORM = "application/x-www-form-urlencoded"
_PARTS = "multipart/form-data; boundary=xx"


def _part(name: str, value: bytes, more: str = "") -> bytes:
    return b'--xx\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n' % (name.encode(), more.encode(), value)


_BODIES: dict[str, tuple[str, bytes, set[str]]] = {
    "no JSON": (_JSON, b"{", {"invalid_json"}),
    "a list": (_JSON, b"[1]", {"json_not_object"}),
    "a number": (_JSON, b"1", {"json_not_object"}),
    "nested too deeply": (_JSON, b'{"text":' + b"[" * 100_000 + b"]" * 100_000 + b"}", {"invalid_json"}),
    "not a number": (_JSON, b'{"channel": NaN}', {"invalid_json"}),
    "an endless number": (_JSON, b'{"channel": 1e999}', {"invalid_json"}),
    "a number of ten thousand digits": (_JSON, b'{"channel": ' + b"9" * 10_000 + b"}", {"invalid_json"}),
    "bytes that are no text": (_JSON, b'{"channel": "\xff\xfe"}', {"invalid_json"}),
    "half a surrogate pair": (_JSON, b'{"channel": "\\ud800"}', {"invalid_json"}),
    "a zero character": (_JSON, b'{"channel": "C1", "text": "a\\u0000b"}', {"invalid_json"}),
    "a zero byte": (_JSON, b'{"channel": "a\0b"}', {"invalid_json"}),
    "an argument twice": (_JSON, b'{"channel": "C1", "channel": "C2", "text": "t"}', {"channel_not_found"}),
    "too much": (_JSON, b'{"text": "' + b"x" * (2 << 20) + b'"}', {"request_too_large"}),
    "a form of bytes": (_FORM, b"channel=\xff", {"invalid_charset"}),
    "a form with a zero character": (_FORM, b"channel=C1&text=a%00b", {"invalid_charset"}),
    "a form with half a surrogate pair": (_FORM, b"channel=%ED%A0%80", {"invalid_charset"}),
    "a form of too many fields": (_FORM, b"&".join(b"a%d=1" % n for n in range(5000)), {"invalid_form_data"}),
    "parts without end": (_PARTS, _part("channel", b"C1"), {"invalid_form_data", "no_text", "channel_not_found", "invalid_arguments"}),
    "no parts": (_PARTS, b"nothing", {"invalid_form_data", "invalid_arguments"}),
    "a part with a zero character": (_PARTS, _part("channel", b"a\0b") + _part("text", b"t") + b"--xx--\r\n", {"invalid_charset"}),
    "a part that is no text": (_PARTS, _part("channel", b"\xff\xfe") + b"--xx--\r\n", {"channel_not_found", "no_text"}),
    "a file for a channel": (_PARTS, _part("channel", b"x", '; filename="f"') + b"--xx--\r\n", {"invalid_arguments"}),
    "a file for blocks": (
        _PARTS, _part("channel", b"C1") + _part("blocks", b"x", '; filename="f"') + b"--xx--\r\n", {"channel_not_found", "invalid_blocks"}
    ),
    "parts of no boundary": ("multipart/form-data", b"x", {"invalid_form_data"}),
    "a thousand parts": (_PARTS, b"".join(_part(f"a{n}", b"") for n in range(3000)) + b"--xx--\r\n", {"invalid_form_data"}),
}  # fmt: skip


@pytest.mark.parametrize("body", _BODIES)
def test_a_body_that_is_none_is_refused(acme: Acme, body: str) -> None:
    kind, content, errors = _BODIES[body]
    answer = acme.kara.http.post("/api/chat.postMessage", content=content, headers={"Content-Type": kind})
    assert answer.status_code == 200
    assert answer.json()["error"] in errors


def test_what_is_no_method_is_refused(acme: Acme) -> None:
    for name in ("nothing", "chat.postMessage/", "chat.postMessage%00", "%2e%2e/x", "x" * 8000, "", "%ff", "chat..x"):
        answer = acme.kara.http.post(f"/api/{name}")
        assert answer.status_code in (200, 404, 414), name
        if answer.status_code == 200:
            assert answer.json()["error"] == "unknown_method", name
    for verb in ("PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"):
        assert acme.kara.http.request(verb, "/api/conversations.create?name=made-by-verb").status_code == 405
    assert acme.kara.ok("conversations.search", query="made-by")["channels"] == []


@pytest.mark.parametrize(
    "token", ["", "x", "xoxb-", "xoxp-a-b-c", "xoxp-T0-K0-" + "9" * 100_000, "xoxp-\u00e4-\u00e4-\u00e4", "xoxp---", "' or 1=1 --"]
)
def test_what_is_no_token_is_refused(acme: Acme, token: str) -> None:
    answer = acme.kara.http.post("/api/auth.test", json={"token": token}, headers={"Authorization": ""})
    assert answer.json()["error"] in ("not_authed", "invalid_auth")


def test_what_is_no_address_is_refused(acme: Acme) -> None:
    for path in (
        "/upload/\u00e4-\u00e4-\u00e4-\u00e4", "/upload/a-b-c-d", "/upload/" + "x" * 5000, "/files-pri/x/y",
        "/files-pri/T-F/%2e%2e/%2e%2e",
        "/files-pri/T0-F0/..%2f..%2fhallway.db", "/files-tmb/T-F/64", "/assets/..%2f..%2f..%2fetc/passwd",
        "/assets/%2e%2e/%2e%2e/pyproject.toml",
        "/avatars/T/U/../../x", "/emoji/T/x/y", "/ws", "/ws?ticket=%C3%A4.%C3%A4", "/ws?ticket=a.b", "/files-pub/T-F-x", "/%00", "/%ff",
    ):  # fmt: skip
        answer = acme.kara.http.post(path) if path.startswith("/upload") else acme.kara.http.get(path)
        assert answer.status_code < 500, path
        assert "root:" not in answer.text and "[project]" not in answer.text and "SQLite format" not in answer.text, path


_FRAMES: list[str | bytes] = [
    "{", "[]", "1", "null", '"x"', "{}", '{"type": 1}', '{"type": ["ping"]}', '{"type": "message"}',
    '{"type": "message", "channel": 1, "text": {}}',
    '{"type": "typing", "channel": {}}', '{"type": "presence_sub", "ids": 5}', '{"type": "presence_sub", "ids": [null, {}, 1]}',
    '{"type": "ping", "id": {"deep": ' + "[" * 60_000 + "]" * 60_000 + "}}", '{"type": "ping", "x": NaN}',
    '{"type": "ping", "x": "\\u0000"}',
    json.dumps({"type": "ping", **{str(n): "x" * 100 for n in range(500)}}), json.dumps({"type": "presence_sub", "ids": ["U" * 50] * 2000}),
    '{"type": "nothing known"}', b"\x00\x01", "x" * 100_000, "x" * 200_000,
]  # fmt: skip


@pytest.mark.parametrize("frame", _FRAMES, ids=range(len(_FRAMES)))
def test_a_frame_that_is_none_harms_nobody_else(acme: Acme, frame: str | bytes) -> None:
    url = acme.kara.ok("rtm.connect")["url"]
    with acme.ivan.listen() as ears:
        with connect(url, proxy=None) as line:
            line.recv(timeout=10)
            try:
                line.send(frame)
                line.send('{"type": "ping", "id": 7}')
                while "reply_to" not in str(line.recv(timeout=10)):
                    pass
            except ConnectionClosed:
                pass
        acme.kara.ok("chat.postMessage", channel=acme.general, text="still here")
        assert ears.next("message")["text"] == "still here"


def test_a_raw_line_of_nonsense_is_closed(acme: Acme) -> None:
    for nonsense in (
        b"\x16\x03\x01\x02\x00" * 100,
        b"GET\r\n\r\n",
        b"POST /api/x HTTP/9.9\r\n\r\n",
        b"\0" * 1000,
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
    ):
        _talk(acme, nonsense)
    conflicting = b"POST /api/api.test HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    conflicting += b"GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"
    assert b"smuggled" not in _talk(acme, conflicting)
    assert acme.kara.ok("auth.test")


def test_headers_have_an_end(acme: Acme) -> None:
    line = _line(acme)
    line.settimeout(20)
    sent = 0
    line.sendall(b"GET /health HTTP/1.1\r\nHost: a\r\n")
    try:
        while sent < 4 << 20:
            sent += line.send(b"x-filler: " + b"x" * 65_000 + b"\r\n")
        line.sendall(b"\r\n")
        answer = line.recv(4096)
    except OSError:
        answer = b""
    line.close()
    assert not answer.startswith(b"HTTP/1.1 200")


def test_idle_and_slow_callers_do_not_hold_up_others(acme: Acme) -> None:
    idle = [_line(acme) for _ in range(300)]
    slow = [_line(acme) for _ in range(100)]
    for line in slow:
        line.sendall(b"POST /api/api.test HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{")
    started = time.monotonic()
    for _ in range(20):
        acme.kara.ok("auth.test")
    assert time.monotonic() - started < 10
    for line in (*idle, *slow):
        line.close()


def _line(acme: Acme) -> socket.socket:
    address = urlsplit(acme.server.address)
    return socket.create_connection((address.hostname or "", address.port or 0), timeout=5)


def _talk(acme: Acme, data: bytes) -> bytes:
    line = _line(acme)
    answer = b""
    try:
        line.sendall(data)
        line.shutdown(socket.SHUT_WR)
        while part := line.recv(65_536):
            answer += part
    except OSError:
        pass
    line.close()
    return answer
