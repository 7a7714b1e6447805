"""What X's answers mean where they are no success (X's documentation, response codes and errors)."""

import re
from collections.abc import Iterator
from http import HTTPStatus

from clients.call import HttpAnswer
from clients.failures import XFailed, XFault
from clients.x.problem import XProblem
from clients.x.quota import quota_of
from core.clock import SECOND, Moment

NEEDS_NO_WORDS = frozenset({402, 413, 415, 429})
"""What these say is no final no, and clear enough without a word of X's."""

UNREADABLE = "X's answer can't be read."
REASONS = {
    XFault.UNAUTHORIZED: "X refuses the person's access token.",
    XFault.TOKEN_INVALID: "X refuses the person's consent: it has ended, or was used before.",
    XFault.OUR_CREDENTIALS: "X refuses our credentials. Check x.client_id and x.client_secret.",
    XFault.OUR_SET_UP: "X refuses our application. Check its project, permissions, type and callback at X.",
    XFault.READ_ONLY: "The application is read-only at X. Let it read and write, in X's developer console.",
    XFault.CREDITS: "The application's credits at X are used up. Buy more in X's developer console.",
    XFault.LIMITED: "X asks to slow down.",
    XFault.DUPLICATE: "X refuses it as a duplicate.",
    XFault.TOO_LONG: "X refuses it as too long.",
    XFault.BAD_MEDIA: "X refuses the media.",
    XFault.SCOPE: "X says that the person's consent doesn't cover it.",
    XFault.LOCKED: "X has locked the person's account.",
    XFault.SUSPENDED: "X has suspended the person's account.",
    XFault.REFUSED: "X refuses it.",
    XFault.NOT_FOUND: "X doesn't know of it.",
}
BY_NAME = {
    "client-not-enrolled": XFault.OUR_SET_UP,
    "client-forbidden": XFault.OUR_SET_UP,
    "unsupported-authentication": XFault.OUR_SET_UP,
    "oauth1-permissions": XFault.READ_ONLY,
    "credits-depleted": XFault.CREDITS,
    "usage-capped": XFault.CREDITS,
    "usage-cap-exceeded": XFault.CREDITS,
}
BY_CODE = {
    64: XFault.SUSPENDED,
    88: XFault.LIMITED,
    261: XFault.READ_ONLY,
    326: XFault.LOCKED,
    416: XFault.OUR_SET_UP,
}
"""X's numbers, of its API 1.1, which some answers still have."""
BY_STATUS = {
    401: XFault.UNAUTHORIZED,
    402: XFault.CREDITS,
    404: XFault.NOT_FOUND,
    429: XFault.LIMITED,
}
BY_WORDS = (
    (re.compile(r"duplicate content"), XFault.DUPLICATE),
    (re.compile(r"text is too long|needs to be a bit shorter"), XFault.TOO_LONG),
    (re.compile(r"media ids? (is|are) invalid"), XFault.BAD_MEDIA),
    (re.compile(r"\bscopes?\b|\bmedia\.write\b"), XFault.SCOPE),
    (re.compile(r"\bapp(lication)?\b.*\bsuspended|suspended app"), XFault.OUR_SET_UP),
    (re.compile(r"app permissions|cannot perform write"), XFault.READ_ONLY),
    (re.compile(r"\b(un)?lock(ed)?\b"), XFault.LOCKED),
    (re.compile(r"\bsuspended\b"), XFault.SUSPENDED),
)
ABOUT_MEDIA = {
    400: XFault.BAD_MEDIA,
    403: XFault.SCOPE,
    413: XFault.BAD_MEDIA,
    415: XFault.BAD_MEDIA,
    422: XFault.BAD_MEDIA,
}
DEACTIVATED = re.compile(r"\bdeactivated\b")
AT_TOKEN_ENDPOINT = {
    "unauthorized_client": XFault.OUR_CREDENTIALS,
    "invalid_client": XFault.OUR_CREDENTIALS,
    "invalid_grant": XFault.TOKEN_INVALID,
    "unsupported_grant_type": XFault.OUR_SET_UP,
    "invalid_scope": XFault.OUR_SET_UP,
}
OUR_PART = re.compile(r"missing required parameter|redirect.?uri|\bclient")


def api_fault(problem: XProblem, *, media: bool = False) -> XFault:
    """What is the matter with a call to the API; `media` if it was about uploading."""
    if may_have_happened(problem.status) or is_anothers(problem):
        return XFault.UNKNOWN
    return next(_meanings(problem, media=media), XFault.REFUSED)


def _meanings(problem: XProblem, *, media: bool) -> Iterator[XFault]:
    """What an error may mean, the surest first."""
    yield from (fault for name, fault in BY_NAME.items() if name in problem.names)
    yield from (fault for code, fault in BY_CODE.items() if code in problem.codes)
    if problem.status in BY_STATUS:
        yield BY_STATUS[problem.status]
    yield from (fault for pattern, fault in BY_WORDS if pattern.search(problem.words))
    if media and problem.status in ABOUT_MEDIA and not DEACTIVATED.search(problem.words):
        # Without media.write, X forbids uploads with no other word than that.
        yield ABOUT_MEDIA[problem.status]


def token_fault(problem: XProblem) -> XFault:
    """What is the matter with a call to the token endpoint.

    X says invalid_request of bad tokens and of bad parameters alike. A person is only to be disconnected for
    the former, so whatever speaks of our part of it counts as the latter.
    """
    if may_have_happened(problem.status) or is_anothers(problem):
        return XFault.UNKNOWN
    if problem.error in AT_TOKEN_ENDPOINT:
        return AT_TOKEN_ENDPOINT[problem.error]
    if problem.error == "invalid_request" and problem.status == HTTPStatus.BAD_REQUEST:
        return XFault.OUR_SET_UP if OUR_PART.search(problem.words) else XFault.TOKEN_INVALID
    return XFault.OUR_CREDENTIALS if problem.status == HTTPStatus.UNAUTHORIZED else api_fault(problem)


def is_anothers(problem: XProblem) -> bool:
    """Whether it comes from what stands in front of X: what X itself would say, nobody knows.

    A 401 without a word may be X's: it only has the token renewed.
    """
    if problem.is_xs or problem.status in NEEDS_NO_WORDS:
        return False
    return not (problem.status == HTTPStatus.UNAUTHORIZED and problem.is_empty)


def may_have_happened(status: int) -> bool:
    """Whether an answer with that status leaves open what became of the request."""
    is_refusal = HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR
    return not is_refusal or status == HTTPStatus.REQUEST_TIMEOUT


def refused(answer: HttpAnswer, fault: XFault, said: str, now: Moment) -> XFailed:
    """The failure that an answer is."""
    quota = quota_of(answer.status, answer.headers, now)
    free_at = quota.free_at() if fault is XFault.LIMITED else None
    return XFailed(
        REASONS.get(fault, f"X answered HTTP {answer.status}."),
        None if fault is XFault.UNKNOWN else False,
        answer.status,
        answer.retry_after() if free_at is None else (free_at - now) / SECOND,
        fault=fault,
        quota=quota,
        said=said,
    )


def unreadable(answer: HttpAnswer, now: Moment, reason: str = UNREADABLE) -> XFailed:
    """An answer that says yes, but not what is needed of it."""
    quota = quota_of(answer.status, answer.headers, now)
    return XFailed(reason, None, answer.status, fault=XFault.UNKNOWN, quota=quota)
