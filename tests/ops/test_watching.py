"""What operators see: health, readiness, metrics, and one line of log for whatever went wrong."""

import json
import socket
from pathlib import Path

import httpx
from prometheus_client import REGISTRY

from tests.cli.running import Place, Serving
from tests.examples import Acme

OPERATING = Path(__file__).parents[2] / "docs" / "operating.md"


def test_every_metric_is_documented(acme: Acme) -> None:
    acme.kara.ok("auth.test")
    served = acme.kara.http.get("/metrics").text
    names = [metric.name for metric in REGISTRY.collect() if metric.name.startswith("hallway_")]
    assert len(names) >= 4
    page = OPERATING.read_text()
    for name in names:
        assert name in served
        assert f"`{name}" in page


def test_callers_cannot_make_up_metrics(acme: Acme) -> None:
    acme.kara.error("api.test", error="made_up_by_a_caller")
    assert "made_up_by_a_caller" not in acme.kara.http.get("/metrics").text
    assert 'hallway_api_calls_total{method="api.test",outcome="refused"}' in acme.kara.http.get("/metrics").text


def test_a_refused_call_is_one_line_without_secrets_or_control_characters(place: Place) -> None:
    with Serving(place, HALLWAY_LOG_FORMAT="json") as server:
        secret = "xoxp-T0000000000-K0000000000-notatokenbutasecret"
        with httpx.Client(base_url=server.address, trust_env=False) as http:
            http.get("/api/auth.test", headers={"Authorization": f"Bearer {secret}"})
            http.get("/api/api.test", params={"error": "loud\x1b[31m\x07red"})
            http.get("/api/no.such%1B%5B31mmethod")
            with socket.create_connection(("127.0.0.1", http.base_url.port or 0)) as line:
                line.sendall(b"no http at all\r\n\r\n")
                assert line.recv(1000).startswith(b"HTTP/1.1 400")
            assert http.get("/health").json() == http.get("/ready").json() == {"ok": True}
        code, err = server.stop()
    lines = [json.loads(line) for line in err.splitlines()]
    assert code == 0
    assert [line["error"] for line in lines if line["event"] == "refused"] == ["invalid_auth", "loud[31mred", "unknown_method"]
    assert [line["logger"] for line in lines if line["event"] == "Invalid HTTP request received."] == ["uvicorn.error"]
    assert all(line.keys() >= {"event", "level", "timestamp"} for line in lines)
    assert secret not in err and "\x1b" not in err
