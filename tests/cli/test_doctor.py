"""`hallway doctor`: each thing broken in turn is found, and its mending told."""

import os
import socket
import time
from pathlib import Path
from typing import Any

from tests.cli.running import Place, Serving, process


def finding(place: Place, name: str, **environment: str) -> dict[str, Any]:
    """What the doctor says of one thing; the exit code fits."""
    ran = place.run("doctor", "--json", **environment)
    found = ran.object
    assert ran.code == (0 if found["ok"] else 1), ran
    return {item["name"]: item for item in found["findings"]}[name]


def spoil(place: Place, name: str, **environment: str) -> str:
    """How the doctor would mend what was broken."""
    found = finding(place, name, **environment)
    assert found["is_well"] is False, found
    told = place.run("doctor", **environment)
    assert (told.code, f"WARN {name}: " in told.out, found["mend"] in told.out) == (1, True, True)
    return str(found["mend"])


def free_port() -> str:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return str(probe.getsockname()[1])


def test_a_fresh_place_and_one_in_use_are_well(place: Place) -> None:
    port = free_port()
    for _ in range(2):
        ran = place.run("doctor", "--json", HALLWAY_PORT=port)
        assert [item for item in ran.object["findings"] if not item["is_well"] and item["name"] != "web client"] == []
        place.run("demo")
    assert not (place.data / ".doctor").exists()
    assert place.data.stat().st_mode & 0o077 == 0


def test_looking_makes_nothing(data: Path) -> None:
    Place(data).run("doctor")
    assert not data.exists()


def test_a_database_out_of_reach(nowhere: Place) -> None:
    assert spoil(nowhere, "database").startswith("see that the PostgreSQL server runs")


def test_a_damaged_database(data: Path) -> None:
    data.mkdir()
    (data / "hallway.db").write_bytes(b"no database" * 1000)
    place = Place(data)
    assert "restore the newest backup" in spoil(place, "database")
    assert "restore the newest backup" in spoil(place, "integrity")


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file, no folder")
    assert spoil(Place(tmp_path / "data"), "data folder").startswith("make it writable")
    assert spoil(Place(tmp_path / "data" / "below"), "data folder").startswith("make ")


def test_a_key_that_others_may_read(place: Place) -> None:
    place.data.mkdir()
    key = place.data / "secret.key"
    key.write_bytes(bytes(32))
    key.chmod(0o644)
    assert spoil(place, "data folder") == f"chmod 600 {key}"


def test_a_file_that_is_missing(place: Place) -> None:
    place.ok("demo")
    for blob in (place.data / "files").glob("??/*"):
        blob.unlink()
    assert spoil(place, "files").startswith("restore ")


def test_a_port_that_is_taken(place: Place) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        assert "--port" in spoil(place, "port", HALLWAY_PORT=port)
        ran = place.run("serve", "--port", port)
    assert (ran.code, ran.out) == (1, "")
    hint = "is a server running there already? Choose another with --port or HALLWAY_PORT"
    assert ran.err.endswith(f"hallway: cannot listen on 127.0.0.1:{port}: Address already in use: {hint}\n")


def test_a_port_where_our_own_server_answers_is_well(place: Place) -> None:
    with Serving(place) as server:
        found = finding(place, "port", HALLWAY_PORT=server.address.rpartition(":")[2])
    assert found["is_well"] is True


def test_a_clock_that_went_back(place: Place) -> None:
    place.data.mkdir()
    stamp = time.time() + 86_400
    (place.data / "later").write_bytes(b"")
    os.utime(place.data / "later", (stamp, stamp))
    assert "NTP" in spoil(place, "clock")


def test_too_few_open_files(place: Place) -> None:
    ran = process("doctor", "--json", *place.options, limit_files=256)
    found = next(item for item in ran.object["findings"] if item["name"] == "open files")
    assert (ran.code, found["is_well"], "LimitNOFILE=65536" in found["mend"]) == (1, False, True)
