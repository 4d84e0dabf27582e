"""`hallway search rebuild`."""

from typing import Annotated

import cyclopts
from cyclopts import Parameter

from hallway.cli.importing import progress_bar
from hallway.cli.output import Places, tell
from hallway.domain import search
from hallway.platform.blobs import Blobs

app = cyclopts.App(name="search", help="Care for the search index.")


@app.command
def rebuild(
    *,
    places: Annotated[Places, Parameter(name="*")] = Places(),  # noqa: B008 - frozen
    json: bool = False,
) -> None:
    """Read all messages and files anew into the search index; nothing becomes unfindable meanwhile.

    Parameters
    ----------
    json
        Print one JSON object.
    """
    with places.open() as database, progress_bar() as bar:
        task = bar.add_task("indexing", total=None)
        data = places.config().data_path
        count = search.rebuild(database, data / "search", Blobs(data / "files"), lambda done: bar.update(task, completed=done))
    if count is None:
        tell("The running server has been told to rebuild its index.", {"indexed": None, "by": "server"}, as_json=json)
    else:
        tell(f"Indexed {count:,} messages and files.", {"indexed": count, "by": "command"}, as_json=json)
