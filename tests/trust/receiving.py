"""Servers that outgoing requests meet in tests: real sockets, and whatever answer a test wants, down to the byte."""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import msgspec


class Request(msgspec.Struct):
    """What arrived."""

    line: str
    headers: dict[str, str]
    body: bytes
    connection: int


Write = Callable[[bytes], Awaitable[None]]
Answer = Callable[[Request, Write], Awaitable[None]]


class Receiver(msgspec.Struct):
    """A listening server and what it got."""

    port: int
    got: list[Request]

    @property
    def url(self) -> str:
        """Where it is, by an address."""
        return f"http://127.0.0.1:{self.port}/events"


def says(raw: str | bytes) -> Answer:
    """Always the same answer; lines end with `\\n` for short."""
    data = raw if isinstance(raw, bytes) else raw.replace("\n", "\r\n").encode()

    async def answer(request: Request, write: Write) -> None:
        await write(data)

    return answer


OK = says("HTTP/1.1 200 OK\nContent-Length: 2\n\nok")


@contextlib.asynccontextmanager
async def receiving(answer: Answer, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> AsyncIterator[Receiver]:
    """A server that answers every request by `answer`, one after another on each connection."""
    got: list[Request] = []
    connections = 0
    open_ones: dict[Any, asyncio.StreamWriter] = {}

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        mine = connections

        async def write(data: bytes) -> None:
            writer.write(data)
            await writer.drain()

        open_ones[asyncio.current_task()] = writer
        # What is cut off when the test is over ends quietly.
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while True:
                line, *fields = (await reader.readuntil(b"\r\n\r\n")).decode().strip().split("\r\n")
                headers = {name.lower(): value for name, _, value in (field.partition(": ") for field in fields)}
                body = await reader.readexactly(int(headers.get("content-length", 0)))
                got.append(Request(line, headers, body, mine))
                await answer(got[-1], write)
        writer.close()

    server = await asyncio.start_server(serve, host, 0, ssl=tls)
    try:
        yield Receiver(server.sockets[0].getsockname()[1], got)
    finally:
        server.close()
        for task, writer in open_ones.items():
            writer.transport.abort()
            task.cancel()
        await asyncio.gather(*open_ones, return_exceptions=True)


def names(**addresses: str | list[str]) -> Callable[..., list[Any]]:
    """A name service that knows `NAME.example` for each NAME given, and every other name as this machine does. A list is answered from,
    one after the other."""

    def look_up(host: str, port: int, **hints: Any) -> list[Any]:
        known = addresses.get(host.removesuffix(".example"))
        if known is None and host.endswith(".example"):
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        if known is None:
            return socket.getaddrinfo(host, port, **hints)
        address = known if isinstance(known, str) else known.pop(0)
        return [
            (socket.AF_INET6 if ":" in one else socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (one, port))
            for one in address.split()
        ]

    return look_up
