"""What browsers are told of every answer: what it may load and run, who may frame it, how long it is kept."""

NO_STORE = {"Cache-Control": "no-store"}
NOT_GUESSED = {"X-Content-Type-Options": "nosniff"}
"""The type is as it is said, whatever the bytes look like."""
LOCKED_IN = {
    **NOT_GUESSED,
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""Whatever is in a file, opened by itself it can do nothing."""
OF_REDIRECT = {**NO_STORE, "Referrer-Policy": "no-referrer"}
OF_EVENTS = {**NO_STORE, **NOT_GUESSED, "Content-Type": "text/event-stream", "X-Accel-Buffering": "no"}
"""Proxies pass each event on at once."""
OUR_FORMS = "'self'"
"""Forms of the page lead to addresses of ours only."""


def of_page(*, forms_to: str, images: str, runs_scripts: bool) -> dict[str, str]:
    """A page: rendered here, scripts only of our own, framed by nobody.

    With "no-referrer", browsers would send no origin along with a form, by which older ones show that it came from
    our page (Fetch, section 3.2). "strict-origin" sends that, and never the address with its token.

    Args:
        forms_to: where its forms may lead, redirects included (CSP, form-action); nothing if it has none.
        images: where its pictures come from (CSP, img-src).
        runs_scripts: whether there are any of ours.
    """
    leads_to = forms_to or "'none'"
    scripts = " script-src 'self'; connect-src 'self';" if runs_scripts else ""
    return {
        **NO_STORE,
        **NOT_GUESSED,
        "Content-Security-Policy": f"default-src 'none'; style-src 'self'; img-src {images};{scripts}"
        f" base-uri 'none'; form-action {leads_to}; frame-ancestors 'none'",
        "Referrer-Policy": "strict-origin" if forms_to else "no-referrer",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
