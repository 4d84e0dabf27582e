"""Tables of the personal slice: what people keep for themselves."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, Text

from hallway.platform.storage import metadata

draft = Table(
    "draft",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("user_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("conversation_id", String, nullable=False),
    Column("thread_ts", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),  # microseconds
    Column("body", Text, nullable=False),
)

# Stars (Slack's older word) and saved items ("Later") are the same thing here; `item` is a message, file or channel.
saved = Table(
    "saved",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("user_id", String, primary_key=True),
    Column("item_type", String, primary_key=True),  # message | file | channel
    Column("item_id", String, primary_key=True),  # conversation or file id
    Column("ts", BigInteger, primary_key=True),  # 0 unless it is a message
    Column("state", String, nullable=False),  # uncompleted | completed | archived
    Column("due_at", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
)
Index("saved_by_time", saved.c.team_id, saved.c.user_id, saved.c.state, saved.c.created_at)

reminder = Table(
    "reminder",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("creator", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("due_at", BigInteger, nullable=False),
    Column("completed_at", BigInteger, nullable=False),
    Column("recurrence", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)
Index("reminder_of_user", reminder.c.team_id, reminder.c.user_id)

section = Table(
    "section",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("user_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("ordering", Integer, nullable=False),
    Column("name", String, nullable=False),
    Column("type", String, nullable=False),  # standard | stars | channels | direct_messages | apps
    Column("emoji", String, nullable=False),
    Column("is_collapsed", Boolean, nullable=False),
    Column("channel_ids", Text, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
)
