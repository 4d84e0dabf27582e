"""The `hallway` command as scripts run it: its exit code, and what it says where.

Most commands run in this process, since starting a hundred takes minutes; servers, and whatever is about the process itself, do not.
"""

import io
import json
import os
import resource
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from hallway import cli


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def object(self) -> dict[str, Any]:
        """The one JSON object on standard output."""
        decoded: dict[str, Any] = json.loads(self.out)
        return decoded


@dataclass(frozen=True)
class Place:
    """A data folder and, where the records are on PostgreSQL, the database."""

    data: Path
    database: str = ""

    @property
    def options(self) -> list[str]:
        """As the command takes them."""
        return ["--data", str(self.data), *(["--database", self.database] if self.database else [])]

    def run(self, *arguments: str, **environment: str) -> Ran:
        """Run `hallway ARGUMENTS` here."""
        return hallway(*arguments, *self.options, **environment)

    def ok(self, *arguments: str) -> dict[str, Any]:
        """Run a command that must succeed; its object."""
        ran = self.run(*arguments, "--json")
        assert ran.code == 0, ran
        assert ran.object["ok"] is True
        return ran.object

    def refused(self, *arguments: str) -> str:
        """Run a command that must be refused: exit code 1, an object that says why, and a sentence for people; its code."""
        ran = self.run(*arguments, "--json")
        assert ran.code == 1, ran
        assert ran.object["ok"] is False
        # Servers in this process may have logged something before.
        assert ran.err.endswith(f"hallway: {ran.object['message']}\n")
        return str(ran.object["error"])

    def found(self, domain: str = "acme") -> dict[str, Any]:
        """Make a team that Kara owns."""
        return self.ok(
            "team", "create", "--name", "Acme", "--domain", domain, "--admin-email", f"kara@{domain}.example",
            "--admin-name", "Kara Thrace", "--admin-password", "correct horse",
        )  # fmt: skip


def hallway(*arguments: str, **environment: str) -> Ran:
    """Run the command here, as its entry point does."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    argv = mock.patch.object(sys, "argv", ["hallway", *arguments])
    with argv, mock.patch.dict(os.environ, {**clean(), **environment}, clear=True), redirect_stdout(out), redirect_stderr(err):
        try:
            cli.main()
        except SystemExit as ended:
            code = int(ended.code or 0)
    return Ran(code, out.getvalue(), err.getvalue())


def process(*arguments: str, limit_files: int = 0) -> Ran:
    """Run the command in a process of its own, with at most `limit_files` open files, if given."""
    limits = (limit_files, limit_files)
    ran = subprocess.run(
        [sys.executable, "-m", "hallway", *arguments], capture_output=True, text=True, env=clean(), timeout=120,
        preexec_fn=(lambda: resource.setrlimit(resource.RLIMIT_NOFILE, limits)) if limit_files else None,
    )  # fmt: skip
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def clean() -> dict[str, str]:
    """The environment without settings of ours."""
    return {name: value for name, value in os.environ.items() if not name.startswith("HALLWAY_")}


class Serving:
    """`hallway serve` in a process; use it in a `with` statement. `address` is where it answers."""

    def __init__(self, place: Place, *arguments: str, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "hallway", "serve", "--port", "0", "--json", *arguments, *place.options],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**clean(), **environment},
        )  # fmt: skip
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line, self.process.communicate()[1]
        self.address: str = json.loads(line)["address"]

    def __enter__(self) -> "Serving":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> tuple[int, str]:
        """Stop it by SIGTERM; its exit code and what it wrote to standard error."""
        self.process.terminate()
        _, err = self.process.communicate(timeout=30)
        return self.process.returncode, err
