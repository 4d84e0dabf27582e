"""The tables that the machinery itself needs; every slice adds its own to the same `metadata`."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

# One row a team: the last sequence number and the last ts given out. Its row lock makes the team's total order.
team_clock = Table(
    "team_clock",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("last_seq", BigInteger, nullable=False),
    Column("last_ts", BigInteger, nullable=False),
)

event = Table(
    "event",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("type", String, nullable=False),
    Column("audience_kind", String, nullable=False),
    Column("audience_id", String, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
    # What the body repeats the words of, so that they can be taken out of the log when they change or go.
    Column("about", String, nullable=True),
)
Index(
    "event_about",
    event.c.team_id,
    event.c.about,
    sqlite_where=event.c.about.isnot(None),
    postgresql_where=event.c.about.isnot(None),
)

job = Table(
    "job",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("run_at", BigInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("arguments", Text, nullable=False),
)
Index("job_due", job.c.run_at)
