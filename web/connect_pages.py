"""What the browser shows while somebody connects X."""

from html import escape

from aiohttp import web

from bot.x import Profile
from storage.connections import Shown, Stage
from web.frame import page, task, task_body

REFRESH_SECONDS = 4
NANP_DIGITS = 11
AGAIN = "Text <b>CONNECT</b> from your phone for a new link."


def offer(phone_end: str, token: str, x_origin: str) -> web.Response:
    """What will be connected to which phone, what follows from it, and the button.

    With "no-referrer", browsers would send no origin along with the form, by which older ones show that it came
    from this page (Fetch, section 3.2). "strict-origin" sends that, and never the address with the token.
    """
    body = (
        f"<p>Your X account will be connected to the phone whose number ends in <b>{escape(phone_end)}</b>."
        " Not your phone? Then close this page.</p>"
        "<h2>What it lets Backslash do</h2><ul>"
        "<li>Post what that phone texts, with its photos</li>"
        "<li>Delete what it has posted</li>"
        "<li>Read your name at X</li></ul>"
        f'<form method="post" action="/connect"><input type="hidden" name="token" value="{escape(token)}">'
        '<button class="button">Continue to X</button></form>'
        '<p class="note">Back from X you are shown a code. The connection counts once that phone has texted it.</p>'
    )
    return page(
        "Connect X",
        task_body("Connect X", body),
        kind="task",
        form_action=f"'self' {x_origin}",
        headers={"Referrer-Policy": "strict-origin"},
    )


def gone() -> web.Response:
    """For any link that doesn't hold, whyever: nobody learns which ones there are."""
    return task("This link no longer works", f"<p>Links hold for 15 minutes, in one browser. {AGAIN}</p>", 404)


def elsewhere() -> web.Response:
    """A form that another site sent."""
    return task("Nothing was done", f"<p>That came from another page than ours. {AGAIN}</p>", 403)


def stray() -> web.Response:
    """Somebody came back from X who wasn't sent there from this browser, or was so too long ago."""
    body = (
        "<p>This browser has no connection under way, or has used this answer of X before."
        f" Open the link in the browser in which you are signed in at X. {AGAIN}</p>"
    )
    return task("Nothing was connected", body, 400)


def denied() -> web.Response:
    """The person said no at X."""
    return task("Not connected", f"<p>X was not given your consent, and nothing was changed. {AGAIN}</p>")


def failed() -> web.Response:
    """X gave no tokens. No 5xx: proxies put pages of their own in the place of those."""
    body = f"<p>X gave no access just now, and nothing was changed. {AGAIN}</p>"
    return task("Not connected", body)


def code(shown: Shown, fallback_number: str) -> web.Response:
    """How far the connection of this browser is; looks again by itself while something can still happen."""
    match shown.stage:
        case Stage.WAITING:
            return _code(shown, shown.number or fallback_number)
        case Stage.CONNECTED:
            account = f" as {_account(shown.profile)}" if shown.profile else ""
            body = f"<p>Your phone is connected{account}: what it texts is posted there. You can close this page.</p>"
            return task("Connected", body)
        case Stage.OPEN:
            return task("Waiting for X", "<p>Say yes at X, then come back here.</p>", Refresh=_refresh())
        case Stage.EXPIRED:
            return task("Expired", f"<p>That took too long, and nothing was connected. {AGAIN}</p>")
        case Stage.FAILED:
            return task("Too many wrong codes", f"<p>Nothing was connected. {AGAIN}</p>")
        case Stage.REPLACED:
            return task("Replaced", "<p>You came back from X once more. The newer page shows the code.</p>")


def _code(shown: Shown, number: str) -> web.Response:
    account = _account(shown.profile) if shown.profile else "Your X account"
    to = f' to <b class="number">{escape(_spaced(number))}</b>' if number else ""
    button = (
        f'<a class="button" href="sms:{escape(number)}?&amp;body={shown.code}">Text it from this phone</a>'
        if number
        else ""
    )
    body = (
        f"<p>{account} is connected once your phone has texted this code{to}.</p>"
        f'<output class="code">{shown.code}</output>{button}'
        '<p class="note">It holds for 10 minutes and is never posted. Give it to nobody.</p>'
    )
    return task("Text this code", body, Refresh=_refresh())


def _refresh() -> str:
    return f"{REFRESH_SECONDS}; url=/connect/code"


def _account(profile: Profile) -> str:
    return f"<b>@{escape(profile.username)}</b>"


def _spaced(number: str) -> str:
    """A number as people write it, where that is known: +1 555-010-0000."""
    if number.startswith("+1") and len(number) == NANP_DIGITS + 1:
        return f"+1 {number[2:5]}-{number[5:8]}-{number[8:]}"
    return number
