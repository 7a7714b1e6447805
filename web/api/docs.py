"""The document, and the page that shows it: Swagger UI, carried along."""

import hashlib
from functools import cache

from aiohttp import web

from web import headers as security
from web.api.openapi import document
from web.api.serving import has_it
from web.api.table import OPERATIONS
from web.site import Site

IMAGES = "'self' data:"
"""Swagger UI draws its arrows so."""


@cache
def _document(public_url: str) -> bytes:
    return document(OPERATIONS, public_url)


async def openapi(site: Site, request: web.Request) -> web.Response:
    """The document, for programs."""
    body = _document(site.public_url)
    tag = f'"{hashlib.sha256(body).hexdigest()[:24]}"'
    headers = {**security.LOCKED_IN, "Cache-Control": "no-cache", "ETag": tag}
    if has_it(request, tag):
        return web.Response(status=304, headers=headers)
    return web.Response(body=body, content_type="application/json", headers=headers)


async def page(site: Site, _: web.Request) -> web.Response:
    """The document, for people."""
    headers = security.of_page(forms_to="", images=IMAGES, runs_scripts=True)
    html = site.templates.html("api/docs.html", document=site.url("openapi"))
    return web.Response(text=html, content_type="text/html", headers={**headers, "Cache-Control": "no-cache"})
