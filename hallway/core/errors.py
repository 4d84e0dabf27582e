"""What a caller is told when something is not possible: Slack's error codes."""

from typing import Any


class ApiError(Exception):
    """A refusal with one of Slack's error codes, such as `channel_not_found`.

    `messages` are human lines for `response_metadata.messages`; `extra` are further keys of the answer,
    such as `needed` and `provided` beside `missing_scope`.
    """

    def __init__(self, code: str, *messages: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.messages = messages
        self.extra = extra


class RateLimited(ApiError):
    """Too many calls: the answer is HTTP 429 with `Retry-After`."""

    def __init__(self, retry_after_s: int) -> None:
        super().__init__("ratelimited")
        self.retry_after_s = max(1, retry_after_s)
