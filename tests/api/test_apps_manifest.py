"""`apps.manifest.*` and configuration tokens."""

import json
import time
from typing import Any

import pytest
from slack_sdk import WebClient
from sqlalchemy import bindparam, update

from hallway.domain.auth import tables
from hallway.platform.storage import query
from tests.apps import manifest
from tests.examples import Acme, Person

_r = tables.refresh_token.c
_later = query(
    update(tables.refresh_token).where(_r.team_id == bindparam("team"), _r.used_at > 0).values(used_at=_r.used_at - 100),
)


def config(acme: Acme, person: Person) -> tuple[Person, str]:
    """Somebody's programs, with a configuration token; and its refresh token."""
    issued = acme.session(person).ok("apps.configTokens.create")
    return _with(acme, person, issued["token"]), issued["refresh_token"]


def _with(acme: Acme, person: Person, token: str) -> Person:
    made = Person(acme.server, acme.id, person.id, person.name, token)
    acme.people.append(made)
    return made


def minutes_pass(acme: Acme) -> None:
    """As if every refresh token had been used a while ago."""
    acme.server.write(acme.id, lambda tx: tx.run(_later, team=acme.id))


def test_ivans_program_makes_an_app_by_slacks_sdk(acme: Acme) -> None:
    program, _ = config(acme, acme.ivan)
    assert program.token.startswith("xoxe.xoxp-1-")
    client = WebClient(program.token, base_url=f"{acme.server.address}/api/")
    made = client.apps_manifest_create(manifest=manifest("Oncall"))
    assert made["credentials"]["client_id"].endswith(made["app_id"])
    assert made["oauth_authorize_url"].startswith(
        f"{acme.server.address}/oauth/v2/authorize?client_id={acme.id}.{made['app_id']}&scope=app_"
    )
    assert client.apps_manifest_export(app_id=made["app_id"])["manifest"] == manifest("Oncall")
    changed = client.apps_manifest_update(app_id=made["app_id"], manifest=manifest("Oncall 2"))
    assert (changed["app_id"], changed["permissions_updated"]) == (made["app_id"], False)
    changed = client.apps_manifest_update(app_id=made["app_id"], manifest=manifest("Oncall", scopes=["chat:write"]))
    assert changed["permissions_updated"] is True
    client.apps_manifest_delete(app_id=made["app_id"])
    assert program.error("apps.manifest.export", app_id=made["app_id"]) == "app_not_found"


def test_the_browser_makes_one_from_yaml(acme: Acme) -> None:
    made = acme.session(acme.mia).ok("apps.manifest.create", manifest="display_information:\n  name: Lunch\n")
    assert acme.session(acme.kara).ok("apps.manifest.export", app_id=made["app_id"])["manifest"] == {
        "display_information": {"name": "Lunch"}
    }


def test_what_is_wrong_is_told_with_its_place(acme: Acme) -> None:
    mia = acme.session(acme.mia)
    wrong = manifest("Oncall") | {"colour": "blue"}
    answer = mia.call("apps.manifest.validate", manifest=json.dumps(wrong))
    assert answer["error"] == "invalid_manifest"
    assert [problem["pointer"] for problem in answer["errors"]] == ["/"] and "colour" in answer["errors"][0]["message"]
    assert mia.error("apps.manifest.create", manifest=json.dumps(wrong)) == "invalid_manifest"
    assert mia.error("apps.manifest.create", manifest="{") == "invalid_manifest"
    assert mia.error("apps.manifest.validate", manifest=[1, 2]) == "invalid_manifest"
    assert mia.error("apps.manifest.create") == "invalid_arguments"


def test_a_huge_manifest_is_refused_at_once(acme: Acme) -> None:
    mia = acme.session(acme.mia)
    for items in ([{}] * 60_000, [[]] * 60_000, ["x"] * 40_000, [f"https://x/{n}" for n in range(10_000)]):
        begin = time.monotonic()
        bomb: dict[str, Any] = {"display_information": {"name": "Bomb"}, "oauth_config": {"redirect_urls": items}}
        answer = mia.call("apps.manifest.validate", manifest=json.dumps(bomb, separators=(",", ":")))
        assert answer["error"] == "invalid_manifest" and len(answer["errors"]) <= 20
        assert time.monotonic() - begin < 5


