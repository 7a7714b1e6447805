"""What somebody gets who asks for all that is stored on them: no link in it works, and no cell computes anything."""

import re

HIDDEN = "[...]"
_TOKEN = r"[A-Za-z0-9_-]{16,}"  # noqa: S105 - what one looks like
_COMPUTES = ("=", "+", "-", "@", "\t", "\r", "\n")
"""By how a cell begins, spreadsheets take it for a formula (OWASP, "CSV Injection")."""


def hidden_tokens(public_url: str, body: str) -> str:
    """A text of ours without the tokens of the links in it: whoever reads an old one opens nothing."""
    return re.sub(rf"({re.escape(public_url)}/[a-z/-]*?){_TOKEN}", rf"\1{HIDDEN}", body)


def safe_cell(value: object) -> object:
    """A value for a CSV file: words that a spreadsheet would compute get an apostrophe in front."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_COMPUTES) else value
