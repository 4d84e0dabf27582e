"""What is one's own and follows one from device to device: drafts, saved items, sections, preferences."""

import json

from tests.examples import Acme


def test_a_draft_follows_from_device_to_device_and_the_newer_one_wins(acme: Acme) -> None:
    laptop, phone = acme.session(acme.ivan), acme.session(acme.ivan)
    destination = {"channel_id": acme.general}
    with phone.listen(since=0) as ears:
        made = laptop.ok("drafts.create", destination=destination, text="half a thou")["draft"]
        assert ears.next("draft_create")["draft"]["id"] == made["id"]
        seen = made["last_updated_ts"]
        newer = phone.ok("drafts.update", draft_id=made["id"], text="half a thought", client_last_updated_ts=seen)["draft"]
        stale = laptop.call("drafts.update", draft_id=made["id"], text="half", client_last_updated_ts=seen)
        assert (stale["error"], stale["draft"]["last_updated_ts"]) == ("draft_has_conflict", newer["last_updated_ts"])
        assert acme.session(acme.mia).error("drafts.delete", draft_id=made["id"]) == "draft_not_found"
        laptop.ok("drafts.delete", draft_id=made["id"])
        assert ears.next("draft_delete")["draft"]["id"] == made["id"]
    assert phone.ok("drafts.list")["drafts"] == []


def test_what_is_saved_for_later_is_the_same_as_what_is_starred(acme: Acme) -> None:
    ts = acme.kara.ok("chat.postMessage", channel=acme.general, text="read this")["ts"]
    acme.ivan.ok("saved.add", item_type="message", item_id=acme.general, ts=ts)
    stars = acme.ivan.ok("stars.list")["items"]
    assert [(item["type"], item["message"]["ts"]) for item in stars] == [("message", ts)]
    acme.ivan.ok("saved.update", item_type="message", item_id=acme.general, ts=ts, mark="completed")
    assert [item["ts"] for item in acme.ivan.ok("saved.list", filter="completed")["saved_items"]] == [ts]
    assert acme.ivan.ok("saved.list")["saved_items"] == []
    acme.ivan.ok("stars.remove", channel=acme.general, timestamp=ts)
    assert acme.ivan.ok("saved.list", filter="completed")["saved_items"] == []
    assert acme.mia.ok("stars.list")["items"] == []


def test_sections_hold_each_channel_once(acme: Acme) -> None:
    ivan = acme.session(acme.ivan)
    work = ivan.ok("users.channelSections.create", name="Work", channel_ids=[acme.general, acme.random])["channel_section_id"]
    fun = ivan.ok("users.channelSections.create", name="Fun", channel_ids=[acme.random])["channel_section_id"]
    sections = {section["id"]: section for section in ivan.ok("users.channelSections.list")["channel_sections"]}
    assert (sections[work]["channel_ids"], sections[fun]["channel_ids"]) == ([acme.general], [acme.random])
    ivan.ok("users.channelSections.delete", channel_section_id=fun)
    assert fun not in {section["id"] for section in ivan.ok("users.channelSections.list")["channel_sections"]}
    assert ivan.error("users.channelSections.delete", channel_section_id="stars") == "cant_delete_section"
    assert acme.session(acme.mia).error("users.channelSections.update", channel_section_id=work, name="Mine") == "section_not_found"


def test_preferences_are_told_to_ones_other_devices_and_to_nobody_else(acme: Acme) -> None:
    laptop, phone = acme.session(acme.ivan), acme.session(acme.ivan)
    with phone.listen(since=0) as ears, acme.mia.listen() as mia:
        laptop.ok("users.prefs.set", name="theme", value="dark")
        event = ears.next("pref_change")
        assert (event["name"], event["value"]) == ("theme", "dark")
        laptop.ok("users.conversationPrefs.set", channel=acme.general, notify="nothing", muted=True)
        assert ears.next("pref_change")["value"] == {"channel": acme.general, "notify": "nothing", "is_muted": True}
        assert mia.until_pong() == []
    entry = next(channel for channel in phone.ok("client.boot")["channels"] if channel["id"] == acme.general)
    assert (entry["notify"], entry["is_muted"]) == ("nothing", True)
    prefs = phone.ok("users.prefs.get")["prefs"]
    assert prefs["theme"] == "dark" and prefs["muted_channels"] == acme.general
    assert json.loads(prefs["all_notifications_prefs"])["channels"][acme.general]["muted"]
    assert acme.ivan.ok("rtm.start")["self"]["prefs"]["muted_channels"] == acme.general
    assert laptop.error("users.conversationPrefs.set", channel=acme.general, notify="sometimes") == "invalid_notify"


def test_bookmarks_are_the_conversations_own(acme: Acme) -> None:
    made = acme.ivan.ok("bookmarks.add", channel_id=acme.random, title="Plan", type="link", link="https://plan.example")["bookmark"]
    acme.kara.ok("bookmarks.edit", channel_id=acme.random, bookmark_id=made["id"], title="The plan")
    assert [item["title"] for item in acme.kara.ok("bookmarks.list", channel_id=acme.random)["bookmarks"]] == ["The plan"]
    assert acme.mia.error("bookmarks.add", channel_id=acme.random, title="x", type="link", link="https://x.example") == "not_in_channel"
    acme.ivan.ok("bookmarks.remove", channel_id=acme.random, bookmark_id=made["id"])
    assert acme.ivan.ok("bookmarks.list", channel_id=acme.random)["bookmarks"] == []
