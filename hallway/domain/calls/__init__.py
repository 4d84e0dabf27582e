"""Calls that other systems hold, registered by apps and shown in messages."""

from hallway.domain.calls.store import (
    Call,
    NewCall,
    access,
    access_live,
    add,
    change,
    end,
    find,
    name_of,
    note_place,
    places,
    present,
    present_in_block,
    read_users,
)

__all__ = [
    "Call",
    "NewCall",
    "access",
    "access_live",
    "add",
    "change",
    "end",
    "find",
    "name_of",
    "note_place",
    "places",
    "present",
    "present_in_block",
    "read_users",
]
