"""Tables of the conversations slice."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, Text

from hallway.platform.storage import metadata

conversation = Table(
    "conversation",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),  # channel | private | im | mpim
    # Unique in the team; for ims and mpims the sorted ids of their people, so that there is one for each set of people.
    Column("name", String, nullable=False),
    Column("creator", String, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Column("is_archived", Boolean, nullable=False),
    Column("is_general", Boolean, nullable=False),
    Column("topic", Text, nullable=False),  # JSON {value, creator, last_set}
    Column("purpose", Text, nullable=False),
    Column("previous_names", Text, nullable=False),
    Column("num_members", Integer, nullable=False),
    Column("preferences", Text, nullable=False),
)
Index("conversation_name", conversation.c.team_id, conversation.c.name, unique=True)
Index("conversation_kind", conversation.c.team_id, conversation.c.kind, conversation.c.id)

member = Table(
    "member",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("conversation_id", String, primary_key=True),
    Column("user_id", String, primary_key=True),
    Column("joined_at", BigInteger, nullable=False),
    Column("last_read", BigInteger, nullable=False),  # ts in microseconds
    Column("is_open", Boolean, nullable=False),  # ims and mpims that stand in the sidebar
    Column("is_muted", Boolean, nullable=False),
    Column("notify", String, nullable=False),  # default | everything | mentions | nothing
)
Index("member_of_user", member.c.team_id, member.c.user_id, member.c.conversation_id)
