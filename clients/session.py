import socket

import orjson
from aiohttp import (
    AddrInfoType,
    ClientRequest,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    DummyCookieJar,
    TCPConnector,
)
from aiohttp.connector import Connection

from clients.deadline import check_deadline

CONNECT_SECONDS = 5.0
UNACKNOWLEDGED_SECONDS = 10.0
"""How long the kernel tries to get across what was written, also for processes that have died meanwhile.

Left to itself it goes on for minutes, and a request arrives when nobody thinks of it any more (see core.settling).
`deliveries.arrival_seconds` is longer: the other side needs some time to act on what has arrived.
"""


def open_session(total_seconds: float, connections: int) -> ClientSession:
    """The one set-up of outgoing HTTP: bounded in time and connections, without cookies or proxies from outside."""
    return ClientSession(
        connector=TCPConnector(limit=connections, ttl_dns_cache=60, keepalive_timeout=30, socket_factory=_socket),
        timeout=ClientTimeout(total=total_seconds, connect=None, sock_connect=CONNECT_SECONDS),
        cookie_jar=DummyCookieJar(),
        json_serialize_bytes=orjson.dumps,
        request_class=TimelyRequest,
        trust_env=False,
    )


class TimelyRequest(ClientRequest):
    """A request that doesn't leave once the deadline of whoever makes it is over.

    It is looked at when the connection is there: whatever the process had to wait for lies behind it then.
    """

    async def send(self, conn: Connection) -> ClientResponse:
        """Write it to the connection.

        Raises:
            DeadlineOver: when nothing was written.
        """
        check_deadline()
        return await super().send(conn)


def _socket(address: AddrInfoType) -> socket.socket:
    family, kind, protocol, *_ = address
    made = socket.socket(family, kind, protocol)
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux (RFC 5482); elsewhere the kernel's own patience counts
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(UNACKNOWLEDGED_SECONDS * 1000))
    return made
