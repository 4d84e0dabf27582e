"""What programs post, as people see it."""

from pathlib import Path
from typing import Any

import httpx

from hallway.core.actor import Actor
from hallway.domain import conversations, users, webhooks
from tests.e2e.running import PASSWORD, drive, found, needs_browser
from tests.running import Server

_ROWS = [
    {"type": "TableRow", "cells": [{"type": "TableCell", "items": [{"type": "TextBlock", "text": word}]} for word in row]}
    for row in (("Host", "Load"), ("db1", "**9**"))
]
CARD = {
    "type": "AdaptiveCard",
    "body": [
        {"type": "TextBlock", "text": "Disk is full", "style": "heading", "color": "Attention"},
        {"type": "TextBlock", "text": "**db1** since {{DATE(2026-11-25T06:00:00Z, SHORT)}}"},
        {"type": "FactSet", "facts": [{"title": "Severity", "value": "critical"}]},
        {"type": "Table", "rows": _ROWS},
    ],
    "actions": [{"type": "Action.OpenUrl", "title": "Silence", "url": "https://alerts.example/silence"}],
}


@needs_browser
def test_a_card_for_teams_looks_as_if_it_had_been_made_for_here(tmp_path: Path) -> None:
    server = Server(tmp_path / "data").start()
    team_id = found(server)
    url = server.write(team_id, _webhook, team_id).url(server.address)
    assert httpx.post(url, json=CARD, trust_env=False).status_code == 202
    drive("webhooks.mjs", server.address, PASSWORD)
    server.stop()


def _webhook(tx: Any, team_id: str) -> webhooks.Created:
    owner = users.first_owner(tx, team_id)
    general = conversations.find_general(tx, team_id)
    assert owner is not None and general is not None
    return webhooks.create(tx, Actor(team_id, owner.id, owner.role, "user", ""), general.id, name="Grafana")
