"""Access tokens: JSON Web Tokens (RFC 7519) of fifteen minutes, signed with the newest of our keys (HS256).

They name a session, and nobody: whoever shows one is looked up, so that it ends with its session.
"""

from functools import lru_cache

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey
from joserfc.jwt import JWTClaimsRegistry, Token

from core.clock import MINUTE, SECOND, Moment
from core.sealing import Keyring
from web.api.ids import SESSION

ALGORITHM = "HS256"
TYPE = "at+jwt"
"""The type of access tokens (RFC 9068, section 2.1): no other token of ours is taken for one."""
LASTS = 15 * MINUTE
REMEMBERED = 1024
"""Tokens whose signature was right, so that it is not reckoned anew. Whether they still hold is asked each time."""
LONGEST = 1000
"""Characters; a longer one is none of ours."""


def make(keys: Keyring, audience: str, session_id: int, now: Moment) -> str:
    """A token for that session."""
    name, key = next(iter(keys.signing_keys().items()))
    issued = now // SECOND
    claims = {"aud": audience, "sid": SESSION.show(session_id), "iat": issued, "exp": issued + LASTS // SECOND}
    return jwt.encode({"alg": ALGORITHM, "typ": TYPE, "kid": name}, claims, _key(key), algorithms=[ALGORITHM])


def session_of(keys: Keyring, audience: str, token: str, now: Moment) -> int | None:
    """The id of the session that a valid token names; nothing, whatever is wrong with it."""
    if len(token) > LONGEST:
        return None
    try:
        found = _verified(keys, token)
        _claims(audience, now).validate(found.claims)
    except (JoseError, ValueError, KeyError, TypeError):  # the last three: a token that is none
        return None
    session_id = SESSION.parse(found.claims["sid"]) if found.header.get("typ") == TYPE else None
    return session_id if isinstance(session_id, int) else None


@lru_cache(maxsize=REMEMBERED)
def _verified(keys: Keyring, token: str) -> Token:
    """A token that one of our keys signed: looked at once, for programs show theirs with every request.

    Raises:
        JoseError: when none has, or it is no token; so do the others of `session_of`. Nothing is remembered then.
    """
    by_name = keys.signing_keys()
    return jwt.decode(token, lambda each: _key(by_name[each.headers()["kid"]]), algorithms=[ALGORITHM])


def _claims(audience: str, now: Moment) -> JWTClaimsRegistry:
    return JWTClaimsRegistry(
        now=now // SECOND,
        leeway=0,
        aud={"essential": True, "value": audience},
        exp={"essential": True},
        sid={"essential": True},
    )


@lru_cache(maxsize=16)
def _key(key: bytes) -> OctKey:
    return OctKey.import_key(key)
