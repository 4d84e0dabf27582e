"""Tables of the users slice."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, Text

from hallway.platform.storage import metadata

user = Table(
    "user_account",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("email", String, nullable=True),
    Column("role", String, nullable=False),
    Column("is_bot", Boolean, nullable=False),
    Column("is_deleted", Boolean, nullable=False),
    Column("is_away", Boolean, nullable=False),
    Column("tz", String, nullable=False),
    Column("locale", String, nullable=False),
    # JSON: real_name, display_name, title, phone, pronouns, status_*, fields, image …
    Column("profile", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
)
Index("user_email", user.c.team_id, user.c.email, unique=True)
Index("user_name", user.c.team_id, user.c.name, unique=True)

# The words of people's names, in lower case without diacritics: what is typed when somebody is looked for.
user_word = Table(
    "user_word",
    metadata,
    Column("team_id", String, primary_key=True),
    # Compared letter by letter, whatever language the database speaks.
    Column("word", String().with_variant(String(collation="C"), "postgresql"), primary_key=True),
    Column("user_id", String, primary_key=True),
    sqlite_with_rowid=False,
)
Index("user_word_of_user", user_word.c.team_id, user_word.c.user_id)

bot = Table(
    "bot",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("user_id", String, nullable=False),
    Column("app_id", String, nullable=False),
    Column("name", String, nullable=False),
    Column("icons", Text, nullable=False),
    Column("is_deleted", Boolean, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
)
Index("bot_user", bot.c.team_id, bot.c.user_id)

preferences = Table(
    "user_preferences",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("user_id", String, primary_key=True),
    Column("preferences", Text, nullable=False),
)

dnd = Table(
    "dnd",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("user_id", String, primary_key=True),
    Column("snooze_until", BigInteger, nullable=False),
)

usergroup = Table(
    "usergroup",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("handle", String, nullable=False),
    Column("name", String, nullable=False),
    Column("description", String, nullable=False),
    Column("channels", Text, nullable=False),
    Column("created_by", String, nullable=False),
    Column("updated_by", String, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Column("deleted_at", BigInteger, nullable=False),
    Column("user_count", Integer, nullable=False),
)
Index("usergroup_handle", usergroup.c.team_id, usergroup.c.handle, unique=True)

usergroup_user = Table(
    "usergroup_user",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("usergroup_id", String, primary_key=True),
    Column("user_id", String, primary_key=True),
)
Index("usergroup_of_user", usergroup_user.c.team_id, usergroup_user.c.user_id)
