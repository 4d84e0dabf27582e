"""Functions in workflows of other apps, who may use them there, and where they are used."""

from typing import Any

from tests.api.test_functions import hear, hear_from, link, make
from tests.apps import Installed, manifest
from tests.bolt import Bolt
from tests.examples import Acme, Person
from tests.interactions import INPUTS, WORKFLOWS

LIST, SET, ADD, REMOVE = (f"functions.distributions.permissions.{verb}" for verb in ("list", "set", "add", "remove"))


def borrower(acme: Acme, function_id: str, owner: Person) -> Installed:
    """An app of somebody's whose workflow uses a function of another."""
    turn, say = WORKFLOWS["turn"]["steps"]
    steps = [turn | {"function_id": function_id}, say]
    app = Installed(acme, manifest("Borrower", workflows={"turn": WORKFLOWS["turn"] | {"steps": steps}}), owner=owner)
    acme.kara.ok("conversations.invite", channel=acme.general, users=[app.bot.id])
    return app


def lender(acme: Acme) -> Bolt:
    """An app of Kara's that turns words round."""
    bolt = make(acme)

    @bolt.app.function("reverse")
    def reverse(inputs: dict[str, Any], complete: Any) -> None:
        complete(outputs={"word": inputs["word"][::-1]})

    return bolt


def test_an_app_lends_its_function_to_whom_it_chooses(acme: Acme) -> None:
    bolt, kara, ivan = lender(acme), acme.session(acme.kara), acme.session(acme.ivan)
    function = {"function_app_id": bolt.installed.id, "function_callback_id": "reverse"}
    other = borrower(acme, f"{bolt.installed.id}#/functions/reverse", acme.ivan)
    start = {"trigger_id": link(other)["id"], "channel": acme.general}
    with bolt, ivan.listen(since=0) as ears:
        before = kara.ok(LIST, **function)
        assert before["permission_type"] == "app_collaborators" and [person["user_id"] for person in before["users"]] == [kara.id]
        ivan.ok("workflows.triggers.trip", **start)
        assert hear_from(acme.ivan, other.bot)["text"].endswith("failed: this workflow's app may not use the function")
        named = kara.ok(SET, **function, permission_type="named_entities", user_ids=[acme.mia.id])
        assert [person["user_id"] for person in named["users"]] == [acme.mia.id]
        added = kara.ok(ADD, **function, user_ids=[ivan.id])
        assert [person["username"] for person in added["users"]] == [
            acme.mia.ok("users.info", user=who)["user"]["name"] for who in (acme.mia.id, ivan.id)
        ]
        ivan.ok("workflows.triggers.trip", **start)
        # The workflow goes on as the app whose it is.
        assert hear(ears, "stressed backwards is desserts")["bot_id"] == other.bot_id
        kara.ok(REMOVE, **function, user_ids=[ivan.id])
        ivan.ok("workflows.triggers.trip", **start)
        assert hear_from(acme.ivan, other.bot)["text"].endswith("may not use the function")
        kara.ok(SET, **function, permission_type="named_entities", team_ids=[acme.id])
        ivan.ok(
            "workflows.triggers.trip",
            **start,
        )
        hear(ears, "stressed backwards is desserts")
    assert bolt.errors == []


def test_a_function_that_somebody_lent_fails_for_whoever_started_the_workflow(acme: Acme) -> None:
    bolt = make(acme)

    @bolt.app.function("reverse")
    def reverse(fail: Any) -> None:
        fail("no mirror")

    other = borrower(acme, f"{bolt.installed.id}#/functions/reverse", acme.kara)
    ivan = acme.session(acme.ivan)
    with bolt, ivan.listen(since=0) as ears:
        ivan.ok("workflows.triggers.trip", trigger_id=link(other)["id"], channel=acme.general)
        while not (told := ears.next("message"))["text"].endswith("failed: no mirror"):
            pass
        assert told["bot_id"] == other.bot_id


