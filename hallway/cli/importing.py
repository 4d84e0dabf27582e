"""`hallway import slack`, `hallway demo`."""

from pathlib import Path
from typing import Annotated

import cyclopts
from cyclopts import Parameter
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from hallway.cli.output import Failure, Places, tell
from hallway.cli.people import password_code
from hallway.core import encoding
from hallway.domain import auth, client, imports, teams, users
from hallway.domain.teams import Team
from hallway.platform.blobs import Blobs
from hallway.platform.storage import Transaction

app = cyclopts.App(name="import", help="Bring in what was said elsewhere.")
Where = Annotated[Places, Parameter(name="*")]
# Left-out records that are told of in words; the JSON has a thousand, the file all.
_SHOWN = 20


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
        described = imports.describe(file)
    except imports.BadArchive as error:
        raise Failure("bad_archive", f"{file.name} cannot be imported: {error}. Nothing was changed.") from error
    with places.open() as database, progress_bar() as bar:
        found = database.write_now("", _team, team, described)
        task = bar.add_task("people", total=None)
        blobs = Blobs(places.config().data_path / "files")

        def progress(phase: str, done: int, total: int) -> None:
            bar.update(task, description=phase, completed=done, total=total)

        report = imports.import_archive(database, blobs, file, found.id, "owner", progress)
        code = database.write_now(found.id, _appoint, found.id, admin_email) if admin_email else ""
    skipped_file = str(blobs.path(report.skipped_file)) if report.skipped_file else ""
    sentence = f"Imported into {found.name}: " + ", ".join(f"{number:,} {kind}" for kind, number in report.imported.items())
    if report.skipped_count:
        sentence += f"\nLeft out: {report.skipped_count:,}\n{_listed(report.skipped)}"
        sentence += f"\nAll of them: {skipped_file}" if skipped_file else ""
    result = {"team_id": found.id, **encoding.decode(encoding.encode(report)), "skipped_file": skipped_file}
    if code:
        result["password_url"] = f"{places.address}/reset/{code}"
        sentence += f"\n{admin_email} chooses a password within a day at {result['password_url']}"
    tell(sentence, result, as_json=json)


def _listed(skipped: list[dict[str, str]]) -> str:
    return "\n".join(f"  {item['record']}: {item['reason']}" for item in skipped[:_SHOWN])


def _team(tx: Transaction, domain: str, described: imports.Described) -> Team:
    """The team, made if there is none: with the id it had, unless another team here has it."""
    client.check_domain(domain)
    team_id = "" if any(team.id == described.team_id for team in teams.list_all(tx)) else described.team_id
    return teams.find_by_domain(tx, domain) or teams.create(tx, described.team_name or domain, domain, team_id)


def _appoint(tx: Transaction, team_id: str, email: str) -> str:
    """Make somebody an owner; the code by which they choose a password, unless they have one."""
    known = users.find_by_email(tx, team_id, email)
    if known is None:
        known = users.create(tx, team_id, users.NewUser(real_name=email.partition("@")[0], email=email, role="owner"))
    elif known.role != "owner":
        users.set_role(tx, known, "owner")
    imports.settle(tx, team_id)
    return password_code(tx, users.get(tx, team_id, known.id))


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
