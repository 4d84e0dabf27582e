"""Tables of the files slice."""

from sqlalchemy import BigInteger, Boolean, Column, Index, String, Table, Text

from hallway.platform.storage import metadata

file = Table(
    "file",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("user_id", String, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("name", String, nullable=False),
    Column("title", String, nullable=False),
    Column("mimetype", String, nullable=False),
    Column("filetype", String, nullable=False),
    Column("size", BigInteger, nullable=False),
    # pending (an upload URL is out) | uploaded (bytes are here) | hosted (kept) | external | tombstone | hidden_by_limit
    Column("state", String, nullable=False),
    Column("blob", String, nullable=False),  # key in the file store, empty when there are no bytes
    Column("is_public", Boolean, nullable=False),
    Column("details", Text, nullable=False),  # JSON: alt_txt, original_w, original_h, thumbs, preview, snippet type, external url …
)
Index("file_by_time", file.c.team_id, file.c.created_at)
Index("file_by_user", file.c.team_id, file.c.user_id, file.c.created_at)

file_share = Table(
    "file_share",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("file_id", String, primary_key=True),
    Column("conversation_id", String, primary_key=True),
    Column("ts", BigInteger, primary_key=True),
    Column("thread_ts", BigInteger, nullable=False),
    Column("user_id", String, nullable=False),
)
Index("file_in_conversation", file_share.c.team_id, file_share.c.conversation_id, file_share.c.ts)

# What apps call the files that they have elsewhere.
remote_file = Table(
    "remote_file",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("app_id", String, primary_key=True),
    Column("external_id", String, primary_key=True),
    Column("file_id", String, nullable=False),
)

# Blobs that a deletion has let go: swept from the disk when nothing else names them.
released_blob = Table(
    "released_blob",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("released_at", BigInteger, nullable=False),
)
