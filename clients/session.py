from aiohttp import ClientSession, ClientTimeout, DummyCookieJar, TCPConnector

CONNECT_SECONDS = 5.0


def open_session(total_seconds: float, connections: int) -> ClientSession:
    """The one set-up of outgoing HTTP: bounded in time and connections, without cookies or proxies from outside."""
    return ClientSession(
        connector=TCPConnector(limit=connections, ttl_dns_cache=60, keepalive_timeout=30),
        timeout=ClientTimeout(total=total_seconds, connect=None, sock_connect=CONNECT_SECONDS),
        cookie_jar=DummyCookieJar(),
        trust_env=False,
    )
