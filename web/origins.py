from aiohttp import web
from yarl import URL


def is_from_our_page(request: web.Request, public_url: str) -> bool:
    """Whether our own page sent the form. Browsers say so by the one header or, older ones, by the other."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return request.headers.get("Origin") == str(URL(public_url).origin())
