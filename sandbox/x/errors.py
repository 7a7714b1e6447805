"""X's refusals, in the shapes in which X writes them."""

from collections.abc import Mapping

_INVALID_REQUEST = "https://api.twitter.com/2/problems/invalid-request"
_TITLES = {
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    429: "Too Many Requests",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


class XError(Exception):
    """A call that X refuses: a status, a JSON body, and headers that go along."""

    def __init__(self, status: int, body: Mapping[str, object], headers: Mapping[str, str] | None = None) -> None:
        super().__init__(f"{status} {body}")
        self.status = status
        self.body = body
        self.headers = dict(headers or {})


def problem(status: int, detail: str = "", headers: Mapping[str, str] | None = None) -> XError:
    """The plain form: title, type, status, detail."""
    title = _TITLES.get(status, "Error")
    return XError(
        status, {"title": title, "type": "about:blank", "status": status, "detail": detail or title}, headers
    )


def invalid(message: str, parameters: Mapping[str, object] | None = None) -> XError:
    """400: something in the request is wrong."""
    return XError(
        400,
        {
            "errors": [{"parameters": dict(parameters or {}), "message": message}],
            "title": "Invalid Request",
            "detail": "One or more parameters to your request was invalid.",
            "type": _INVALID_REQUEST,
        },
    )


def invalid_media(media_ids: object) -> XError:
    """400: a photo that is not there, or not the account's."""
    return invalid("Your media IDs are invalid.", {"media.media_ids": [str(media_ids)]})


def duplicate() -> XError:
    """403: the account has said the same already."""
    return problem(403, "You are not allowed to create a Tweet with duplicate content.")


def oauth(error: str, description: str, status: int = 400) -> XError:
    """A refusal by the token endpoint."""
    return XError(status, {"error": error, "error_description": description})


def bad_token() -> XError:
    """400: a refresh token or a code's token that does not hold."""
    return oauth("invalid_request", "Value passed for the token was invalid.")


def bad_client() -> XError:
    """401: the application's own credentials are wrong."""
    return oauth("unauthorized_client", "Missing valid authorization header", 401)
