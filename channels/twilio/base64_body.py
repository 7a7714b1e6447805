"""Texts that a carrier passed on as base64: some do with what their own character sets lack."""

import base64
import re

_FEWEST = 8
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
_NO_WORD = re.compile(r".[^A-Z]*[A-Z]|.*=$", re.DOTALL)
"""A capital letter within, or padding: words have neither."""
_UTF_16 = "utf-16-be"


def decoded(body: str) -> str:
    """What a body says if all of it is base64 of a readable text, in UTF-8 or UTF-16; else the body as it came."""
    if len(body) < _FEWEST or len(body) % 4 or not _BASE64.fullmatch(body) or not _NO_WORD.match(body):
        return body
    content = base64.b64decode(body)
    if base64.b64encode(content).decode() != body:
        return body
    for encoding in ("utf-8", _UTF_16):
        said = _readable(content, encoding)
        if said:
            return said
    return body


def _readable(content: bytes, encoding: str) -> str:
    """The text, if there is one: it has letters, shows nothing odd, and as UTF-16 is of one script."""
    if encoding == _UTF_16 and (len(content) % 2 or len(set(content[::2])) > 1):
        return ""
    try:
        said = content.decode(encoding)
    except UnicodeDecodeError:
        return ""
    if ":" in said and len(said.split()) == 1:  # a name and a password, as programs pass them on: a secret as it is
        return ""
    shows = all(sign.isprintable() or sign in "\n\r\t" for sign in said)
    return said if shows and any(sign.isalpha() for sign in said) else ""
