"""What the web client and operators need beyond Slack's methods: first run, signing in, joining; boot, counts, connecting."""

from hallway.domain.client.demo import DEMO_EMAIL, DEMO_PASSWORD, make_demo
from hallway.domain.client.import_runs import ImportRuns
from hallway.domain.client.onboarding import Founding, Joining, check_domain, found_team, join_team
from hallway.domain.client.routes import routes
from hallway.domain.client.rtm import say_over_rtm
from hallway.domain.client.sweeping import sweep

__all__ = [
    "DEMO_EMAIL",
    "DEMO_PASSWORD",
    "Founding",
    "ImportRuns",
    "Joining",
    "check_domain",
    "found_team",
    "join_team",
    "make_demo",
    "routes",
    "say_over_rtm",
    "sweep",
]
