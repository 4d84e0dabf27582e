"""What people keep for themselves: preferences, do-not-disturb, sidebar sections, drafts, saved items, reminders."""

from hallway.domain.personal.dnd import present_dnd
from hallway.domain.personal.notifications import slack_preferences
from hallway.domain.personal.preferences import preferences_of
from hallway.domain.personal.reminders import talk_with_slackbot
from hallway.domain.personal.saving import count_saved, starred_channels
from hallway.domain.personal.sections import list_sections

__all__ = ["count_saved", "list_sections", "preferences_of", "present_dnd", "slack_preferences", "starred_channels", "talk_with_slackbot"]
