"""Tables of the agents slice."""

from sqlalchemy import BigInteger, Column, Index, String, Table, Text

from hallway.platform.storage import metadata

# A conversation with an agent: a thread in the direct messages with its bot, or the whole of them (`thread_ts` 0).
assistant_thread = Table(
    "assistant_thread",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("conversation_id", String, primary_key=True),
    Column("thread_ts", BigInteger, primary_key=True),
    Column("app_id", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("title", String, nullable=False),
    Column("status", String, nullable=False),  # active | processing | suspended | closed
    Column("context", Text, nullable=False),  # JSON: what was on the person's screen
    Column("prompts", Text, nullable=False),  # JSON: title and prompts offered
    Column("updated_at", BigInteger, nullable=False),
)
Index("assistant_thread_of_user", assistant_thread.c.team_id, assistant_thread.c.user_id, assistant_thread.c.updated_at)
