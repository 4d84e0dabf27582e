"""Which addresses may be connected to: public ones, and those the operator allowed.

From the IANA special-purpose address registries (RFC 6890 and its successors), together with the addresses at which clouds
answer questions about the machine itself.
"""

from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

_SPECIAL4 = [
    IPv4Network(text)
    for text in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "168.63.129.16/32",  # Azure's host
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
]
# Everything that is handed out lies in here; what is not public of it follows: Teredo and other protocols' own, examples, 6to4.
_GLOBAL6 = IPv6Network("2000::/3")
_SPECIAL6 = [IPv6Network(text) for text in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")]
_NAT64 = IPv6Network("64:ff9b::/96")
_LOOPBACK: tuple[Network, ...] = (IPv4Network("127.0.0.0/8"), IPv6Network("::1/128"))


def parse_networks(text: str) -> tuple[Network, ...]:
    """The networks in a comma-separated list. Raises `ValueError` naming the one that is none."""
    return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())


class Rule:
    """Whether an address may be connected to. `is_local_allowed` lets this machine's own loopback in, for development."""

    def __init__(self, allowed: Iterable[Network], *, is_local_allowed: bool = False) -> None:
        self._allowed = (*allowed, *(_LOOPBACK if is_local_allowed else ()))
        self.allows = lru_cache(maxsize=4096)(self._allows)

    def _allows(self, text: str) -> bool:
        """Whether the address written in `text` may be connected to; what is no address may not."""
        try:
            address = _meant(ip_address(text.partition("%")[0]))
        except ValueError:
            return False
        return is_public(address) or any(address in network for network in self._allowed)


def is_public(address: Address) -> bool:
    """Whether an address is one of the internet at large."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _SPECIAL4)
    return address in _GLOBAL6 and not any(address in network for network in _SPECIAL6)


def _meant(address: Address) -> Address:
    """The IPv4 address inside a mapped or translated IPv6 one; any other as it is."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in _NAT64:
            return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address
