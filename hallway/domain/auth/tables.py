"""Tables of the auth slice. Secrets are stored only as hashes."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, String, Table, Text

from hallway.platform.storage import metadata

credential = Table(
    "credential",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("user_id", String, primary_key=True),
    Column("password_hash", String, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
)

token = Table(
    "token",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("secret_hash", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("bot_id", String, nullable=False),
    Column("app_id", String, nullable=False),
    # What its owner calls it; empty for most.
    Column("name", String, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("last_used_at", BigInteger, nullable=False),
    # 0 means that it does not expire.
    Column("expires_at", BigInteger, nullable=False),
    Column("is_revoked", Boolean, nullable=False),
    Column("ip", String, nullable=False),
    Column("user_agent", String, nullable=False),
)
Index("token_of_user", token.c.team_id, token.c.user_id)
Index("token_of_app", token.c.team_id, token.c.app_id)

# What expiring tokens are renewed with, each once. A chain is what one sign-in or installation has had: at most two pairs of it are live.
refresh_token = Table(
    "refresh_token",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("secret_hash", String, nullable=False),
    Column("chain", String, nullable=False),
    Column("token_id", String, nullable=False),  # the access token that came with it
    Column("kind", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("bot_id", String, nullable=False),
    Column("app_id", String, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),  # microseconds
    Column("expires_at", BigInteger, nullable=False),  # 0 means never
    Column("used_at", BigInteger, nullable=False),  # 0 means not yet
    Column("is_public", Boolean, nullable=False),  # of an app that has no secret
    Column("is_revoked", Boolean, nullable=False),
)
Index("refresh_token_chain", refresh_token.c.team_id, refresh_token.c.chain)
Index("refresh_token_of_token", refresh_token.c.team_id, refresh_token.c.token_id)

# From where somebody came in, and with what: one row for each such triple.
access = Table(
    "access",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("user_id", String, primary_key=True),
    Column("ip", String, primary_key=True),
    Column("user_agent", String, primary_key=True),
    Column("first_at", BigInteger, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Column("count", Integer, nullable=False),
)
Index("access_by_time", access.c.team_id, access.c.last_at)

invite = Table(
    "invite",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("code_hash", String, primary_key=True),
    Column("purpose", String, nullable=False),  # join | reset
    Column("user_id", String, nullable=False),  # who made it, or for `reset` whose password it sets
    Column("role", String, nullable=False),
    Column("channels", Text, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("uses_left", Integer, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)
