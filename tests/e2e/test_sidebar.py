"""The sidebar by pointer and by keys: sections, menus, widths, badges, and a thousand channels."""

from pathlib import Path

from hallway.domain import conversations, users
from hallway.platform.storage import Transaction
from tests.e2e.running import PASSWORD, drive, found, needs_browser
from tests.running import Server


@needs_browser
def test_rooms_are_ordered_found_and_counted(tmp_path: Path) -> None:
    server = Server(tmp_path / "data").start()
    team = found(server, ("Ivan Petrov", "member"), ("Mia Müller", "member"))
    drive("sidebar.mjs", server.address, PASSWORD)
    server.stop()
    assert team


@needs_browser
def test_a_thousand_channels_are_only_drawn_where_they_are_seen(tmp_path: Path) -> None:
    server = Server(tmp_path / "data").start()
    team = found(server)
    server.write(team, _join_many, team, 1000)
    drive("thousand.mjs", server.address, PASSWORD)
    server.stop()


def _join_many(tx: Transaction, team_id: str, how_many: int) -> None:
    kara = users.find_by_email(tx, team_id, "kara@acme.example")
    assert kara is not None
    for number in range(how_many):
        room = conversations.create_channel(tx, team_id, f"room-{number:04}", kara.id)
        conversations.add_members(tx, room, [kara.id])
