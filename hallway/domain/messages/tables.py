"""Tables of the messages slice. A ts is kept in microseconds."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, Text

from hallway.platform.storage import metadata

message = Table(
    "message",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("conversation_id", String, primary_key=True),
    Column("ts", BigInteger, primary_key=True),
    Column("user_id", String, nullable=False),  # empty for bots without a user
    Column("subtype", String, nullable=False),
    Column("thread_ts", BigInteger, nullable=True),  # set on replies, and on roots once they have replies
    Column("is_in_channel", Boolean, nullable=False),  # False for replies that were not broadcast
    Column("is_unread_worthy", Boolean, nullable=False),  # in the channel, and makes it unread: joins and the like do not
    Column("client_msg_id", String, nullable=True),
    # JSON of the message as Slack writes it, without what changes apart from it: reactions, replies, pins; files are ids.
    Column("body", Text, nullable=False),
    Column("reply_count", Integer, nullable=False),
    Column("reply_users", Text, nullable=False),  # JSON list of ids
    Column("latest_reply", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
_m = message.c
Index(
    "message_in_channel",
    _m.team_id,
    _m.conversation_id,
    _m.ts,
    sqlite_where=_m.is_in_channel,
    postgresql_where=_m.is_in_channel,
)
Index(
    "message_unread",
    _m.team_id,
    _m.conversation_id,
    _m.ts,
    _m.user_id,
    sqlite_where=_m.is_unread_worthy,
    postgresql_where=_m.is_unread_worthy,
)
Index(
    "message_in_thread",
    _m.team_id,
    _m.conversation_id,
    _m.thread_ts,
    _m.ts,
    sqlite_where=_m.thread_ts.isnot(None),
    postgresql_where=_m.thread_ts.isnot(None),
)
Index(
    "message_client_id",
    _m.team_id,
    _m.user_id,
    _m.client_msg_id,
    unique=True,
    sqlite_where=_m.client_msg_id.isnot(None),
    postgresql_where=_m.client_msg_id.isnot(None),
)

# Who is spoken to: a user id, a usergroup id, or !here, !channel, !everyone. `thread_ts` is 0 where the channel counts it.
mention = Table(
    "mention",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("conversation_id", String, primary_key=True),
    Column("target", String, primary_key=True),
    Column("ts", BigInteger, primary_key=True),
    Column("thread_ts", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
Index("mention_of_target", mention.c.team_id, mention.c.target, mention.c.ts)

reaction = Table(
    "reaction",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("conversation_id", String, primary_key=True),
    Column("ts", BigInteger, primary_key=True),
    Column("name", String, primary_key=True),
    Column("user_id", String, primary_key=True),
    Column("reacted_at", BigInteger, nullable=False),  # a ts: keeps the order
    sqlite_with_rowid=False,
)
Index("reaction_by_user", reaction.c.team_id, reaction.c.user_id, reaction.c.reacted_at)

pin = Table(
    "pin",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("conversation_id", String, primary_key=True),
    Column("ts", BigInteger, primary_key=True),
    Column("created_by", String, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

bookmark = Table(
    "bookmark",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("conversation_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("ordering", Integer, nullable=False),
    Column("body", Text, nullable=False),
)

thread_follow = Table(
    "thread_follow",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("user_id", String, primary_key=True),
    Column("conversation_id", String, primary_key=True),
    Column("thread_ts", BigInteger, primary_key=True),
    Column("is_following", Boolean, nullable=False),  # False: unfollowed by hand, so a reply does not follow again
    Column("last_read", BigInteger, nullable=False),
)

scheduled_message = Table(
    "scheduled_message",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("conversation_id", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("post_at", BigInteger, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("arguments", Text, nullable=False),
)
Index("scheduled_by_user", scheduled_message.c.team_id, scheduled_message.c.user_id, scheduled_message.c.post_at)

# Ephemeral messages that can be acted on, for a day.
ephemeral_message = Table(
    "ephemeral_message",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("conversation_id", String, primary_key=True),
    Column("ts", BigInteger, primary_key=True),
    Column("user_id", String, nullable=False),  # who sees it
    Column("body", Text, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
)
Index("ephemeral_message_by_time", ephemeral_message.c.team_id, ephemeral_message.c.expires_at)
