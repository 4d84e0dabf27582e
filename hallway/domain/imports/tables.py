"""Tables of the imports slice."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, String, Table, Text

from hallway.platform.storage import metadata

# One row for each import, so that its progress can be seen and its report read.
import_run = Table(
    "import_run",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("state", String, nullable=False),  # running | done | failed
    Column("phase", String, nullable=False),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("error", String, nullable=False),
    Column("report", Text, nullable=False),
    Column("started_by", String, nullable=False),
    Column("started_at", BigInteger, nullable=False),
)

# Conversations that came by an import: only these may another import add to. Once one is complete, whoever is in it decides
# who else gets in: no archive puts people into a private conversation that has come to life.
imported_conversation = Table(
    "imported_conversation",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("is_complete", Boolean, nullable=False),
)
