"""Links that let whoever opens them in: to sign in, to reset or confirm something, to unsubscribe somebody."""
# ruff: noqa: RUF001 - other scripts and typographic signs

import re
from itertools import islice

from core.reading.secrets.link_phrases import SAYS_WHAT_FOR

LINK = re.compile(
    r"(?<![\w@.])(?:[a-z][a-z0-9+.-]{1,24}://|www\.)[^\s<>\"“”]+|"
    r"(?<![\w@./:-])(?:(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}|localhost)(?::\d{2,5})?/[^\s<>\"“”]*",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r"(?:[a-z][a-z0-9+.-]*:/{0,2})?([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.IGNORECASE | re.DOTALL
)
_OURS = re.compile(
    r"/(?:connect|rooms/enter|desk/enter|sign-in|export|charts|report(?:/stop)?|account/e-mail/confirm)/[\w-]{16,}"
)
_PARAMETER = re.compile(r"[?&;#]?([^=&;#/]{1,40})=([^&;#]{1,2000})")
_TELLING_NAMES = (
    *(
        "token",
        "secret",
        "passw",
        "passcode",
        "otp",
        "verif",
        "confirm",
        "activat",
        "reset",
        "magic",
        "unsub",
        "invit",
    ),
    *(
        "oob",
        "jwt",
        "sso",
        "signature",
        "auth",
        "apikey",
        "api_key",
        "api-key",
        "session",
        "login",
        "signin",
        "recover",
    ),
    *("credential", "x-amz-", "temp_key", "accesskey", "access_key", "optout", "opt_out", "one_time", "onetime"),
)
_SECRET_NAMES = frozenset(
    {"code", "key", "sig", "pwd", "pass", "pw", "pin", "ticket", "hash", "sid", "nonce", "tkn", "tok"}
)
_SHORT_NAMES = frozenset(
    {"k", "h", "c", "t", "s", "u", "l", "q", "id", "d", "p", "data", "payload", "link", "x", "e", "m"}
)
_ACTIONS_LIST = """
reset resets pwreset verify verification verifications verified confirm confirmation confirmations activate
activation magic magiclink magiclinks login logins signin logon auth authenticate authentication oauth sso otp
unsubscribe unsub unsubscribed optout invite invites invitation invitations accept recover recovery unlock
approve onetime otl passwordless token tokens session sessions restore validate validation access tempaccess
setpassword resetpassword newpassword forgot forgotpassword changepassword verifyemail confirmemail emailconfirm
join guest authorize authorise onboarding register complete finish link action actions lnk emailverification
send bestaetigen bestätigen passwort confirmar restablecer réinitialiser reinitialiser desabonner abmelden baja
"""
_ACTIONS = frozenset(_ACTIONS_LIST.split())
_BESIDES_LIST = """
password passwords email emails mail account accounts in out sign log opt user users my your set new device
phone number one time temp temporary link links preferences subscription subscriptions me by via with address
identity registration signup profile member members change update request process do the to
"""
_BESIDES = frozenset(_BESIDES_LIST.split())
_ALWAYS = frozenset({"unsubscribe", "unsub", "magiclink", "magic", "optout", "pwreset", "otl"})
_PUBLIC_ACTIONS = frozenset(
    {
        "join",
        "link",
        "send",
        "access",
        "complete",
        "finish",
        "accept",
        "register",
        "action",
        "session",
        "sessions",
        "verified",
        "guest",
    }
)
"""Also in addresses that are for everybody; a token behind them has to look like one."""
_LETTERS_AND_DIGITS = re.compile(r"(?=[^/]*\d)(?=[^/]*[A-Za-z])[\w.~+=-]{6,}")
_TOKEN = re.compile(r"(?=[^/]*\d)[\w.~+=-]{5,}|[A-Za-z\d_~+=]{10,}|[A-Z]{6,}")
_LONG_TOKEN = re.compile(
    r"(?=[^/]*\d)(?=[^/]*[a-z])(?=[^/]*[A-Z])[A-Za-z\d_.~+=-]{32,}|[a-f\d]{32,}|ey[\w-]{8,}\.[\w-]{8,}\.[\w-]+"
)
_SHARED = re.compile(
    r"(?:docs|drive|photos|maps|meet)\.google|youtu|spotify|facebook|fb\.|instagram|tiktok|goo\.gl|apple\.com|"
    r"amazon|amzn|github|gitlab|twitter|//x\.com|nytimes|notion|medium"
)
_WITH_PASSWORD = re.compile(r"://[^/\s:@]{1,64}:[^/\s@]{1,64}@")
_CODES_AS_PATH = re.compile(r"^v\.[\w.]+$")
_FRAGMENT = re.compile(r"(?=[^-]*\d)(?=[^-]*[A-Za-z])\w{8,}")
_SHARED_ONCE = re.compile(r"/(?:share|send|download|secret|paste|s|d)\b")
_PRIVATE_PATH = re.compile(r"/private-[\da-f]{8,}")
_SCHEMES = re.compile(r"^(?!https?:|ftp:|geo:|spotify:|mailto:|tel:|sms:)[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_MOST_LOOKED_AT = 8


def is_link_to_keep(plain: str) -> bool:
    """Whether a text has a link that is for its receiver only."""
    links = [found[0].rstrip(".,;:!?)]'’") for found in islice(LINK.finditer(plain), _MOST_LOOKED_AT)]
    if not links:
        return False
    return any(map(_lets_in, links)) or SAYS_WHAT_FOR.search(plain) is not None


def _lets_in(link: str) -> bool:  # noqa: PLR0911 - one a way in
    if _OURS.search(link) or _PRIVATE_PATH.search(link) or _WITH_PASSWORD.search(link):
        return True
    parts = _PARTS.match(link)
    if parts is None:
        return False
    host, path, query, fragment = (part or "" for part in parts.groups())
    if any(
        _is_secret_parameter(*found.groups())
        for found in islice(_PARAMETER.finditer(f"{query}&{fragment}"), _MOST_LOOKED_AT)
    ):
        return True
    if _SHARED_ONCE.search(path) and len(fragment) > 5:  # noqa: PLR2004 - a key, no heading
        return True
    if _FRAGMENT.fullmatch(fragment) and not _SHARED.search(link):
        return True
    if _CODES_AS_PATH.match(host) and path[1:].replace("-", "").isdigit():
        return True
    if _SCHEMES.match(link):
        return any(sign.isdigit() for sign in path + query)
    return _is_secret_path(
        host, [*path.split("/")[1:], *(fragment.split("/") if "/" in fragment else [])], query, link
    )


def _is_secret_parameter(name: str, value: str) -> bool:
    name = name.casefold().strip("?&")
    if name.startswith("utm_"):
        return False
    if any(telling in name for telling in _TELLING_NAMES):
        return len(value) > 2 and value.casefold() not in {"true", "false", "yes"}  # noqa: PLR2004 - no number of a page
    if name in _SECRET_NAMES:
        return len(value) > 3  # noqa: PLR2004 - likewise
    return name in _SHORT_NAMES and _LONG_TOKEN.fullmatch(value) is not None


def _is_secret_path(host: str, segments: list[str], query: str, link: str) -> bool:
    """Whether a path says what a link does, and a token follows."""
    segments = segments[:12]
    for place, segment in enumerate(segments):
        action = _action(segment)
        rest = [after for after in segments[place + 1 :] if after]
        if action in _ALWAYS and (rest or query):
            return True
        token = _LETTERS_AND_DIGITS if action in _PUBLIC_ACTIONS else _TOKEN
        if action and (
            any(token.fullmatch(after) for after in rest) or (action not in _PUBLIC_ACTIONS and _TOKEN.search(query))
        ):
            return True
    if host.startswith(
        ("login.", "auth.", "unsubscribe.", "unsub.", "verify.", "reset.", "confirm.", "signin.", "sso.")
    ):
        return any(_TOKEN.fullmatch(segment) for segment in segments) or bool(query)
    return not _SHARED.search(link) and any(_LONG_TOKEN.fullmatch(segment) for segment in segments)


def _action(segment: str) -> str:
    """What a segment of a path says that its link does ("confirm-email"), or ""."""
    words = re.split(r"[-_.+]|(?<=[a-z])(?=[A-Z])", segment[:40])
    folded = [word.casefold() for word in words if word]
    joined = "".join(folded)
    if joined in _ACTIONS:
        return joined
    known = [word for word in folded if word in _ACTIONS]
    if known and all(word in _ACTIONS or word in _BESIDES for word in folded):
        return known[0]
    return "signin" if joined in {"signin", "login", "optout"} else ""
