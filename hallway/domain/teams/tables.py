"""Tables of the teams slice."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, Text

from hallway.platform.storage import metadata

team = Table(
    "team",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("domain", String, nullable=False),
    Column("icon", String, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("preferences", Text, nullable=False),
)
Index("team_domain", team.c.domain, unique=True)

emoji = Table(
    "emoji",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("alias_for", String, nullable=False),
    Column("blob", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

profile_field = Table(
    "profile_field",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("ordering", Integer, nullable=False),
    Column("label", String, nullable=False),
    Column("hint", String, nullable=False),
    Column("type", String, nullable=False),
    Column("possible_values", Text, nullable=False),
    Column("is_hidden", Boolean, nullable=False),
)
