"""Which addresses a page may be fetched from: those of the public Internet, and no others.

Private, loopback, link-local, reserved and metadata addresses are not, in whatever form they come:
an IPv6 address that carries an IPv4 address is judged by both. It opens no connection.
"""

import ipaddress
import socket

_V4 = ipaddress.IPv4Address
_V6 = ipaddress.IPv6Address

# All that IANA has given to hosts of the Internet. Outside it, Python's is_global says yes to
# ::127.0.0.1, fec0::/10 and 64:ff9b:1::/48 (3.11), which lead to this machine or its network.
_UNICAST = ipaddress.ip_network("2000::/3")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_IPV4_BITS = 0xFFFF_FFFF
# Public by Python's word, and none of the Internet's: the host of a machine in Azure, which hands
# out its secrets; protocol assignments (RFC 6890) and addresses for documents (RFC 9637), which
# Python 3.11 does not know whole.
_NOT_PUBLIC = tuple(
    ipaddress.ip_network(text) for text in ("168.63.129.16/32", "192.0.0.0/24", "3fff::/20")
)
# Link-local addresses, and where clouds give a machine its secrets besides: AWS, Alibaba, Azure,
# Oracle.
_SECRETS = tuple(
    ipaddress.ip_network(text)
    for text in (
        *("169.254.0.0/16", "fe80::/10", "fd00:ec2::/32"),
        *("100.100.100.200/32", "168.63.129.16/32", "192.0.0.192/32"),
    )
)
_LOW_IPV4 = (*map(ipaddress.ip_network, ("::/96", "::ffff:0:0/96", "::ffff:0:0:0/96")), _NAT64)


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses of a host, each once, in the resolver's order.

    Raises:
        OSError: It has none.
        UnicodeError: It is no name that can be looked up.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public(text: str) -> bool:
    """Whether an address, with or without a zone, is one of the public Internet."""
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, _V4):
        return _is_global(address)
    if address.ipv4_mapped:
        return _is_global(address.ipv4_mapped)
    if address in _NAT64:
        return _is_global(_V4(int(address) & _IPV4_BITS))
    carried = (address.sixtofour, *(address.teredo or ()))
    return address in _UNICAST and all(_is_global(one) for one in (address, *carried) if one)


def keeps_secrets(text: str) -> bool:
    """Whether an address is one of a machine's own link, where clouds keep its secrets.

    No intranet's pages are there, so these stay refused where private addresses are allowed.
    """
    address = ipaddress.ip_address(text.partition("%")[0])
    carried: list[_V4 | _V6 | None] = [address]
    if isinstance(address, _V6):
        carried += [address.sixtofour, *(address.teredo or ())]
        if any(address in network for network in _LOW_IPV4):
            carried.append(_V4(int(address) & _IPV4_BITS))
    return any(one in network for one in carried if one for network in _SECRETS)


def _is_global(address: _V4 | _V6) -> bool:
    listed = any(address in network for network in _NOT_PUBLIC)
    return address.is_global and not address.is_multicast and not listed
