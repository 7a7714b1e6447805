"""What X answers when it doesn't do what was asked, as it has been seen to."""

from typing import Any

from clients.failures import XFailed, XFault
from core.clock import Moment
from core.settings import XSettings

NOW = Moment(1_800_000_000_000)
SECONDS = 1_800_000_000
API = "https://api.example.com"
ACCESS = "access-zebrafinch-token"
REFRESH = "refresh-zebrafinch-token"
SECRET = "client-zebrafinch-secret"
TEXT = "zebrafinch on the roof"
FAR = "https://api.twitter.com/2/problems"
NEAR = "https://api.x.com/2/problems"
MEDIA_IDS = {"errors": [{"message": "Your media IDs are invalid."}], "title": "Invalid Request", "detail": "One was."}
NOT_ENROLLED = {
    "client_id": "29",
    "detail": "You must use keys and tokens from an App that is attached to a Project.",
    "registration_url": "https://developer.x.com/en/docs/projects/overview",
    "title": "Client Forbidden",
    "required_enrollment": "Appropriate Level of API Access",
    "reason": "client-not-enrolled",
    "type": f"{FAR}/client-forbidden",
}
DUPLICATE = "You are not allowed to create a Tweet with duplicate content."
LOCKED = "This account is temporarily locked. Log in to unlock it."
SUSPENDED = "Your account is suspended and is not permitted to access this feature."
DEPLETED = "Your enrolled account does not have any credits to fulfill this request."


def problem(status: int, title: str, detail: str, kind: str = "about:blank") -> dict[str, object]:
    return {"title": title, "type": kind, "status": status, "detail": detail}


REFUSALS: list[tuple[str, int, Any, XFault, str]] = [
    ("401", 401, problem(401, "Unauthorized", "Unauthorized"), XFault.UNAUTHORIZED, "Unauthorized"),
    ("401, empty", 401, "", XFault.UNAUTHORIZED, ""),
    (
        "credits",
        402,
        problem(402, "Payment Required", "credits depleted", f"{NEAR}/credits-depleted"),
        XFault.CREDITS,
        "credits depleted",
    ),
    ("credits by title", 403, {"title": "CreditsDepleted", "detail": DEPLETED}, XFault.CREDITS, DEPLETED),
    ("credits by type", 403, {"type": f"{FAR}/credits-depleted"}, XFault.CREDITS, ""),
    ("402, a page", 402, "<html>", XFault.CREDITS, ""),
    (
        "monthly cap",
        429,
        {"title": "UsageCapExceeded", "type": f"{NEAR}/usage-capped"},
        XFault.CREDITS,
        "UsageCapExceeded",
    ),
    ("not enrolled", 403, NOT_ENROLLED, XFault.OUR_SET_UP, str(NOT_ENROLLED["detail"])),
    (
        "not enrolled, only the reason",
        403,
        {"reason": "client-not-enrolled"},
        XFault.OUR_SET_UP,
        "client-not-enrolled",
    ),
    ("forbidden client", 403, {"title": "Client Forbidden"}, XFault.OUR_SET_UP, "Client Forbidden"),
    (
        "kind of sign-in",
        403,
        problem(403, "Unsupported Authentication", "No.", f"{NEAR}/unsupported-authentication"),
        XFault.OUR_SET_UP,
        "No.",
    ),
    ("429", 429, problem(429, "Too Many Requests", "Too Many Requests"), XFault.LIMITED, "Too Many Requests"),
    (
        "429, older form",
        429,
        {"errors": [{"code": 88, "message": "Rate limit exceeded"}]},
        XFault.LIMITED,
        "Rate limit exceeded",
    ),
    ("429, empty", 429, "", XFault.LIMITED, ""),
    ("duplicate", 403, problem(403, "Forbidden", DUPLICATE), XFault.DUPLICATE, DUPLICATE),
    (
        "too long",
        400,
        {"errors": [{"message": "Your Tweet text is too long. Shorten it."}], "title": "Invalid Request"},
        XFault.TOO_LONG,
        "Your Tweet text is too long. Shorten it.",
    ),
    ("media ids", 400, MEDIA_IDS, XFault.BAD_MEDIA, "Your media IDs are invalid."),
    (
        "a scope",
        403,
        problem(403, "Forbidden", "Scope tweet.write missing."),
        XFault.SCOPE,
        "Scope tweet.write missing.",
    ),
    ("forbidden", 403, problem(403, "Forbidden", "You may not."), XFault.REFUSED, "You may not."),
    ("400", 400, {"title": "Invalid Request", "detail": "It was invalid."}, XFault.REFUSED, "It was invalid."),
    ("400, a page", 400, f"<html>{TEXT}</html>", XFault.UNKNOWN, ""),
    ("400, a list", 400, [TEXT], XFault.UNKNOWN, ""),
    ("401, a page", 401, f"<html>{TEXT}</html>", XFault.UNKNOWN, ""),
    ("403, a page", 403, f"<html>{TEXT}</html>", XFault.UNKNOWN, ""),
    ("403, empty", 403, "", XFault.UNKNOWN, ""),
    ("403, a gateway's", 403, {"message": "Forbidden"}, XFault.UNKNOWN, "Forbidden"),
    ("404, a page", 404, f"<html>{TEXT}</html>", XFault.UNKNOWN, ""),
    ("read-only", 403, problem(403, "Forbidden", "No.", f"{FAR}/oauth1-permissions"), XFault.READ_ONLY, "No."),
    ("locked", 403, problem(403, "Forbidden", LOCKED), XFault.LOCKED, LOCKED),
    ("locked, by number", 403, {"errors": [{"code": 326, "message": "No."}]}, XFault.LOCKED, "No."),
    ("suspended", 403, problem(403, "Forbidden", SUSPENDED), XFault.SUSPENDED, SUSPENDED),
    ("suspended, by number", 403, {"errors": [{"code": 64, "message": "No."}]}, XFault.SUSPENDED, "No."),
    (
        "our application is suspended",
        403,
        {"detail": "Suspended application."},
        XFault.OUR_SET_UP,
        "Suspended application.",
    ),
    ("404", 404, problem(404, "Not Found", "Gone.", f"{FAR}/resource-not-found"), XFault.NOT_FOUND, "Gone."),
    ("408", 408, "", XFault.UNKNOWN, ""),
    ("500", 500, problem(500, "Internal Error", "Oh."), XFault.UNKNOWN, "Oh."),
    ("502", 502, f"<html>{TEXT}</html>", XFault.UNKNOWN, ""),
    ("503", 503, problem(503, "Service Unavailable", "Over capacity"), XFault.UNKNOWN, "Over capacity"),
    ("504", 504, "", XFault.UNKNOWN, ""),
]


def given(body: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever X sends
    """As aioresponses takes it."""
    return {"body": body} if isinstance(body, str) else {"payload": body}


def x_settings(api_url: str = API, secret: str = SECRET) -> XSettings:
    return XSettings.model_validate({"client_id": "our-client", "client_secret": secret, "api_url": api_url})


def tells_nothing(failed: BaseException) -> None:
    """Neither the failure nor what led to it shows what was sent or answered."""
    at: BaseException | None = failed
    while at is not None:
        for shown in (str(at), repr(at), str(at.args)):
            assert "zebrafinch" not in shown
        at = at.__cause__ or at.__context__
    assert not isinstance(failed, XFailed) or not failed.said or failed.said not in repr(failed)
