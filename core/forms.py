import unicodedata
from urllib.parse import unquote_to_bytes

Form = list[tuple[bytes, bytes]]
FORM_TYPE = "application/x-www-form-urlencoded"
PERCENT = ord("%")
"""As a number: bytes are searched for one far faster than for bytes."""


def parse_form(body: bytes) -> Form:
    """The fields of a body of the type FORM_TYPE (WHATWG URL, section 5.1), in order, as bytes.

    Bytes, for a signature is made over what was sent, be it valid UTF-8 or not.
    """
    fields = []
    for pair in body.replace(b"+", b" ").split(b"&"):
        if not pair:
            continue
        name, _, value = pair.partition(b"=")
        if PERCENT in pair:
            name, value = unquote_to_bytes(name), unquote_to_bytes(value)
        fields.append((name, value))
    return fields


def tidied(words: str) -> str:
    """Words as they are kept: no control characters but line breaks, and nothing around them."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in {"Cc", "Cs"}).strip()
