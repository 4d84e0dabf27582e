"""`admin.teams.settings.*` and `team.setIcon`."""

import io

import pytest
from PIL import Image

from tests.examples import Acme, Person


@pytest.fixture
def kara(acme: Acme) -> Person:
    """The owner, in a browser."""
    return acme.session(acme.kara)


@pytest.fixture
def ivan(acme: Acme) -> Person:
    """A member, in a browser."""
    return acme.session(acme.ivan)


def test_an_admin_renames_the_team_and_everybody_hears_it(acme: Acme, kara: Person, ivan: Person) -> None:
    with ivan.listen() as ears:
        kara.ok("admin.teams.settings.setName", team_id=acme.id, name=" Acme Doors ")
        assert ears.next("team_rename")["name"] == "Acme Doors"
    assert ivan.ok("team.info")["team"]["name"] == "Acme Doors"
    assert kara.error("admin.teams.settings.setName", team_id=acme.id, name="  ") == "failed_to_set_name"
    assert kara.error("admin.teams.settings.setName", team_id="T0", name="x") == "team_not_found"


def test_members_change_nothing_of_the_team(acme: Acme, kara: Person, ivan: Person) -> None:
    for method, arguments in (
        ("admin.teams.settings.setName", {"name": "Ours"}),
        ("admin.teams.settings.setDefaultChannels", {"channel_ids": [acme.random]}),
        ("admin.teams.settings.info", {}),
    ):
        assert ivan.error(method, **arguments) == "not_an_admin"


def test_whoever_joins_later_is_in_the_default_channels(acme: Acme, kara: Person, ivan: Person) -> None:
    kara.ok("admin.teams.settings.setDefaultChannels", channel_ids=[acme.random])
    assert kara.ok("admin.teams.settings.info")["team"]["default_channels"] == [acme.random]
    code = kara.ok("invites.create", role="member")["invite"]["url"].rpartition("/")[2]
    kara.ok("invites.accept", code=code, name="Lee Adama", email="lee@acme.example", password="correct horse battery")
    lee = kara.ok("users.lookupByEmail", email="lee@acme.example")["user"]["id"]
    assert lee in kara.ok("conversations.members", channel=acme.random)["members"]


def test_only_public_channels_in_use_are_default_channels(acme: Acme, kara: Person, ivan: Person) -> None:
    hidden = acme.channel("hidden", is_private=True, members=(acme.kara,))
    for ids in ([hidden], [acme.random, "C0NONE"]):
        assert kara.error("admin.teams.settings.setDefaultChannels", channel_ids=ids) == "one_or_more_invalid_channels"


def test_the_team_has_an_icon_until_it_is_taken_away(acme: Acme, kara: Person, ivan: Person) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (400, 300), "teal").save(picture, "PNG")
    headers = {"Authorization": f"Bearer {kara.token}"}
    answer = kara.http.post("/api/team.setIcon", files={"image": ("door.png", picture.getvalue(), "image/png")}, headers=headers)
    assert answer.json()["ok"], answer.text
    address = ivan.ok("team.info")["team"]["icon"]["image_132"]
    shown = ivan.http.get(address.removeprefix(acme.server.address))
    assert shown.headers["content-type"] == "image/jpeg"
    assert ivan.http.get(f"/team-icons/{acme.id}/other").status_code == 404
    kara.ok("team.setIcon")
    assert ivan.ok("team.info")["team"]["icon"] == {"image_default": True}
