"""What tells a bot from a person, and leads from it to its app."""

from tests.apps import Installed, manifest
from tests.examples import Acme


def test_a_bots_profile_leads_to_its_app(acme: Acme) -> None:
    oncall = Installed(acme, manifest("Oncall"))
    user = acme.kara.ok("users.info", user=oncall.bot.id)["user"]
    assert user["is_bot"]
    assert (user["profile"]["api_app_id"], user["profile"]["bot_id"]) == (oncall.id, oncall.bot_id)
    bot = acme.kara.ok("bots.info", bot=oncall.bot_id)["bot"]
    assert (bot["app_id"], bot["user_id"]) == (oncall.id, oncall.bot.id)
