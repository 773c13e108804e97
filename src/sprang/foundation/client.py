"""From which address somebody asks, also behind a proxy and whatever they say themselves."""

import ipaddress
from ipaddress import IPv4Address, IPv6Address

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The proxy's own word, the last in X-Forwarded-For; what stands before it anybody can write.

    Empty where it can't be known. Without `SPRANG_PROXY` the heading is not read at all.
    """
    try:
        return str(get_adapter(request).get_client_ip(request)).strip()
    except PermissionDenied:
        return ""


def ip_of(address: str) -> IPv4Address | IPv6Address | None:
    """None for what is no address. A socket for both kinds writes an IPv4 as `::ffff:192.0.2.1`."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return None
    return getattr(ip, "ipv4_mapped", None) or ip


def neighbourhood(address: str) -> str:
    """What one visitor can choose freely counts as one: an IPv6 household has 2^64 addresses."""
    ip = ip_of(address)
    if ip is None:
        return address
    return str(ip) if ip.version == 4 else str(ipaddress.ip_network((ip.packed, 64), strict=False))
