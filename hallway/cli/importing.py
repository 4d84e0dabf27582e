"""`hallway import slack`, `hallway demo`."""

from pathlib import Path
from typing import Annotated

import cyclopts
from cyclopts import Parameter
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from hallway.cli.output import Failure, Places, tell
from hallway.core import encoding
from hallway.domain import auth, client, imports, teams, users
from hallway.domain.teams import Team
from hallway.platform.blobs import Blobs
from hallway.platform.storage import Transaction

app = cyclopts.App(name="import", help="Bring in what was said elsewhere.")
Where = Annotated[Places, Parameter(name="*")]


def progress_bar() -> Progress:
    """A progress bar on standard error, where that is a terminal."""
    columns = (TextColumn("{task.description:24.24}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True)
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


@app.command(name="slack")
def import_slack(
    file: Path,
    *,
    team: str,
    admin_email: str | None = None,
    places: Where = Places(),  # noqa: B008 - frozen
    json: bool = False,
) -> None:
    """Import a Slack export. Run again, it goes on where it was stopped and doubles nothing.

    Parameters
    ----------
    file
        The export's ZIP file.
    team
        The team's domain; it is made if there is none.
    admin_email
        Becomes an owner of the team, to sign in with.
    json
        Print one JSON object.
    """
    try:
        imports.check_archive(file)
    except imports.BadArchive as error:
        raise Failure("bad_archive", f"{file.name} cannot be imported: {error}. Nothing was changed.") from error
    with places.open() as database, progress_bar() as bar:
        found = database.write_now("", _team, team, admin_email)
        task = bar.add_task("people", total=None)
        blobs = Blobs(places.config().data_path / "files")
        report = imports.import_archive(
            database, blobs, file, found.id, lambda phase, done, total: bar.update(task, description=phase, completed=done, total=total)
        )
    sentence = f"Imported into {found.name}: " + ", ".join(f"{number:,} {kind}" for kind, number in report.imported.items())
    if report.skipped_count:
        listed = "\n".join(f"  {item['record']}: {item['reason']}" for item in report.skipped[:20])
        sentence += f"\nLeft out: {report.skipped_count:,}\n{listed}"
    result = {"team_id": found.id, "imported": report.imported, "skipped": report.skipped, "skipped_count": report.skipped_count}
    tell(sentence, encoding.decode(encoding.encode(result)), as_json=json)


def _team(tx: Transaction, domain: str, admin_email: str | None) -> Team:
    client.check_domain(domain)
    found = teams.find_by_domain(tx, domain) or teams.create(tx, domain, domain)
    if admin_email:
        known = users.find_by_email(tx, found.id, admin_email)
        if known is None:
            users.create(tx, found.id, users.NewUser(real_name=admin_email.partition("@")[0], email=admin_email, role="owner"))
        elif known.role != "owner":
            users.set_role(tx, known, "owner")
    return found


def demo(*, places: Where = Places(), json: bool = False) -> None:  # noqa: B008 - frozen
    """Make a demo team to look around in: demo@hallway.example, password "hallway-demo".

    Parameters
    ----------
    json
        Print one JSON object.
    """
    with places.open() as database:
        founding = client.Founding("Corridor & Co", "demo", "Dana Demo", client.DEMO_EMAIL, auth.hash_password(client.DEMO_PASSWORD))
        blobs = Blobs(places.config().data_path / "files")
        team, owner = client.make_demo(database, blobs, founding)
    sentence = f"The demo team {team.name} is there. Sign in as {client.DEMO_EMAIL}, password {client.DEMO_PASSWORD}."
    tell(sentence, {"team_id": team.id, "user_id": owner.id, "email": client.DEMO_EMAIL}, as_json=json)
