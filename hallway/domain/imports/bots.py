"""Bots that messages show: exports do not list them."""

import re
from typing import Any

from hallway.core import encoding
from hallway.core.ids import is_id
from hallway.domain.imports.export_reader import Record
from hallway.domain.imports.store import Report, Tally, write_counted
from hallway.domain.users.tables import bot
from hallway.platform.storage import Database, Transaction

# "added an integration to this channel: <https://…/services/B0123|Jenkins>"
_ADDED = re.compile(r"<[^>|\s]*/services/(B[A-Z0-9]{6,30})\|([^>]{1,80})>")


class Bots:
    """What messages tell of the bots behind them, the first time each is met with a name."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[str, str, dict[str, Any]]] = {}
        self._names: dict[str, str] = {}

    def see(self, record: Record) -> None:
        """A message that perhaps a bot has sent, or that tells of one that was added."""
        bot_id = record.get("bot_id")
        if str(record.get("subtype", "")).startswith("bot_") and (added := _ADDED.search(str(record.get("text")))):
            self._names.setdefault(added[1], added[2])
        if not isinstance(bot_id, str) or not is_id(bot_id, "B") or self._found.get(bot_id, ("",))[0]:
            return
        profile = record.get("bot_profile")
        told: Record = profile if isinstance(profile, dict) else {}
        name = told.get("name") or record.get("username") or ""
        icons = told.get("icons") or record.get("icons")
        user_id = record.get("user") if isinstance(record.get("user"), str) and is_id(str(record["user"]), "UW") and told else ""
        self._found[bot_id] = (str(name)[:80], str(user_id), icons if isinstance(icons, dict) else {})

    def import_all(self, database: Database, team_id: str, report: Report) -> None:
        """Make those who are not here."""
        write_counted(database, team_id, report, self._insert, team_id)

    def _insert(self, tx: Transaction, tally: Tally, team_id: str) -> None:
        for bot_id, (name, user_id, icons) in self._found.items():
            row = {
                "id": bot_id,
                "user_id": user_id,
                "app_id": "",
                "name": name or self._names.get(bot_id, "bot"),
                "icons": encoding.encode_text(icons),
            }
            tally.count("bots", int(tx.insert_new(bot, team_id=team_id, **row, is_deleted=False, updated_at=tx.now_s)))
