"""Tables of the oauth slice."""

from sqlalchemy import BigInteger, Boolean, Column, Index, String, Table, Text

from hallway.platform.storage import metadata

# What somebody has agreed to, until the app fetches its tokens.
oauth_code = Table(
    "oauth_code",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("secret_hash", String, nullable=False),
    Column("app_id", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("flow", String, nullable=False),  # v1 | v2 | user | openid
    Column("redirect_uri", Text, nullable=False),
    Column("is_redirect_named", Boolean, nullable=False),  # whether the app wrote it, and must write it again
    Column("bot_scopes", Text, nullable=False),
    Column("user_scopes", Text, nullable=False),
    Column("challenge", String, nullable=False),  # of PKCE, S256; empty for none
    Column("nonce", Text, nullable=False),
    Column("channel", String, nullable=False),  # for an incoming webhook
    Column("expires_at", BigInteger, nullable=False),
    Column("used_at", BigInteger, nullable=False),  # 0 means not yet
)
Index("oauth_code_by_time", oauth_code.c.team_id, oauth_code.c.expires_at)

# What id tokens are signed with. Old keys are still shown until what they signed has ended.
signing_key = Table(
    "signing_key",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("private_key", Text, nullable=False),  # sealed
    Column("public_key", Text, nullable=False),  # as a JSON Web Key
    Column("created_at", BigInteger, nullable=False),
    Column("retired_at", BigInteger, nullable=False),  # 0 means in use
)
