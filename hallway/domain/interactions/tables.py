"""Tables of the interactions slice: passing things, swept when their time is over; home tabs stay, and how apps have set up workflows."""

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table, Text

from hallway.platform.storage import metadata

# Trigger ids that opened something: each works once. They themselves are kept nowhere.
used_trigger = Table(
    "used_trigger",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("nonce", String, primary_key=True),
    Column("expires_at", BigInteger, nullable=False),
)
Index("used_trigger_by_time", used_trigger.c.expires_at)

# How often a response URL was used; those that never were are not here.
response_url_use = Table(
    "response_url_use",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("nonce", String, primary_key=True),
    Column("uses", Integer, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
)
Index("response_url_use_by_time", response_url_use.c.expires_at)

# Open modals and home tabs. A modal's row goes when it is closed.
view = Table(
    "view",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("app_id", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("kind", String, nullable=False),  # modal | home
    Column("root_id", String, nullable=False),
    Column("previous_id", String, nullable=False),  # empty for the lowest of a stack
    Column("depth", Integer, nullable=False),  # 1 for the lowest
    Column("external_id", String, nullable=False),
    Column("hash", String, nullable=False),
    Column("body", Text, nullable=False),  # JSON: what the app has made of it
    Column("channel_id", String, nullable=False),  # where it was opened, empty for nowhere
    Column("client_token", String, nullable=False),  # of the window that it was opened in
    Column("function_execution_id", String, nullable=False),  # for which function it was opened, empty for none
    Column("touched_at", BigInteger, nullable=False),
)
Index("view_of_user", view.c.team_id, view.c.user_id, view.c.app_id)
Index("view_in_stack", view.c.team_id, view.c.root_id)
Index("view_by_time", view.c.kind, view.c.touched_at)

# What external selects have offered somebody lately.
offered_options = Table(
    "offered_options",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("user_id", String, primary_key=True),
    Column("place", String, primary_key=True),  # a digest of where the select stands
    Column("options", Text, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
)
Index("offered_options_by_time", offered_options.c.team_id, offered_options.c.expires_at)

# Open dialogs.
dialog = Table(
    "dialog",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("app_id", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("channel_id", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
)
Index("dialog_by_time", dialog.c.team_id, dialog.c.expires_at)

# The links and buttons by which people start the workflows of apps.
workflow_trigger = Table(
    "workflow_trigger",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("app_id", String, nullable=False),
    Column("workflow", String, nullable=False),  # its callback id
    Column("name", String, nullable=False),
    Column("description", String, nullable=False),
    Column("inputs", Text, nullable=False),
    Column("permission", Text, nullable=False),  # JSON: permission_type, user_ids, channel_ids
    Column("created_by", String, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
)
Index("workflow_trigger_of_app", workflow_trigger.c.team_id, workflow_trigger.c.app_id)

# The triggers that a channel offers.
featured_workflow = Table(
    "featured_workflow",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("conversation_id", String, primary_key=True),
    Column("trigger_id", String, primary_key=True),
    Column("ordering", Integer, nullable=False),
)

# Who may use a function in workflows of other apps; only the collaborators of its own where there is no row.
function_permission = Table(
    "function_permission",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("app_id", String, primary_key=True),
    Column("callback_id", String, primary_key=True),
    Column("permission", Text, nullable=False),  # JSON: permission_type, user_ids, team_ids
)

# Workflows that run, or ran lately.
workflow_run = Table(
    "workflow_run",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("app_id", String, nullable=False),
    Column("workflow", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("place", Integer, nullable=False),  # the number of the step that is under way
    Column("facts", Text, nullable=False),  # JSON: inputs, and outputs by step
    Column("state", String, nullable=False),  # running | completed | failed
    Column("error", Text, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
)
Index("workflow_run_by_time", workflow_run.c.team_id, workflow_run.c.expires_at)

# Functions of apps that run, or ran lately. The id is that of the token, too, with which the app acts for it.
function_execution = Table(
    "function_execution",
    metadata,
    Column("team_id", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("app_id", String, nullable=False),
    Column("callback_id", String, nullable=False),
    Column("run_id", String, nullable=False),
    Column("user_id", String, nullable=False),
    Column("inputs", Text, nullable=False),
    Column("state", String, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
)
Index("function_execution_by_time", function_execution.c.team_id, function_execution.c.expires_at)
