"""Importing a Slack export into SQLite: an archive made for the run, from a seed."""

import json
import random
import tempfile
import time
import zipfile
from pathlib import Path

from bench.harness import Figure
from hallway.domain import imports, teams
from hallway.platform.blobs import Blobs
from hallway.platform.storage import open_database

_MESSAGES = 100_000
_CHANNELS = 50
_WORDS = ("the", "a", "we", "plan", "for", "release", "meeting", "notes", "build", "fails", "again", "thanks", "done", "today", "budget")


def run() -> list[Figure]:
    """Messages a second."""
    with tempfile.TemporaryDirectory(prefix="hallway-bench-") as folder:
        data = Path(folder)
        archive = _make_archive(data / "export.zip")
        database = open_database(f"sqlite:///{data / 'hallway.db'}")
        team = database.write_now("", teams.create, "Bench", "bench")
        started = time.monotonic()
        report = imports.import_archive(database, Blobs(data / "files"), archive, team.id, "owner", lambda *_: None)
        took = time.monotonic() - started
        database.close()
    rate = report.imported["messages"] / took
    return [
        Figure("import of a Slack export", rate, "messages/s", ">= 20,000", rate >= 20_000, f"{report.imported['messages']:,} messages")
    ]


def _make_archive(path: Path) -> Path:
    source = random.Random(7)
    words = list(_WORDS)
    per_day = _MESSAGES // _CHANNELS // 20
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for channel in range(_CHANNELS):
            for day in range(20):
                first = 1_600_000_000 + day * 86_400
                records = [
                    {
                        "type": "message",
                        "user": f"U0BENCH{source.randrange(400):04d}",
                        "text": " ".join(source.choices(words, k=source.randrange(3, 30))),
                        "ts": f"{first + number * 60}.{number:06d}",
                    }
                    for number in range(per_day)
                ]
                archive.writestr(f"channel-{channel}/2020-09-{day + 1:02d}.json", json.dumps(records))
    return path
