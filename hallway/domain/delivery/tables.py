"""Tables of the delivery slice."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text

from hallway.platform.storage import metadata

# Events that an app has not taken yet and is offered again. What they say is read from the event log when their time comes.
waiting_event = Table(
    "waiting_event",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("app_id", String, primary_key=True),
    Column("event_id", String, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("attempt", Integer, nullable=False),  # the number of the next one: 1 to 3
    Column("reason", String, nullable=False),  # why the last one failed
    Column("next_at", BigInteger, nullable=False),
)
Index("waiting_event_by_time", waiting_event.c.next_at)

# What was sent to an app lately, and how it answered.
app_request = Table(
    "app_request",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("app_id", String, primary_key=True),
    Column("id", BigInteger, primary_key=True),  # grows with time
    Column("sent_at", BigInteger, nullable=False),  # microseconds
    Column("kind", String, nullable=False),
    Column("name", String, nullable=False),  # the event's type, the command, the callback …
    Column("target", Text, nullable=False),  # its URL; empty for Socket Mode
    Column("attempt", Integer, nullable=False),
    Column("status", Integer, nullable=False),  # of HTTP; 200 for an acknowledgement, 0 for none
    Column("error", String, nullable=False),
    Column("latency_us", BigInteger, nullable=False),
    Column("event_id", String, nullable=False),
    Column("seq", BigInteger, nullable=False),  # of the event in the log; 0 for what is not one
)
