"""`users.profile.set`."""

from tests.examples import Acme


def test_one_field_is_set_without_touching_the_others(acme: Acme) -> None:
    kara = acme.session(acme.kara)
    floor, site = kara.ok("team.profile.setFields", fields=[{"label": "Floor"}, {"label": "Site"}])["profile"]["fields"]
    kara.ok("users.profile.set", profile={"fields": {floor["id"]: {"value": "3"}, site["id"]: {"value": "A"}}})
    kara.ok("users.profile.set", profile={"fields": {site["id"]: {"value": "B"}}})
    kara.ok("users.profile.set", profile={"fields": {floor["id"]: {"value": ""}}})
    written = acme.ivan.ok("users.profile.get", user=kara.id)["profile"]["fields"]
    assert {key: item["value"] for key, item in written.items()} == {site["id"]: "B"}
