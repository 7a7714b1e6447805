"""What mails say: short, plain, without pictures or links but the one that is asked for."""

from dataclasses import replace

from core.mail.mail import Mail

FOOT = "\n\n-- \nBackslash. Nobody reads answers to this mail."


def confirm(address: str, link: str) -> Mail:
    """To whoever has the mailbox."""
    return _mail(
        address,
        "Confirm your e-mail address",
        "Somebody, you we hope, wants to use this address to sign in to Backslash. If it was you, open this link in"
        f" the browser in which you are signed in, within a day:\n\n{link}\n\n"
        "If it wasn't, ignore this mail: nothing happens without the link.",
    )


def somebody_wants_it(address: str) -> Mail:
    """To whose address it is already."""
    return _mail(
        address,
        "Somebody wants to use your e-mail address",
        "Somebody wanted to use this address for another phone number at Backslash. It is yours already, so nothing"
        " has changed. If it was you with another phone, remove it from the first account, then ask again.",
    )


def changed(address: str) -> Mail:
    """To the former address."""
    return _notice(address, "Your e-mail address has changed", "Another e-mail address counts for your account now.")


def removed(address: str) -> Mail:
    """To the former address."""
    return _notice(address, "Your e-mail address was removed", "This e-mail address was removed from your account.")


def signed_in(address: str, browser: str) -> Mail:
    """After each sign-in."""
    on = f" on {browser}" if browser else ""
    return _notice(address, "A browser was signed in", f"A browser was signed in to your account{on}.")


def password_set(address: str) -> Mail:
    """After it was set or changed."""
    return _notice(address, "Your password was set", "The password of your account was set or changed.")


def password_removed(address: str) -> Mail:
    """After it was removed."""
    return _notice(address, "Your password was removed", "The password of your account was removed.")


def report(address: str, month: str, link: str, stop: str) -> Mail:
    """Each month, to who wants it so."""
    text = (
        f"Your report of {month} is there, as a page and as a PDF. This link works once, within a week:\n\n{link}\n\n"
        f"To get no such mail any more, open this one and press its button:\n\n{stop}"
    )
    return replace(_mail(address, f"Your report of {month}", text), unsubscribe=stop)


def program_made(address: str) -> Mail:
    """After a token for a program was made. Signing out doesn't end it."""
    return _notice(
        address,
        "A program's token was made",
        "A program's token was made: with it, a program can act for you.",
        "Then sign in, end the token on your account page, and set a new password.",
    )


def _notice(address: str, subject: str, what: str, then: str = "Then sign in and set a new password.") -> Mail:
    return _mail(
        address,
        subject,
        f"{what} If that was you, there is nothing to do.\n\n"
        f"If it wasn't, text LOGOUT from your phone, which signs all browsers out. {then}",
    )


def _mail(address: str, subject: str, text: str) -> Mail:
    return Mail(address, f"Backslash: {subject[0].lower()}{subject[1:]}", text + FOOT)
