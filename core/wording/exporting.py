"""What people are told about the file with all that is stored on them: one segment, two where a link needs it."""


def making() -> str:
    """It is asked for."""
    return "Everything that is stored about you is put into one file. You get a text with a link once it is there."


def being_made() -> str:
    """It was asked for before."""
    return "Your file is being put together. You get a text with a link once it is there."


def ready(link: str) -> str:
    """It is there."""
    return f"Everything stored about you, as one file. This link works once, within a day. Give it to nobody: {link}"


def failed() -> str:
    """It was tried for too long."""
    return "Your file with everything about you could not be made. Text EXPORT to try again."
