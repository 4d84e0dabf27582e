"""A backup made while the server runs is a whole data folder."""

import subprocess
import sys
from pathlib import Path

import httpx

from tests.cli.running import Place, Ran, Serving

ROOT = Path(__file__).parents[2]


def back_up(data: Path, target: Path) -> Ran:
    """Run the backup as operators do."""
    ran = subprocess.run([sys.executable, "-m", "bin.backup", str(data), str(target)], cwd=ROOT, capture_output=True, text=True)
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def test_what_was_said_and_sent_before_a_backup_is_in_it(data: Path, tmp_path: Path) -> None:
    place, target = Place(data), tmp_path / "backup"
    place.ok("demo")
    scopes = "channels:read,channels:history,chat:write,files:read"
    token = place.ok("token", "create", "--team", "demo", "--user", "demo@hallway.example", "--scopes", scopes)["token"]
    bearer = {"Authorization": f"Bearer {token}"}
    with Serving(place) as server, httpx.Client(base_url=server.address, headers=bearer, trust_env=False) as http:
        channel = http.get("/api/conversations.list").json()["channels"][0]["id"]
        count = len(list((data / "files").glob("??/*")))
        assert back_up(data, target).out == f"{target}: database, keys and {count} new files\n"
        http.post("/api/chat.postMessage", json={"channel": channel, "text": "between two backups"})
        assert back_up(data, target).out == f"{target}: database, keys and 0 new files\n"
        http.post("/api/chat.postMessage", json={"channel": channel, "text": "after the backup"})
    restored = Place(target)
    findings = {item["name"]: item for item in restored.run("doctor", "--json").object["findings"]}
    assert all(findings[name]["is_well"] for name in ("data folder", "database", "integrity", "files"))
    with Serving(restored) as server, httpx.Client(base_url=server.address, headers=bearer, trust_env=False) as http:
        said = [message["text"] for message in http.get("/api/conversations.history", params={"channel": channel}).json()["messages"]]
        assert said[0] == "between two backups"
        file = http.get("/api/files.list").json()["files"][0]
        assert len(http.get(httpx.URL(file["url_private"]).path).content) == file["size"] > 0
    assert (target / "secret.key").read_bytes() == (data / "secret.key").read_bytes()


def test_what_is_no_data_folder_is_refused(tmp_path: Path) -> None:
    assert back_up(tmp_path / "nothing", tmp_path / "target").code == 1
    assert not (tmp_path / "target").exists()
