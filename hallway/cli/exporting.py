"""`hallway export slack`."""

from pathlib import Path
from typing import Annotated

import cyclopts
from cyclopts import Parameter

from hallway.cli.importing import progress_bar
from hallway.cli.output import Places, team_of, tell
from hallway.domain import imports
from hallway.platform.blobs import Blobs

app = cyclopts.App(name="export", help="Take everything out again.")


@app.command(name="slack")
def export_slack(
    *,
    team: str,
    out: Path,
    places: Annotated[Places, Parameter(name="*")] = Places(),  # noqa: B008 - frozen
    json: bool = False,
) -> None:
    """Write a team as a Slack export, private conversations and files included; only you can read the file.

    Parameters
    ----------
    team
        The team's domain.
    out
        The ZIP file to write.
    json
        Print one JSON object.
    """
    with places.open() as database, progress_bar() as bar:
        found = team_of(database, team)
        task = bar.add_task("reading", total=None)
        blobs = Blobs(places.config().data_path / "files")
        counts = imports.export_team(
            database, blobs, found.id, out, lambda phase, done, total: bar.update(task, description=phase, completed=done, total=total)
        )
    sentence = f"{out}: " + ", ".join(f"{number:,} {kind}" for kind, number in counts.items())
    tell(sentence, {"team_id": found.id, "file": str(out), "exported": counts}, as_json=json)
