"""Reading a webhook's answer as Twilio does (Twilio's documentation, "TwiML for Messaging")."""

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

_XML_TYPES: Final = frozenset({"text/xml", "application/xml", "text/html"})
_LONGEST_BODY: Final = 1600


@dataclass(frozen=True, slots=True)
class ReplyOrder:
    """One message that the answer asks for; None means "as usual" for that end of it."""

    body: str
    media_urls: tuple[str, ...] = ()
    action: str | None = None
    status_callback: str | None = None
    to: str | None = None
    from_: str | None = None


class AnswerError(Exception):
    """An answer that cannot be carried out; `code` is the error that Twilio records."""

    def __init__(self, code: int, detail: str) -> None:
        super().__init__(f"{code} {detail}")
        self.code = code


def read(content_type: str, body: str, base_url: str) -> list[ReplyOrder]:
    """The messages that an answer of status 2xx asks for.

    Plain text becomes a message as it is. Relative addresses are resolved against `base_url`.

    Raises:
        AnswerError: 12300 for a type that is neither, 12100 for XML that cannot be parsed, 12200 for
            another document than a Response, 14103 for a message without words or with too many.
    """
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "text/plain":
        return [_checked(ReplyOrder(body))] if body.strip() else []
    if kind in _XML_TYPES:
        return _read_xml(body, base_url)
    if not body.strip():
        return []
    raise AnswerError(12300, f"Invalid Content-Type: {kind or 'none'}")


def _read_xml(body: str, base_url: str) -> list[ReplyOrder]:
    if "<!DOCTYPE" in body or "<!ENTITY" in body:
        raise AnswerError(12100, "Document parse failure: a document type is not allowed")
    try:
        # Document types, and with them entities, are refused above.
        root = ET.fromstring(body.strip())  # noqa: S314
    except ET.ParseError as error:
        raise AnswerError(12100, f"Document parse failure: {error}") from None
    if root.tag != "Response":
        raise AnswerError(12200, f"Schema validation warning: <{root.tag}> is no <Response>")
    return [_message(element, base_url) for element in root if element.tag in ("Message", "Sms")]


def _message(element: ET.Element, base_url: str) -> ReplyOrder:
    bodies = [child.text or "" for child in element if child.tag == "Body"]
    media = [(child.text or "").strip() for child in element if child.tag == "Media"]
    action, status_callback = element.get("action"), element.get("statusCallback")
    return _checked(
        ReplyOrder(
            body="".join(bodies) if bodies else (element.text or "").strip(),
            media_urls=tuple(urljoin(base_url, url) for url in media if url),
            action=urljoin(base_url, action) if action else None,
            status_callback=urljoin(base_url, status_callback) if status_callback else None,
            to=element.get("to"),
            from_=element.get("from"),
        )
    )


def _checked(order: ReplyOrder) -> ReplyOrder:
    if not order.body.strip() and not order.media_urls:
        raise AnswerError(14103, "Message: the body is empty")
    if len(order.body) > _LONGEST_BODY:
        raise AnswerError(14103, "Message: the body is too long")
    return order
