"""What the web client and operators need beyond Slack's methods: first run, signing in, joining; boot, counts, connecting."""

from hallway.domain.client.onboarding import Founding, Joining, found_team, join_team

__all__ = ["Founding", "Joining", "found_team", "join_team"]
