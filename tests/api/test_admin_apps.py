"""Admins decide which apps others let in."""

from slack_sdk import WebClient

from tests.apps import Endpoint, Installed, manifest
from tests.examples import Acme
from tests.oauth.consenting import agree, asked, make, told


def careful(acme: Acme) -> None:
    """The team wants its apps approved."""
    acme.session(acme.kara).ok("apps.settings.set", apps_need_approval=True)


def test_mia_asks_and_kara_approves(acme: Acme) -> None:
    careful(acme)
    app, mia, kara = make(acme), acme.session(acme.mia), acme.session(acme.kara)
    url = app.url(scope="chat:write")
    assert mia.ok("oauth.consent.info", **asked(url))["approval"] == "needs_approval"
    assert mia.error("oauth.consent.allow", **asked(url)) == "app_approval_required"
    asked_for = mia.ok("oauth.consent.request", **asked(url), message="for the on-call rota")["request"]["id"]
    assert mia.ok("oauth.consent.request", **asked(url))["request"]["id"] == asked_for
    assert mia.ok("oauth.consent.info", **asked(url))["approval"] == "requested"
    client = WebClient(acme.kara.token, base_url=f"{acme.server.address}/api/")
    (request,) = client.admin_apps_requests_list(team_id=acme.id)["app_requests"]
    assert (request["id"], request["message"], request["user"]["id"]) == (asked_for, "for the on-call rota", acme.mia.id)
    assert [scope["name"] for scope in request["scopes"]] == ["chat:write"]
    client.admin_apps_approve(request_id=asked_for)
    told_of = acme.session(acme.mia).ok("conversations.list", types="im")["channels"]
    said = [mia.ok("conversations.history", channel=room["id"])["messages"][0]["text"] for room in told_of if room["user"] == "USLACKBOT"]
    assert said == ["Your request for the app *Oncall* was approved. You can install it now."]
    assert app.access(told(agree(mia, url))["code"])["ok"] is True
    # What was not looked at is not approved.
    assert mia.error("oauth.consent.allow", **asked(app.url(scope="chat:write,users:read"))) == "app_approval_required"
    assert kara.error("admin.apps.approve", request_id=asked_for) == "request_already_resolved"
    (approved,) = kara.ok("admin.apps.approved.list")["approved_apps"]
    assert (approved["app"]["id"], approved["last_resolved_by"]["actor_id"]) == (app.id, acme.kara.id)


def test_an_approval_that_is_taken_back_counts_no_more(acme: Acme) -> None:
    careful(acme)
    app, mia, kara = make(acme), acme.session(acme.mia), acme.session(acme.kara)
    url = app.url(scope="chat:write")
    kara.ok("admin.apps.approve", app_id=app.id)
    pending = told(agree(mia, url))["code"]
    kara.ok("admin.apps.restrict", app_id=app.id)
    assert app.access(pending)["error"] == "app_restricted"
    assert mia.error("oauth.consent.allow", **asked(url)) == "app_restricted"
    assert mia.error("apps.request", app_id=app.id) == "app_restricted"
    assert [row["app"]["id"] for row in kara.ok("admin.apps.restricted.list")["restricted_apps"]] == [app.id]
    kara.ok("admin.apps.clearResolution", app_id=app.id)
    assert kara.error("admin.apps.clearResolution", app_id=app.id) == "no_resolution_found"
    assert mia.error("oauth.consent.allow", **asked(url)) == "app_approval_required"


def test_makers_wait_for_approval_too(acme: Acme) -> None:
    careful(acme)
    ivan, kara = acme.session(acme.ivan), acme.session(acme.kara)
    app_id = ivan.ok("apps.manifest.create", manifest=manifest("Oncall"))["app_id"]
    assert ivan.error("apps.install", app_id=app_id) == "app_approval_required"
    request = ivan.ok("apps.request", app_id=app_id, message="mine")["request"]["id"]
    kara.ok("admin.apps.requests.cancel", request_id=request)
    assert kara.ok("admin.apps.requests.list")["app_requests"] == []
    assert ivan.ok("apps.info", app_id=app_id)["app"]["approval"] == "needs_approval"
    kara.ok("admin.apps.approve", app_id=app_id)
    ivan.ok("apps.install", app_id=app_id)
    kara.ok("admin.apps.uninstall", app_id=app_id, team_ids=[acme.id])
    assert kara.error("admin.apps.uninstall", app_id=app_id) == "app_not_found"


def test_only_admins_decide(acme: Acme) -> None:
    app = make(acme)
    for name in ("approve", "restrict", "clearResolution", "uninstall"):
        assert acme.session(acme.ivan).error(f"admin.apps.{name}", app_id=app.id) == "not_an_admin"
    kara = acme.session(acme.kara)
    assert kara.error("admin.apps.approve") == "request_id_or_app_id_is_required"
    assert kara.error("admin.apps.approve", app_id=app.id, request_id="Ar0") == "too_many_ids_provided"
    assert kara.error("admin.apps.restrict", app_id="A0AAAAAAAAA") == "invalid_app_id"
    assert kara.error("admin.apps.restrict", request_id="Ar0AAAAAAAAA") == "invalid_request_id"
    assert kara.error("admin.apps.requests.list", team_id="T0ELSEWHERE") == "team_not_found"


def test_an_app_of_the_admins_hears_of_requests(acme: Acme) -> None:
    careful(acme)
    with Endpoint() as endpoint:
        described = manifest("Steward", endpoint.url)
        described["settings"]["event_subscriptions"] = {"user_events": ["app_requested"], "request_url": endpoint.url}
        described["oauth_config"]["redirect_urls"] = ["https://steward.example/"]
        steward = Installed(acme, described)
        by = {"client_id": steward.client_id, "client_secret": steward.credentials.client_secret}
        url = acme.session(acme.kara).ok("oauth.consent.allow", client_id=steward.client_id, user_scope="admin.apps:read")["url"]
        acme.kara.ok("oauth.v2.access", **by, code=told(url)["code"])
        app = make(acme)
        acme.session(acme.mia).ok("oauth.consent.request", **asked(app.url(scope="chat:write")), message="please")
        heard = endpoint.next_event("app_requested")["event"]["app_request"]
    assert (heard["app"]["id"], heard["user"]["id"], heard["message"]) == (app.id, acme.mia.id, "please")
