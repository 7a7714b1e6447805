"""What somebody gets who asks for all that is stored on them: no link in it works, and no cell computes anything."""

import re

HIDDEN = "[...]"
_TOKEN = r"[A-Za-z0-9_-]{16,}"  # noqa: S105 - what one looks like
_PIN = re.compile(r"^\d{6}(?= is your PIN)")
_COMPUTES = ("=", "+", "-", "@", "\t", "\r", "\n")
"""By how a cell begins, spreadsheets take it for a formula (OWASP, "CSV Injection")."""


def without_secrets(public_url: str, body: str) -> str:
    """A text of ours without a PIN, and without the tokens of the links in it: whoever reads it opens nothing."""
    return re.sub(rf"({re.escape(public_url)}/[a-z/-]*?){_TOKEN}", rf"\1{HIDDEN}", _PIN.sub(HIDDEN, body))


def safe_cell(value: object) -> object:
    """A value for a CSV file: words that a spreadsheet would compute get an apostrophe in front.

    So do those that begin with one already: `original_cell` takes just one away.
    """
    return f"'{value}" if isinstance(value, str) and value.lstrip("'").startswith(_COMPUTES) else value


def original_cell(cell: str) -> str:
    """The words that `safe_cell` has made that of."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_COMPUTES) else cell
