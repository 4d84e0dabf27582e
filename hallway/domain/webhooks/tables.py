"""Tables of the webhooks slice."""

from sqlalchemy import BigInteger, Boolean, Column, String, Table

from hallway.platform.storage import metadata

webhook = Table(
    "webhook",
    metadata,
    Column("team_id", String, primary_key=True),
    # For a custom one also its bot's.
    Column("id", String, primary_key=True),
    Column("secret_hash", String, nullable=False),
    # Empty for a custom one, which belongs to no app.
    Column("app_id", String, nullable=False),
    Column("conversation_id", String, nullable=False),
    Column("name", String, nullable=False),
    Column("created_by", String, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("last_used_at", BigInteger, nullable=False),
    Column("is_revoked", Boolean, nullable=False),
)
