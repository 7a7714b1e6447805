"""What a request tells of the browser that sends it: where it comes from, and on what it runs.

Neither proves anything. The network address bounds how often something is tried; the device is for people, who look
whether a browser is theirs.
"""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from aiohttp import web

from storage.signing_in.browsers import Browser
from web.site import Site

NOWHERE = "unknown"
OF_ONE = 64
"""Bits that are one customer's network, of an IPv6 address (RFC 6177)."""
SHOWN_4, SHOWN_6 = 24, 48
"""Bits of an address that are kept for its person to see."""
LONGEST_AGENT = 500
_SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
"""In this order: most of them say that they are the later ones too."""
_PROGRAM = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,23}")
_WITH_PORT = re.compile(r"\[([^\[\]]+)\](?::[0-9]{1,5})?|([0-9.]+):[0-9]{1,5}")
"""An address as some gateways write it: `[2001:db8::1]:443`, `[2001:db8::1]`, `203.0.113.7:443`."""


def network_of(site: Site, request: web.Request) -> str:
    """The network address by which attempts are counted: of IPv6, the network that is one customer's."""
    address = _address(site, request)
    match address:
        case IPv6Address():
            return str(ip_network((address, OF_ONE), strict=False))
        case None:
            return NOWHERE
    return str(address)


def browser_of(site: Site, request: web.Request) -> Browser:
    """What its person is shown of it."""
    agent = request.headers.get("User-Agent", "")[:LONGEST_AGENT]
    return Browser(device_in_words(agent), _shortened(_address(site, request)))


def device_in_words(agent: str) -> str:
    """A User-Agent as people say it: Firefox on Android; of a program, its name; empty if it says nothing."""
    browser = next((name for sign, name in _BROWSERS if sign in agent), "")
    system = next((name for sign, name in _SYSTEMS if sign in agent), "")
    if not browser and not system:
        program = _PROGRAM.match(agent)
        return program[0] if program else ""
    return f"{browser or 'A browser'} on {system}" if system else browser


def _address(site: Site, request: web.Request) -> IPv4Address | IPv6Address | None:
    """Of whoever asks; where proxies of ours stand in front, the last address that is none of theirs."""
    forwarded = ",".join(request.headers.getall("X-Forwarded-For", ()))  # several lines are one list (RFC 9110, 5.2)
    hops = [request.remote or "", *reversed(forwarded.split(","))]
    address = None
    for hop in hops:
        found = _parsed(hop)
        if found is None:
            break
        address = found
        if str(address) not in site.proxies:
            break
    return address


def _parsed(words: str) -> IPv4Address | IPv6Address | None:
    written = words.strip()
    with_port = _WITH_PORT.fullmatch(written)
    try:
        address = ip_address((with_port[1] or with_port[2]) if with_port else written)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def _shortened(address: IPv4Address | IPv6Address | None) -> str:
    match address:
        case IPv4Address():
            shown = ip_network((address, SHOWN_4), strict=False)
            return ".".join(str(shown.network_address).split(".")[:3]) + ".…"
        case IPv6Address():
            return str(ip_network((address, SHOWN_6), strict=False).network_address) + "…"
    return ""
