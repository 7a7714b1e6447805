from collections.abc import Iterable

from aiohttp import web

from web.api import table
from web.middleware import guarded
from web.rendering import Templates
from web.route import Urls
from web.routes import NOTHING_HERE, ROUTES
from web.site import Site

TEMPLATES = Templates(Urls(ROUTES))


def make_app(site: Site, webhooks: Iterable[web.RouteDef], body_limit: int) -> web.Application:
    """All that is spoken over HTTP: channels' webhooks as they are, and the table of routes."""
    app = web.Application(client_max_size=body_limit)
    app.add_routes(webhooks)
    for route in ROUTES:
        resource = app.router.add_resource(route.pattern, name=route.name)
        for method, handler in route.handlers:
            resource.add_route(method, guarded(site, route, handler))
    table.add_to(app, site)
    if NOTHING_HERE.get is not None:
        app.router.add_route("*", NOTHING_HERE.pattern, guarded(site, NOTHING_HERE, NOTHING_HERE.get))
    app.on_shutdown.append(site.live.close)
    app.on_shutdown.append(site.live_desk.close)
    return app