def test_only_those_who_look_after_an_app_say_who_uses_its_functions(acme: Acme) -> None:
    app, kara = make(acme).installed, acme.session(acme.kara)
    function = {"function_app_id": app.id, "function_callback_id": "reverse"}
    mia = acme.session(acme.mia)
    assert mia.error(LIST, **function) == "access_denied"
    assert mia.error(SET, **function, permission_type="everyone") == "access_denied"
    assert kara.error(LIST) == "invalid_arguments"
    assert kara.error(LIST, function_id="Fn0NOSUCH") == "function_not_found"
    assert kara.error(LIST, **function | {"function_callback_id": "nosuch"}) == "function_not_found"
    assert kara.error(LIST, **function | {"function_app_id": "A0NOSUCH000"}) == "app_not_found"
    assert kara.error(SET, **function) == "permission_type_required"
    assert kara.error(SET, **function, permission_type="system") == "invalid_permission_type"
    assert kara.error(SET, **function, permission_type="everyone", user_ids=[kara.id]) == "invalid_named_entities"
    assert kara.error(SET, **function, permission_type="named_entities", team_ids=["T0NOSUCH000"]) == "invalid_named_entities"
    assert kara.error(SET, **function, permission_type="named_entities", user_ids=["U0NOSUCH000"]) == "user_not_found"
    assert kara.error(ADD, **function, user_ids=[kara.id]) == "invalid_permission_type"
    assert kara.error(REMOVE, **function, user_ids=[kara.id]) == "invalid_permission_type"
    assert kara.ok(SET, **function, permission_type="everyone") == {"ok": True, "permission_type": "everyone", "users": []}


def test_the_steps_that_use_a_function(acme: Acme) -> None:
    app, listing = make(acme).installed, "functions.workflows.steps.list"
    other = borrower(acme, f"{app.id}#/functions/reverse", acme.ivan)
    step = app.bot.ok(listing, workflow="#/workflows/turn", function_id="#/functions/reverse")["steps_versions"][0]
    assert (step["title"], step["step_id"], step["is_deleted"]) == ("Reverse", "turn", False)
    kara = acme.session(acme.kara)
    assert kara.ok(listing, workflow_id=step["workflow_id"], function_id="#/functions/reverse")["steps_versions"] == [step]
    of_other = {"workflow": "turn", "workflow_app_id": other.id}
    lent = acme.session(acme.ivan).ok(listing, **of_other, function_id=f"{app.id}#/functions/reverse")["steps_versions"]
    assert [item["step_id"] for item in lent] == ["turn"]
    said = kara.ok(listing, **of_other, function_id="slack#/functions/send_message")["steps_versions"]
    assert [item["step_id"] for item in said] == ["say"]
    assert app.bot.error(listing, **of_other, function_id="x") == "access_denied"
    assert kara.error(listing, **of_other | {"workflow": "nosuch"}, function_id="x") == "unknown_workflow_id"
    assert kara.error(listing, workflow_id="Wf0NOSUCH", function_id="x") == "unknown_workflow_id"
    assert kara.error(listing, workflow="turn", workflow_app_id="A0NOSUCH000", function_id="x") == "unknown_app_id"
    assert kara.error(listing, **of_other, function_id="Fn0NOSUCH") == "unknown_function_id"


def test_a_channel_offers_workflows(acme: Acme) -> None:
    app = make(acme).installed
    first, second, own = (
        app.bot.ok("workflows.triggers.create", name=name, workflow="turn", inputs=INPUTS)["trigger"]["id"] for name in "ABC"
    )
    app.bot.ok("workflows.triggers.permissions.set", trigger_id=own, permission_type="named_entities", user_ids=[acme.ivan.id])
    kara, place = acme.kara, {"channel_id": acme.general}

    def shown() -> list[str]:
        (channel,) = acme.mia.ok("workflows.featured.list", channel_ids=[acme.general])["featured_workflows"]
        assert channel["channel_id"] == acme.general
        return [trigger["title"] for trigger in channel["triggers"]]

    assert shown() == []
    kara.ok("workflows.featured.add", **place, trigger_ids=[second])
    kara.ok("workflows.featured.add", **place, trigger_ids=[first, second])
    assert shown() == ["B", "A"]
    assert kara.error("workflows.featured.add", **place, trigger_ids=[own]) == "error_modifying_workflows"
    app.bot.ok("workflows.featured.set", **place, trigger_ids=[first, own])
    assert shown() == ["A", "C"]
    assert kara.error("workflows.featured.remove", **place, trigger_ids=[second]) == "error_modifying_workflows"
    kara.ok("workflows.featured.remove", **place, trigger_ids=[own])
    assert shown() == ["A"]
    app.bot.ok("workflows.triggers.delete", trigger_id=first)
    assert shown() == []
    assert kara.error("workflows.featured.add", **place, trigger_ids=[]) == "invalid_arguments"
    assert kara.error("workflows.featured.set", **place, trigger_ids=[f"Ft{number}" for number in range(16)]) == "invalid_arguments"
    assert kara.error("workflows.featured.add", **place, trigger_ids=["Ft0NOSUCH000"]) == "error_modifying_workflows"
    assert kara.error("workflows.featured.list", channel_ids=[acme.general, "C0NOSUCH000"]) == "channel_not_found"
    old = acme.channel("old", members=(kara,))
    kara.ok("conversations.archive", channel=old)
    assert kara.error("workflows.featured.add", channel_id=old, trigger_ids=[second]) == "restricted_action"
