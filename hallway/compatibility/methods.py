"""Every method of Slack's Web API, and whether it works here: from the registry."""

from importlib import resources

from hallway.core.methods import REGISTRY
from hallway.domain import methods

# Methods that answer, but with less than Slack does.
PARTLY = {
    "team.accessLogs": "without country, region and provider",
    "team.integrationLogs": "the bots that were given a token",
}
_CONNECT = "sharing between companies is not there yet; Slack's own error says so"
# Methods that always answer with an error of Slack's.
REFUSED = {
    **{
        f"conversations.{name}": _CONNECT
        for name in (
            "acceptSharedInvite", "approveSharedInvite", "declineSharedInvite", "externalInvitePermissions.set", "inviteShared",
            "requestSharedInvite.approve", "requestSharedInvite.deny",
        )
    },
    "users.discoverableContacts.lookup": _CONNECT,
    "team.externalTeams.disconnect": _CONNECT,
    "migration.exchange": "people have one id only",
    "files.comments.delete": "files have threads, not comments",
}  # fmt: skip
_RETIRED = ("channels.", "groups.", "im.", "mpim.")


def methods_section() -> list[str]:
    """The lines on Slack's methods."""
    known = _known()
    here = [name for name in known if name in REGISTRY]
    refused, partly = (sum(name in table for name in here) for table in (REFUSED, PARTLY))
    return [
        "## Methods",
        "",
        f"Of the {len(known)} methods of Slack's Web API, {len(here)} are here: {len(here) - refused - partly} work, {partly} work partly, "
        f"{refused} answer with the error that Slack gives where they are not to be had.",
        "",
        "| method | state | |",
        "| --- | --- | --- |",
        *(_row(name) for name in known),
    ]


def own_methods_section() -> list[str]:
    """The lines on methods that Slack's public API does not have."""
    ours = sorted(set(REGISTRY) - set(_known()))
    return [
        "## Beyond Slack's",
        "",
        "What the web client needs, in the same style.",
        "",
        "| method | who may call it | |",
        "| --- | --- | --- |",
        *(f"| `{name}` | {REGISTRY[name].policy.value} | {_sentence(name)} |" for name in ours),
    ]


def _known() -> list[str]:
    assert methods.__all__  # every slice's methods are registered
    return resources.files("hallway").joinpath("slack_methods.txt").read_text().split()


def _row(name: str) -> str:
    if name not in REGISTRY:
        return f"| `{name}` | not yet | |"
    if name in REFUSED:
        return f"| `{name}` | refused | {REFUSED[name]} |"
    if name in PARTLY:
        return f"| `{name}` | partly | {PARTLY[name]} |"
    return f"| `{name}` | works | {'retired by Slack: what came before `conversations.*` ' if name.startswith(_RETIRED) else ''}|"


def _sentence(name: str) -> str:
    return REGISTRY[name].summary.split("\n")[0].replace("|", "/")
