"""Block Kit: every block, element and object as a check, and the checks of whole surfaces. Compiled from the specs at import."""

from hallway.core.richtext.blockkit.attachments import check_attachments
from hallway.core.richtext.blockkit.blocks import BLOCKS, surfaces_of
from hallway.core.richtext.blockkit.checking import check_blocks, check_view
from hallway.core.richtext.blockkit.elements import INTERACTIVE
from hallway.core.richtext.blockkit.problems import InvalidBlocks, Problem
from hallway.core.richtext.blockkit.rich_text import CONTAINERS, INLINE

__all__ = [
    "BLOCKS",
    "CONTAINERS",
    "INLINE",
    "INTERACTIVE",
    "InvalidBlocks",
    "Problem",
    "check_attachments",
    "check_blocks",
    "check_view",
    "surfaces_of",
]
