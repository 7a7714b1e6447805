"""Texts with a PIN: what it is for, and that nobody will ever ask for it. One segment each.

The digits come first, so that a phone shows them without the text being opened.
"""

_NOBODY = "Nobody of ours will ever ask you for it. Not you? Ignore this."


def to_sign_in(digits: str) -> str:
    """For a browser that signs in."""
    return f"{digits} is your PIN to sign in at Backslash, good for 10 minutes. {_NOBODY}"


def to_register(digits: str) -> str:
    """For a browser that registers this number."""
    return f"{digits} is your PIN to register this number at Backslash, good for 10 minutes. {_NOBODY}"


def to_confirm(digits: str) -> str:
    """For who is signed in and is about to change something sensitive."""
    return f"{digits} is your PIN to confirm a change at Backslash, good for 10 minutes. {_NOBODY}"


def to_reset_password(digits: str) -> str:
    """For who forgot their password."""
    return f"{digits} is your PIN to set a new password at Backslash, good for 10 minutes. {_NOBODY}"


def for_a_program(digits: str) -> str:
    """For a program that signs in."""
    return f"{digits} is your PIN to sign a program in at Backslash, good for 10 minutes. {_NOBODY}"
