"""An import that is killed goes on when it is run again, and ends as if nothing had happened."""

import json
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from hallway.domain.messages.tables import message
from hallway.platform.storage import Database, Reader, metadata, open_database, query

CHANNELS, DAYS, PER_DAY = 10, 4, 400
MESSAGES = CHANNELS * DAYS * PER_DAY
# Left out of the comparison: what tells of the run itself, and times of now.
RUN = {"event", "team_clock", "import_run", "job", "token", "credential", "access", "team"}
NOW = {"joined_at", "last_read", "updated_at", "created_at"}
_count = query(select(func.count()).select_from(message))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An export of some size, with threads, reactions and mentions."""
    path = tmp_path_factory.mktemp("archive") / "export.zip"
    people = [{"id": f"U0KILL{number:04d}", "name": f"p{number}", "profile": {"real_name": f"Person {number}"}} for number in range(40)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("users.json", json.dumps(people))
        for channel in range(CHANNELS):
            for day in range(DAYS):
                target.writestr(
                    f"channel-{channel}/2020-09-{day + 1:02d}.json", json.dumps([_said(day, number) for number in range(PER_DAY)])
                )
    return path


def _said(day: int, number: int) -> dict[str, Any]:
    first = 1_600_000_000 + day * 86_400
    record: dict[str, Any] = {
        "type": "message", "user": f"U0KILL{number % 45:04d}", "text": f"word {number} <@U0KILL{number % 40:04d}>",
        "ts": f"{first + number}.000100",
    }  # fmt: skip
    if number % 7 == 3:
        record["thread_ts"] = f"{first + number - 3}.000100"
    if number % 5 == 0:
        record["reactions"] = [{"name": "tada", "users": ["U0KILL0001", "U0KILL0002"], "count": 2}]
    return record


def test_an_import_that_is_killed_again_and_again_ends_whole(archive: Path, data: Path, database: str, tmp_path: Path) -> None:
    places = ["--data", str(data), *(("--database", database) if database else ())]
    opened = open_database(database or f"sqlite:///{_folder(data) / 'hallway.db'}")
    for share in (0.0, 0.4, 0.8):
        run = subprocess.Popen([sys.executable, "-m", "hallway", "import", "slack", str(archive), "--team", "old", *places])
        _wait(run, lambda share=share: opened.read_now(_count_messages) > share * MESSAGES)
        run.send_signal(signal.SIGKILL)
        run.wait(10)
    done = subprocess.run(
        [sys.executable, "-m", "hallway", "import", "slack", str(archive), "--team", "old", "--json", *places],
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["skipped"] == []
    whole = open_database(f"sqlite:///{tmp_path / 'whole.db'}")
    subprocess.run(
        [sys.executable, "-m", "hallway", "import", "slack", str(archive), "--team", "old", "--data", str(tmp_path / "w"),
         "--database", f"sqlite:///{tmp_path / 'whole.db'}"], capture_output=True, check=True,
    )  # fmt: skip
    assert _rows(opened) == _rows(whole)
    assert opened.read_now(_count_messages) == MESSAGES
    opened.close()
    whole.close()


def test_an_import_from_the_browser_goes_on_after_the_server_was_killed(archive: Path, data: Path, database: str) -> None:
    opened = open_database(database or f"sqlite:///{_folder(data) / 'hallway.db'}")
    server, address = _serve(data, database)
    headers = {"x-hallway-client": "test"}
    fields = {"team_name": "Old", "name": "Kara Thrace", "email": "kara@acme.example", "password": "correct horse battery"}
    with archive.open("rb") as file:
        answer = httpx.post(f"{address}/setup/import", data=fields, files={"file": ("export.zip", file)}, headers=headers, trust_env=False)
    assert answer.json()["ok"], answer.text
    _wait(server, lambda: opened.read_now(_count_messages) > MESSAGES // 4)
    server.send_signal(signal.SIGKILL)
    server.wait(10)
    server, address = _serve(data, database)
    cookies = dict(answer.cookies)

    def status() -> dict[str, Any]:
        asked = httpx.post(
            f"{address}/api/imports.status",
            json={"import_id": answer.json()["import_id"]},
            cookies=cookies,
            headers=headers,
            trust_env=False,
        )
        found: dict[str, Any] = asked.json()
        assert found["ok"], found
        return found

    _wait(server, lambda: status()["state"] == "done")
    assert status()["report"]["skipped_count"] == 0
    assert opened.read_now(_count_messages) == MESSAGES
    assert list((data / "files" / "incoming").iterdir()) == []
    server.terminate()
    server.wait(20)
    opened.close()


def _folder(data: Path) -> Path:
    data.mkdir(exist_ok=True)
    return data


def _serve(data: Path, database: str) -> tuple[subprocess.Popen[str], str]:
    command = [
        sys.executable,
        "-m",
        "hallway",
        "serve",
        "--port",
        "0",
        "--data",
        str(data),
        *(("--database", database) if database else ()),
    ]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    line = next(line for line in server.stdout if "Hallway is at" in line)
    return server, line.split()[-1]


def _wait(run: subprocess.Popen[Any], is_true: Callable[[], bool]) -> None:
    """Until it is true, or the process has ended by itself."""
    until = time.monotonic() + 120
    while not is_true() and run.poll() is None:
        assert time.monotonic() < until, "it hangs"
        time.sleep(0.005)


def _count_messages(reader: Reader) -> int:
    return int(reader.value(_count))


def _rows(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    found = {}
    for table in metadata.sorted_tables:
        if table.name not in RUN:
            columns = [column for column in table.columns if column.name not in NOW | {"team_id"}]
            rows = database.read_now(lambda reader, columns=columns: reader.all(query(select(*columns))))
            found[table.name] = sorted((tuple(map(_without_team, row)) for row in rows), key=repr)
    return found


def _without_team(value: Any) -> Any:
    """A message's body names the team, whose id is another each time."""
    body = json.loads(value) if isinstance(value, str) and value.startswith('{"') else None
    return value if body is None else {key: item for key, item in body.items() if key != "team"}
