"""Files: uploads, their bytes and thumbnails, and where they are shared."""

from hallway.domain.files.changes import complete, delete, new_file, publish, retitle, unpublish
from hallway.domain.files.keeping import keep_picture, store_picture
from hallway.domain.files.kinds import PICTURES, filetype_of, filetypes_of, is_text, mimetype_of
from hallway.domain.files.looking import look_at, read_text
from hallway.domain.files.pictures import describe
from hallway.domain.files.pictures import pool as picture_pool
from hallway.domain.files.releasing import forget_released, list_named, list_released, release
from hallway.domain.files.routes import actor_of, routes, sign_upload
from hallway.domain.files.small_pictures import emoji, face, picture_type, still
from hallway.domain.files.store import (
    File,
    Listing,
    access,
    find,
    get_many,
    insert,
    list_page,
    record_share,
    seen_places,
    share_places,
    unshare,
)
from hallway.domain.files.wire import present_file
from hallway.domain.files.workshop import workshop

__all__ = [
    "PICTURES",
    "File",
    "Listing",
    "access",
    "actor_of",
    "complete",
    "delete",
    "describe",
    "emoji",
    "face",
    "filetype_of",
    "filetypes_of",
    "find",
    "forget_released",
    "get_many",
    "insert",
    "is_text",
    "keep_picture",
    "list_named",
    "list_page",
    "list_released",
    "look_at",
    "mimetype_of",
    "new_file",
    "picture_pool",
    "picture_type",
    "present_file",
    "publish",
    "read_text",
    "record_share",
    "release",
    "retitle",
    "routes",
    "seen_places",
    "share_places",
    "sign_upload",
    "still",
    "store_picture",
    "unpublish",
    "unshare",
    "workshop",
]
