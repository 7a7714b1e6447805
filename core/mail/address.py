"""What an e-mail address is, and what it is looked up by."""

import re

LONGEST = 254
"""Characters of an address (RFC 5321, section 4.5.3.1.3, without the angle brackets)."""
_WORD = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"(?=.{{1,64}}@){_WORD}(?:\.{_WORD})*@(?:{_LABEL}\.)+{_LABEL}")


def mail_address(typed: str) -> str | None:
    """The address that somebody typed, its host in small letters; nothing if it is none.

    What is quoted, or has letters beyond ASCII, is none: hardly anybody has one, and few servers take it.
    """
    address = typed.strip()
    if len(address) > LONGEST or not _ADDRESS.fullmatch(address):
        return None
    local, _, host = address.rpartition("@")
    return f"{local}@{host.lower()}"


def key_of(address: str) -> str:
    """What an address is looked up by: capitals make no difference where people have their mail."""
    return f"mail:{address.lower()}"
