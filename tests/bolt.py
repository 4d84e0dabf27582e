"""A real Bolt for Python app in Acme, called over HTTP or over Socket Mode, with nothing changed but the base URL."""

import threading
from typing import Any

from slack_bolt import App, BoltRequest
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from tests.apps import Endpoint, Heard, Installed, manifest
from tests.examples import Acme


class Bolt:
    """The app; use it in a `with` statement, after its listeners are there. `way` is `http` or `socket`."""

    def __init__(self, acme: Acme, way: str, *, events: list[str] | None = None, **features: Any) -> None:
        self.endpoint = Endpoint() if way == "http" else None
        url = self.endpoint.url if self.endpoint is not None else ""
        for command in features.get("slash_commands", ()) if url else ():
            command["url"] = url
        self.installed = Installed(acme, manifest("Helper", url, events=events, **features))
        client = WebClient(self.installed.bot_token, base_url=f"{acme.server.address}/api/")
        self.app = App(client=client, signing_secret=self.installed.credentials.signing_secret, raise_error_for_unhandled_request=False)
        # What a listener could not do.
        self.errors: list[Exception] = []
        self.app.error(self._note)
        self._socket = None if url else SocketModeHandler(self.app, self.installed.app_token, web_client=client)

    def __enter__(self) -> "Bolt":
        if self.endpoint is not None:
            self.endpoint.answer = self._answer
            self.endpoint.__enter__()
        if self._socket is not None:
            self._socket.connect()
        return self

    def __exit__(self, *_: object) -> None:
        if self.endpoint is not None:
            self.endpoint.__exit__()
        if self._socket is not None:
            self._socket.close()

    def _note(self, error: Exception) -> None:
        self.errors.append(error)

    def _answer(self, heard: Heard) -> tuple[int, dict[str, str], bytes]:
        headers: dict[str, Any] = dict(heard.headers)
        response = self.app.dispatch(BoltRequest(body=heard.body.decode(), headers=headers))
        return response.status, {name: values[0] for name, values in response.headers.items()}, response.body.encode()


class Seen:
    """Values that listeners leave for a test, in order."""

    def __init__(self) -> None:
        self._values: list[Any] = []
        self._more = threading.Condition()

    def put(self, value: Any) -> None:
        """Leave a value."""
        with self._more:
            self._values.append(value)
            self._more.notify_all()

    def next(self) -> Any:
        """The next value; fails after thirty seconds."""
        with self._more:
            assert self._more.wait_for(lambda: bool(self._values), 30)
            return self._values.pop(0)
