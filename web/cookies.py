from dataclasses import dataclass

from aiohttp import web

LONGEST = 100
"""A longer value is none of ours."""


@dataclass(frozen=True, slots=True)
class Cookie:
    """A secret by which a browser is known: no script can read it, and no other site's form brings it along.

    Attributes:
        name: without its prefix.
        path: for which addresses browsers send it.
        seconds: how long they keep it.
        public_url: the address that browsers use.
    """

    name: str
    path: str
    seconds: int
    public_url: str

    @property
    def is_secure(self) -> bool:
        """Whether it only travels encrypted."""
        return self.public_url.startswith("https:")

    @property
    def full_name(self) -> str:
        """With its prefix, no page that came over plain HTTP can set it (RFC 6265bis, section 4.1.3)."""
        if not self.is_secure:
            return self.name
        return f"__Host-{self.name}" if self.path == "/" else f"__Secure-{self.name}"

    def read(self, request: web.Request) -> str:
        """What this browser is known by; nothing if it can't be ours."""
        value = request.cookies.get(self.full_name, "")
        return value if len(value) <= LONGEST else ""

    def set(self, response: web.StreamResponse, value: str) -> None:
        """Let the browser be known by that value."""
        response.set_cookie(
            self.full_name,
            value,
            max_age=self.seconds,
            path=self.path,
            secure=self.is_secure,
            httponly=True,
            samesite="Lax",
        )

    def drop(self, response: web.StreamResponse) -> None:
        """Let the browser forget it."""
        response.del_cookie(self.full_name, path=self.path, secure=self.is_secure, httponly=True, samesite="Lax")
