"""Phone numbers as they may be shown."""


def masked(number: str) -> str:
    """A number for logs and operators: `+1…67`. Short codes and names show their last two characters."""
    lead = number[:2] if number.startswith("+") else ""
    return f"{lead}…{number[-2:]}" if len(number) > len(lead) + 1 else "…"


def is_number(number: str) -> bool:
    """Whether it is an E.164 number: a plus and 7 to 15 digits (ITU-T E.164)."""
    digits = number[1:]
    return number.startswith("+") and digits.isascii() and digits.isdigit() and 7 <= len(digits) <= 15  # noqa: PLR2004 - the specification's bounds
