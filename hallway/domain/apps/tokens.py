"""What is handed out when an app is made from the command line or a page: its app-level token, and tokens to make apps with."""

from hallway.domain import auth
from hallway.domain.apps.store import App
from hallway.platform.storage import Transaction

# What an app-level token may carry.
APP_SCOPES = ("connections:write", "authorizations:read", "app_configurations:write")
# What a configuration token carries, whoever asks for one.
CONFIG_SCOPES = ("app_configurations:read", "app_configurations:write")


def issue_app_token(tx: Transaction, found: App, scopes: tuple[str, ...] = APP_SCOPES[:2], name: str = "") -> str:
    """A token for the app itself, in plain text: for Socket Mode, and to ask who else may see an event."""
    return auth.issue_token(tx, found.team_id, auth.NewToken("", "app", scopes, app_id=found.id, name=name))
