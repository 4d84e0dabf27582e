"""An app over Socket Mode with one of slack_sdk's four clients: it acknowledges what it hears and repeats it in the channel."""

import asyncio
import importlib
import os
import sys
import threading

from slack_sdk import WebClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

KIND, BASE_URL = sys.argv[1], os.environ["BASE_URL"]


def answer_to(request: SocketModeRequest) -> dict[str, str] | None:
    """What is to be said in answer."""
    event = request.payload.get("event", {})
    is_told = request.type == "events_api" and event.get("type") == "app_mention"
    return {"channel": event["channel"], "text": f"{KIND} heard {event['text'].partition('> ')[2]}"} if is_told else None


def listen() -> None:
    """With the client of Python's own, or websocket-client's."""
    found = importlib.import_module(f"slack_sdk.socket_mode.{KIND}").SocketModeClient
    client = found(app_token=os.environ["APP_TOKEN"], web_client=WebClient(os.environ["BOT_TOKEN"], base_url=BASE_URL))

    def hear(client, request: SocketModeRequest) -> None:
        client.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id))
        if answer := answer_to(request):
            client.web_client.chat_postMessage(**answer)

    client.socket_mode_request_listeners.append(hear)
    client.connect()
    print("connected", flush=True)
    threading.Event().wait()


async def listen_asynchronously() -> None:
    """With aiohttp's client, or that of websockets."""
    found = importlib.import_module(f"slack_sdk.socket_mode.{KIND}").SocketModeClient
    client = found(app_token=os.environ["APP_TOKEN"], web_client=AsyncWebClient(os.environ["BOT_TOKEN"], base_url=BASE_URL))

    async def hear(client, request: SocketModeRequest) -> None:
        await client.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id))
        if answer := answer_to(request):
            await client.web_client.chat_postMessage(**answer)

    client.socket_mode_request_listeners.append(hear)
    await client.connect()
    print("connected", flush=True)
    await asyncio.Event().wait()


if KIND in ("aiohttp", "websockets"):
    asyncio.run(listen_asynchronously())
else:
    listen()
