"""From which address somebody asks, also behind a proxy and whatever they say themselves."""

import ipaddress

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


def neighbourhood(address: str) -> str:
    """What one visitor can choose freely counts as one: an IPv6 household has 2^64 addresses."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ip) if ip.version == 4 else str(ipaddress.ip_network(f"{ip}/64", strict=False))
