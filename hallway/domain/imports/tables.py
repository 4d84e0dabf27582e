"""The imports slice's table: one row for each import, so that its progress can be seen and its report read."""

from sqlalchemy import BigInteger, Column, Integer, String, Table, Text

from hallway.platform.storage import metadata

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
