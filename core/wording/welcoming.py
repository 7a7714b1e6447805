"""What a stranger is told: who this is, and that plain texts become public."""


def welcome(link: str) -> str:
    """To somebody who can connect X."""
    return f"This is a bot: what you text here is posted publicly on your own X. Text ? for help. Connect X: {link}"


def welcome_without_x() -> str:
    """To somebody who can't: the operator has no application there."""
    return "This is a bot: what you text here is posted publicly on your own X, once that can be connected. Text ?"