def test_only_whoever_made_it_and_admins_change_an_app(acme: Acme) -> None:
    made = acme.session(acme.ivan).ok("apps.manifest.create", manifest=manifest("Oncall"))["app_id"]
    mia = acme.session(acme.mia)
    for name in ("export", "delete"):
        assert mia.error(f"apps.manifest.{name}", app_id=made) == "no_permission"
    assert mia.error("apps.manifest.update", app_id=made, manifest=manifest("Mine")) == "no_permission"
    assert mia.error("apps.manifest.validate", app_id=made, manifest=manifest("Mine")) == "no_permission"
    assert mia.error("apps.manifest.export", app_id="nonsense") == "invalid_app_id"
    acme.session(acme.kara).ok("apps.manifest.update", app_id=made, manifest=manifest("Ours"))
    guest = acme.session(acme.person("Lena Guest", role="guest"))
    assert guest.error("apps.manifest.create", manifest=manifest("Mine")) == "user_is_restricted"
    assert guest.error("apps.configTokens.create") == "user_is_restricted"


def test_other_tokens_make_no_apps(acme: Acme) -> None:
    robot = acme.person("Robot", kind="bot")
    for person in (acme.kara, robot):
        assert person.error("apps.manifest.create", manifest=manifest("Oncall")) == "not_allowed_token_type"
        assert person.error("apps.configTokens.create") == "not_allowed_token_type"
    program, _ = config(acme, acme.ivan)
    assert program.error("auth.test") == "not_allowed_token_type"
    assert program.error("chat.postMessage", channel=acme.general, text="hi") == "not_allowed_token_type"


def test_tokens_are_renewed_and_two_live_at_most(acme: Acme) -> None:
    first, refresh = config(acme, acme.ivan)
    second = WebClient(base_url=f"{acme.server.address}/api/").tooling_tokens_rotate(refresh_token=refresh)
    assert (second["team_id"], second["user_id"], second["exp"] - second["iat"]) == (acme.id, acme.ivan.id, 12 * 3600)
    first.ok("apps.manifest.validate", manifest=manifest("Oncall"))
    third = acme.mia.ok("tooling.tokens.rotate", refresh_token=second["refresh_token"])
    assert first.error("apps.manifest.validate", manifest=manifest("Oncall")) == "token_revoked"
    for issued in (second, third):
        _with(acme, acme.ivan, issued["token"]).ok("apps.manifest.validate", manifest=manifest("Oncall"))
    assert acme.mia.error("tooling.tokens.rotate", refresh_token=refresh) == "invalid_refresh_token"


def test_a_refresh_token_is_good_once_but_for_a_moment(acme: Acme) -> None:
    _, refresh = config(acme, acme.ivan)
    acme.mia.ok("tooling.tokens.rotate", refresh_token=refresh)
    again = acme.mia.ok("tooling.tokens.rotate", refresh_token=refresh)["refresh_token"]
    minutes_pass(acme)
    assert acme.mia.error("tooling.tokens.rotate", refresh_token=refresh) == "invalid_refresh_token"
    acme.mia.ok("tooling.tokens.rotate", refresh_token=again)
    minutes_pass(acme)
    assert acme.mia.error("tooling.tokens.rotate", refresh_token=again) == "invalid_refresh_token"


@pytest.mark.parametrize("text", ["", "xoxe-1-x", "xoxe-1-T0AAAAAAAAA-R0AAAAAAAAA-" + "x" * 32, "x" * 5000])
def test_what_is_no_refresh_token_is_refused(acme: Acme, text: str) -> None:
    assert acme.mia.error("tooling.tokens.rotate", refresh_token=text) in ("invalid_refresh_token", "invalid_arguments")


def test_one_sees_and_ends_ones_own_tokens(acme: Acme) -> None:
    program, refresh = config(acme, acme.ivan)
    ivan, mia = acme.session(acme.ivan), acme.session(acme.mia)
    (listed,) = ivan.ok("apps.configTokens.list")["tokens"]
    assert listed["id"] in program.token and listed["scopes"] == ["app_configurations:read", "app_configurations:write"]
    assert mia.ok("apps.configTokens.list")["tokens"] == []
    assert mia.error("apps.configTokens.revoke", token_id=listed["id"]) == "token_not_found"
    ivan.ok("apps.configTokens.revoke", token_id=listed["id"])
    assert program.error("apps.manifest.validate", manifest=manifest("Oncall")) == "token_revoked"
    assert ivan.error("tooling.tokens.rotate", refresh_token=refresh) == "invalid_refresh_token"


def test_who_has_left_makes_no_more_apps(acme: Acme) -> None:
    program, refresh = config(acme, acme.ivan)
    acme.kara.ok("admin.users.remove", team_id=acme.id, user_id=acme.ivan.id)
    assert program.error("apps.manifest.validate", manifest=manifest("Oncall")) in ("token_revoked", "account_inactive")
    assert acme.mia.error("tooling.tokens.rotate", refresh_token=refresh) == "invalid_refresh_token"
