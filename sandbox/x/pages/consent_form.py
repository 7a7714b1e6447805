"""The pages of consent in HTML; all that comes from outside is escaped."""

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from string import Template
from typing import Final
from urllib.parse import urlsplit

from sandbox.x.authorize import PARAMETERS, ConsentRequest
from sandbox.x.model import SCOPES, Account
from sandbox.x.pages.frame import framed
from sandbox.x.shown import hue, initials

_FORM: Final = Template(Path(__file__).with_name("consent_form.html").read_text("utf-8"))


def consent_page(app: str, request: ConsentRequest, query: Mapping[str, str], accounts: Iterable[Account]) -> str:
    """The question: whether the application may act for one of the accounts."""
    form = _FORM.substitute(
        app=escape(app),
        hidden="\n".join(_hidden(name, query[name]) for name in PARAMETERS),
        accounts="\n".join(_account(account, first=not place) for place, account in enumerate(accounts)),
        scopes="\n".join(f"<li>{escape(words)}</li>" for scope, words in SCOPES.items() if scope in request.scopes),
        host=escape(urlsplit(request.redirect_uri).netloc),
    )
    return framed(f"Connect {app} to X", form)


def error_page(complaint: str) -> str:
    """What X says when an application asks in a wrong way: the person is sent nowhere."""
    content = (
        "<h1>Something went wrong</h1>"
        "<p>You could not give access to the application. Go back and try again.</p>"
        f'<p class="consent-complaint">{escape(complaint)}</p>'
    )
    return framed("Something went wrong", content)


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{escape(value)}">'


def _account(account: Account, *, first: bool) -> str:
    username = escape(account.username)
    return (
        f'<label class="consent-account"><input type="radio" name="account" value="{username}" required'
        f"{' checked' if first else ''}>"
        f'<span class="x-avatar x-hue-{hue(account)}" aria-hidden="true">{escape(initials(account))}</span>'
        f'<span class="consent-who"><strong>{escape(account.name)}</strong><span>@{username}</span></span></label>'
    )
