"""A server that programs reach as slack.com: by TLS, with a certificate of an authority of its own, through a proxy or a resolver."""

import os
import ssl
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.compatibility.authority import Authority
from tests.compatibility.proxy import Proxy
from tests.examples import Acme
from tests.running import Server

PROGRAMS = Path(__file__).parent / "programs"
DEBIAN = PROGRAMS / "debian"
NODE_MODULES = PROGRAMS / "node_modules"
PYTHON = PROGRAMS / "python"


class Slack:
    """The server, and the environment of programs for which it is Slack."""

    def __init__(self, folder: Path) -> None:
        authority = Authority(folder)
        # Where records are kept makes no difference to what programs see, so that one engine is enough here.
        self.server = Server(folder / "data", tls_certificate=str(authority.chain), tls_key=str(authority.key))
        self.server.trust = ssl.create_default_context(cafile=str(authority.certificate))
        self.server.start()
        address = urlsplit(self.server.address)
        self.proxy = Proxy(("127.0.0.1", address.port or 0))
        trusted = str(authority.certificate)
        self.certificate = authority.certificate
        self.resolver = f"127.0.0.1:{address.port}"
        # What every program finds, wherever it was started: nothing of this machine's own settings.
        self._plain = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8", "SSL_CERT_FILE": trusted}
        self._plain |= {"REQUESTS_CA_BUNDLE": trusted, "NODE_EXTRA_CA_CERTS": trusted}

    def by_proxy(self) -> dict[str, str]:
        """For programs that know proxies."""
        return self._plain | {"HTTPS_PROXY": self.proxy.address, "https_proxy": self.proxy.address}

    def by_resolver(self) -> dict[str, str]:
        """For programs in Python or Node that know none."""
        resolver = PROGRAMS / "resolver"
        lead = {"PYTHONPATH": str(resolver), "NODE_OPTIONS": f"--require={resolver / 'resolve.cjs'}"}
        return self._plain | lead | {"HALLWAY_TEST_SERVER": self.resolver}

    def close(self) -> None:
        """End both."""
        self.proxy.__exit__()
        self.server.stop()


@pytest.fixture(scope="session")
def slack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Slack]:
    """The server that programs take for Slack."""
    running = Slack(tmp_path_factory.mktemp("slack"))
    yield running
    running.close()


@pytest.fixture
def team(slack: Slack) -> Iterator[Acme]:
    """A team there."""
    made = Acme(slack.server)
    yield made
    made.close()
