"""What every method answers fits the type declarations that are shipped inside @slack/web-api."""

import json
import re
import shutil
import subprocess

import pytest

from tests.api.tour import Tour
from tests.compatibility.test_tours import NODE
from tests.examples import Acme

# Where the declarations, made from samples, are narrower than what Slack sends.
NARROW = re.compile(
    # A sample's value taken for the only one.
    r'not ("A00000000"|"B00000000"|"")$'
    # Blocks as they were known when a method's samples were taken.
    r"|\.blocks\[\d+\]\."
    # Numbers in some declarations, strings in others, for the same key of the same object.
    r"|\.(original|thumb_\d+)_[wh] is \d+, not a string$"
    # Slack's own examples have null there.
    r"|\.(accept_tos_url|app_id|channel_actions_ts|close|deleted_by|enterprise|enterprise_id|entity_id|icon_url|parent_conversation|previous_resolution"
    r"|previous_view_id|shortcut_id|submit) is null, not an? \w+$"
)


def test_answers_fit_the_declared_types(acme: Acme) -> None:
    if shutil.which("node") is None or not (NODE / "node_modules/typescript").is_dir():
        pytest.skip("@slack/web-api is not installed: `make test` installs it where npm reaches its registry")
    answers = Tour(acme).all()
    done = subprocess.run(["node", "types.mjs"], cwd=NODE, input=json.dumps(answers), capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["checked"] >= 0.9 * len(answers)
    strange = {line for line in told["differences"] if not NARROW.search(line)}
    assert not strange, "\n".join(sorted(strange))


def test_the_check_notices() -> None:
    if shutil.which("node") is None or not (NODE / "node_modules/typescript").is_dir():
        pytest.skip("@slack/web-api is not installed: `make test` installs it where npm reaches its registry")
    wrong = {
        "conversations.setTopic": [{"ok": True, "channel": {"created": "yesterday", "shared_team_ids": [5], "topic": []}}, {"channel": {}}]
    }
    done = subprocess.run(["node", "types.mjs"], cwd=NODE, input=json.dumps(wrong), capture_output=True, text=True, timeout=120)
    assert set(json.loads(done.stdout)["differences"]) == {
        'conversations.setTopic.channel.created is "yesterday", not a number',
        "conversations.setTopic.channel.shared_team_ids[0] is 5, not a string",
        "conversations.setTopic.channel.topic is [], not an object",
        "conversations.setTopic.ok is missing",
    }
