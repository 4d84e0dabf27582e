"""Files: uploads, their bytes and thumbnails, and where they are shared."""

from hallway.domain.files.store import File, access, find, get_many, insert, record_share, share_places
from hallway.domain.files.wire import present_file

__all__ = ["File", "access", "find", "get_many", "insert", "present_file", "record_share", "share_places"]
