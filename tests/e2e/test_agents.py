"""Talking with an assistant: chats, what it is doing, and answers that grow."""

import os
from pathlib import Path
from typing import Any

from hallway.domain import apps, users
from tests.apps import manifest
from tests.e2e.running import PASSWORD, drive, found, needs_browser
from tests.running import Server


@needs_browser
def test_an_assistant_answers_while_one_reads(tmp_path: Path) -> None:
    server = Server(tmp_path / "data").start()
    team_id = found(server)
    assert server.app is not None
    _, sealed = apps.new_credentials(server.app.context.key)
    token, bot = server.write(team_id, _install, team_id, sealed)
    drive("agents.mjs", server.address, PASSWORD, token, bot, os.environ.get("PICTURES", ""))
    server.stop()


def _install(tx: Any, team_id: str, sealed: apps.Sealed) -> tuple[str, str]:
    owner = users.first_owner(tx, team_id)
    assert owner is not None
    made = apps.create(tx, team_id, owner.id, manifest("Helper"), sealed)
    installed = apps.install(tx, made, owner.id, apps.manifest.scopes(made.manifest, "bot"))
    return installed.bot_token, installed.installation.bot_user_id
