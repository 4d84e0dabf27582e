"""Tables of the calls slice: calls that other systems hold, as apps register them."""

from sqlalchemy import BigInteger, Column, Index, String, Table, Text

from hallway.platform.storage import metadata

call = Table(
    "call",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("app_id", String, nullable=False),
    Column("created_by", String, nullable=False),
    Column("external_unique_id", String, nullable=False),
    Column("started_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger, nullable=False),  # 0 while it goes on
    Column("details", Text, nullable=False),  # JSON: join_url, desktop_app_join_url, title, external_display_id, users
)
Index("call_external", call.c.team_id, call.c.app_id, call.c.external_unique_id, unique=True)

# Messages that show a call.
call_place = Table(
    "call_place",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("call_id", String, primary_key=True),
    Column("conversation_id", String, primary_key=True),
    Column("ts", BigInteger, primary_key=True),
)
