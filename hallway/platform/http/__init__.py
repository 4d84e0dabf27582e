"""Requests in: the Web API at `/api/METHOD`, and the listening server."""

from hallway.platform.http.addresses import go_public, is_slacks
from hallway.platform.http.ratelimit import RateLimits, network_of
from hallway.platform.http.receiving import receive_file
from hallway.platform.http.server import open_port, serve
from hallway.platform.http.web_api import Caller, WebApi, caller_of, check_rights, cookie_name

__all__ = [
    "Caller",
    "RateLimits",
    "WebApi",
    "caller_of",
    "check_rights",
    "cookie_name",
    "go_public",
    "is_slacks",
    "network_of",
    "open_port",
    "receive_file",
    "serve",
]
