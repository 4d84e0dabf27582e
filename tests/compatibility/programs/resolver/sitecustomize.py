"""Loaded by Python programs that know neither proxies nor another address: Slack's names lead to the server under test."""

import os
import socket

_real = socket.getaddrinfo
_SERVER = os.environ.get("HALLWAY_TEST_SERVER", "")


def _lead(host, port, *args, **kwargs):
    name = host.decode() if isinstance(host, bytes) else host or ""
    if _SERVER and (name == "slack.com" or name.endswith(".slack.com")):
        address, _, number = _SERVER.partition(":")
        return _real(address, int(number), *args, **kwargs)
    return _real(host, port, *args, **kwargs)


socket.getaddrinfo = _lead
