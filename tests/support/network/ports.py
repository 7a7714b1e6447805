"""Ports for servers that bind them some time later, or again: nobody else gets them meanwhile.

The system hands out ports above these, to whoever asks for any, and to each connection that goes out.
"""

import os
import socket
from contextlib import suppress
from itertools import cycle

PORTS_EACH = 4_000
_WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
_FIRST_PORT = 12_000 + _WORKER % 5 * PORTS_EACH
_STEP = 61
_ports = cycle(_FIRST_PORT + (os.getpid() * _STEP + n) % PORTS_EACH for n in range(PORTS_EACH))  # others may test too


def free_port() -> int:
    """A port that no other process of the suite is given, and none for connections that go out."""
    for port in _ports:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind(("127.0.0.1", port))
                return port
    raise RuntimeError("no port is free")
