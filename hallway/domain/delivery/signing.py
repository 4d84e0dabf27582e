"""Signing what is sent to an app (docs.slack.dev/authentication/verifying-requests-from-slack)."""

import hashlib
import hmac
import time


def signed_headers(secret: str, body: bytes, content_type: str, now: int | None = None) -> dict[str, str]:
    """The headers of a signed request. `now` is in unix seconds."""
    timestamp = str(int(time.time()) if now is None else now)
    digest = hmac.new(secret.encode(), b"v0:" + timestamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {
        # SDKs compare the type as a whole: no charset may follow it.
        "Content-Type": content_type,
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": f"v0={digest}",
        "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
    }


def function_token(secret: str, team_id: str, execution_id: str) -> str:
    """The token with which an app acts for one of its functions: made from its signing secret, so that it is kept nowhere."""
    return f"xwfp-{team_id}-{execution_id}-{hmac.new(secret.encode(), f'function {execution_id}'.encode(), hashlib.sha256).hexdigest()}"
