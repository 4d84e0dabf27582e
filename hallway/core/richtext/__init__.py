"""Rich text: mrkdwn and blocks — parsing, checking, and reading them as plain words. Pure, linear in its input."""

from hallway.core.richtext.acting import acting_elements
from hallway.core.richtext.blockkit import InvalidBlocks, Problem, check_attachments, check_blocks, check_view
from hallway.core.richtext.emoji import categories as emoji_categories
from hallway.core.richtext.emoji import is_name as is_emoji_name
from hallway.core.richtext.emoji import name_of, unicode_of
from hallway.core.richtext.escaping import escape, escape_stray, unescape
from hallway.core.richtext.ids import new_block_id
from hallway.core.richtext.markdown import parse_markdown, to_mrkdwn
from hallway.core.richtext.mrkdwn import parse_mrkdwn
from hallway.core.richtext.reading import Mentions, mentions, to_plain_text
from hallway.core.richtext.wording import blocks_to_text

__all__ = [
    "InvalidBlocks",
    "Mentions",
    "Problem",
    "acting_elements",
    "blocks_to_text",
    "check_attachments",
    "check_blocks",
    "check_view",
    "emoji_categories",
    "escape",
    "escape_stray",
    "is_emoji_name",
    "mentions",
    "name_of",
    "new_block_id",
    "parse_markdown",
    "parse_mrkdwn",
    "to_mrkdwn",
    "to_plain_text",
    "unescape",
    "unicode_of",
]
