"""`dnd.*`, and the hours of rest in `users.prefs.set`."""

import time

from tests.examples import Acme

ALWAYS = {"dnd_enabled": True, "dnd_days": "custom", "dnd_week": [None] * 7}


def test_hours_of_rest_are_told_to_everybody_and_known_to_apps(acme: Acme) -> None:
    kara = acme.session(acme.kara)
    with acme.ivan.listen() as ears:
        kara.ok("users.prefs.set", prefs=ALWAYS)
        event = ears.next("dnd_updated_user")
    assert event["user"] == kara.id
    now = time.time()
    for found in (
        event["dnd_status"],
        acme.ivan.ok("dnd.info", user=kara.id),
        acme.ivan.ok("dnd.teamInfo", users=[kara.id])["users"][kara.id],
    ):
        assert found["dnd_enabled"]
        assert found["next_dnd_start_ts"] <= now < found["next_dnd_end_ts"]
        assert "snooze_enabled" not in found


def test_hours_of_rest_follow_the_time_zone_of_their_person(acme: Acme) -> None:
    kara = acme.session(acme.kara)
    kara.ok("users.prefs.set", prefs={"dnd_enabled": True, "tz": "Asia/Tokyo"})
    assert acme.ivan.ok("users.info", user=kara.id)["user"]["tz"] == "Asia/Tokyo"
    assert time.strftime("%H:%M", time.gmtime(acme.ivan.ok("dnd.info", user=kara.id)["next_dnd_start_ts"])) == "13:00"
    assert kara.error("users.prefs.set", prefs={"tz": "Mars/Olympus"}) == "invalid_arguments"
    assert kara.error("users.prefs.set", prefs={"dnd_start": "late"}) == "invalid_arguments"


def test_others_see_a_snooze_as_rest_and_not_that_it_is_one(acme: Acme) -> None:
    kara = acme.session(acme.kara)
    assert not acme.ivan.ok("dnd.info", user=kara.id)["dnd_enabled"]
    kara.ok("dnd.setSnooze", num_minutes=30)
    own, seen = kara.ok("dnd.info"), acme.ivan.ok("dnd.info", user=kara.id)
    assert own["snooze_enabled"] and 1790 < own["snooze_remaining"] <= 1800
    assert seen["dnd_enabled"] and seen["next_dnd_start_ts"] <= time.time() < seen["next_dnd_end_ts"]
    kara.ok("dnd.endSnooze")
    assert not acme.ivan.ok("dnd.info", user=kara.id)["dnd_enabled"]


def test_ending_rest_ends_the_schedule_too(acme: Acme) -> None:
    kara = acme.session(acme.kara)
    kara.ok("users.prefs.set", prefs=ALWAYS)
    kara.ok("dnd.endDnd")
    assert not acme.ivan.ok("dnd.info", user=kara.id)["dnd_enabled"]
    assert kara.ok("users.prefs.get")["prefs"]["dnd_enabled"] is False
