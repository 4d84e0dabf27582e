"""Apps: what they are (their manifest), where they are installed, and the tokens and secrets by which they are known."""

from hallway.domain.apps import manifest
from hallway.domain.apps.creating import (
    Credentials,
    Sealed,
    create,
    delete,
    new_credentials,
    reseal,
    signing_secret,
    tell_changed,
    update,
    verification_token,
)
from hallway.domain.apps.installing import Installed, bot_name, install, uninstall
from hallway.domain.apps.store import (
    App,
    Installation,
    find,
    find_active,
    find_by_bot_user,
    find_by_client_id,
    find_installation,
    get,
    list_active,
    list_apps,
    teams_with_apps,
)
from hallway.domain.apps.tokens import APP_SCOPES, issue_app_token

__all__ = [
    "APP_SCOPES",
    "App",
    "Credentials",
    "Installation",
    "Installed",
    "Sealed",
    "bot_name",
    "create",
    "delete",
    "find",
    "find_active",
    "find_by_bot_user",
    "find_by_client_id",
    "find_installation",
    "get",
    "install",
    "issue_app_token",
    "list_active",
    "list_apps",
    "manifest",
    "new_credentials",
    "reseal",
    "signing_secret",
    "teams_with_apps",
    "tell_changed",
    "uninstall",
    "update",
    "verification_token",
]
