"""Channels: what happens to a conversation together with what is said about it ("Ana joined"), in one transaction.

`conversations` below knows the rules and `messages` the words; this slice is where the two meet, and where `conversations.*` lives.
"""

from hallway.domain.channels.commands import archive, create, enter, invite, join, kick, leave, rename, set_text, unarchive

__all__ = ["archive", "create", "enter", "invite", "join", "kick", "leave", "rename", "set_text", "unarchive"]
