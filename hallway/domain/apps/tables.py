"""Tables of the apps slice. Secrets are hashed, or sealed where they must be read again."""

from sqlalchemy import BigInteger, Boolean, Column, Index, String, Table, Text

from hallway.platform.storage import metadata

app = Table(
    "app",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("manifest", Text, nullable=False),
    Column("client_secret_hash", String, nullable=False),
    Column("signing_secret", Text, nullable=False),  # sealed
    Column("verification_token", Text, nullable=False),  # sealed
    Column("created_by", String, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    # Whether its request URLs may be on the server's own machine: for development.
    Column("is_local", Boolean, nullable=False),
    Column("is_deleted", Boolean, nullable=False),
    # The key of its picture; empty for none.
    Column("icon", String, nullable=False),
    # When its events were switched off after too many failures; 0 while they are on.
    Column("events_off_at", BigInteger, nullable=False),
    # The URL for its events that has answered its challenge; empty while none has.
    Column("verified_url", Text, nullable=False),
)

# An app's bot in the team. What single people have allowed it stands with their tokens.
installation = Table(
    "installation",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("app_id", String, primary_key=True),
    Column("bot_id", String, nullable=False),
    Column("bot_user_id", String, nullable=False),
    Column("bot_scopes", Text, nullable=False),
    Column("installed_by", String, nullable=False),
    Column("installed_at", BigInteger, nullable=False),
    Column("is_active", Boolean, nullable=False),
    # Up to which event the app has been served.
    Column("position", BigInteger, nullable=False),
    # The last event of which it was to hear when it was uninstalled.
    Column("parted_at", BigInteger, nullable=False),
)
Index("installation_bot_user", installation.c.team_id, installation.c.bot_user_id)

# What admins have decided on an app, and on which scopes.
app_resolution = Table(
    "app_resolution",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("app_id", String, primary_key=True),
    Column("status", String, nullable=False),  # approved | restricted
    Column("scopes", Text, nullable=False),
    Column("resolved_by", String, nullable=False),
    Column("resolved_at", BigInteger, nullable=False),
)

# What people have asked admins to install.
install_request = Table(
    "install_request",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("app_id", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("status", String, nullable=False),  # pending | approved | restricted | cancelled
    Column("created_at", BigInteger, nullable=False),
    Column("resolved_by", String, nullable=False),
    Column("resolved_at", BigInteger, nullable=False),
)
Index("install_request_by_status", install_request.c.team_id, install_request.c.status, install_request.c.created_at)
