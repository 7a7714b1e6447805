"""What people are told about browsers that see what is theirs: one segment each, but where a long link needs two."""


def link(url: str) -> str:
    """Where to sign in."""
    return f"To see your pages, open this within 10 minutes, then text the code it shows: {url}"


def signed_in() -> str:
    """The code was right."""
    return "Signed in: the browser that shows that code sees your rooms, texts and trackers. Not yours? Text LOGOUT"


def wrong_code(left: int) -> str:
    """No browser shows that code, and how many tries are left."""
    if not left:
        return "That is not the code, and it was the last try. Ask the page for a new one."
    return f"That is not the code. {left} {'try' if left == 1 else 'tries'} left; the page in your browser shows it."


def misread_code() -> str:
    """Too long or too short for a code."""
    return "That is not the code: it has six digits. The page in your browser shows it."


def expired_code() -> str:
    """Too late."""
    return "Not signed in: that code has expired. The page in your browser gives a new one."


def signed_out(tokens: int = 0) -> str:
    """All sessions ended; so many tokens that the person made for programs go on."""
    if tokens:
        go_on = "1 token for a program goes on" if tokens == 1 else f"{tokens} tokens for programs go on"
        return f"Signed out everywhere: no browser shows anything of yours. {go_on}. To end that, text LOGIN."
    return "Signed out everywhere: no browser shows anything of yours. Text LOGIN or PHOTOS for a new link."
