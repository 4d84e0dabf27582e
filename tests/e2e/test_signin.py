"""Ways in: sign-in, reset and invite links, a session that ends, an account that was switched off."""

from pathlib import Path

from hallway.domain import auth, users
from hallway.platform.storage import Transaction
from tests.e2e.running import PASSWORD, drive, found, needs_browser
from tests.running import Server


@needs_browser
def test_everybody_gets_in_who_may_and_hears_why_not(tmp_path: Path) -> None:
    server = Server(tmp_path / "data").start()
    team = found(server, ("Ivan Petrov", "member"), ("Mia Müller", "member"), ("Otto Gone", "member"))
    drive("signin.mjs", server.address, PASSWORD, server.write(team, _switch_off, team, "otto@acme.example"))
    server.stop()


def _switch_off(tx: Transaction, team_id: str, email: str) -> str:
    user = users.find_by_email(tx, team_id, email)
    assert user is not None
    token = auth.issue_token(tx, team_id, auth.NewToken(user.id, "session"))
    users.set_deleted(tx, user, is_deleted=True)
    return token
