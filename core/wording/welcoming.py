"""What a stranger is told: who this is, and that plain texts become public. One segment, but for a very long link."""

from core.wording.segments import first_fitting

_NAME = "This is Backslash"
_BOT = f"{_NAME}, a bot."


def welcome(link: str) -> str:
    """To somebody who can connect X."""
    return first_fitting(
        f"{_BOT} What you text here is posted publicly on your own X account. Connect it: {link} Text ? for more.",
        f"{_NAME}: what you text is posted publicly on your own X account. Connect it: {link} Text ? for more.",
        f"{_NAME}: what you text is posted publicly on your own X account. Connect it: {link} ? for more",
        f"A bot: texts are posted publicly on your X account. Connect it: {link} ? for more",
    )


def welcome_without_x() -> str:
    """To somebody who can't: the operator has no application there."""
    return (
        f"{_NAME}: what you text is posted publicly on your own X account, but X can't be connected here yet."
        " Nothing was posted. Text ? for more."
    )


def who_this_is(username: str) -> str:
    """To somebody who asks and is connected; `username` is empty if X hasn't told it."""
    account = f"as @{username}" if username else "on your account"
    return f"{_BOT} What you text here is posted publicly on X, {account}. This text was not. Text ? for more."
