"""Every operation of the API, once, and the routes that they make."""

from collections import defaultdict

from aiohttp import web

from web.api.declaration import ROOT, Operation
from web.api.operations import (
    entries,
    exports,
    imports,
    joining,
    me,
    photos,
    posts,
    programs,
    registering,
    reminders,
    reports,
    rooms,
    sessions,
    texts,
    tokens,
    trackers,
    uploads,
)
from web.api.serving import handler_of, nothing_here
from web.site import Site

OPERATIONS: tuple[Operation, ...] = (
    *tokens.OPERATIONS,
    *registering.OPERATIONS,
    *sessions.OPERATIONS,
    *me.OPERATIONS,
    *exports.OPERATIONS,
    *programs.OPERATIONS,
    *rooms.OPERATIONS,
    *joining.OPERATIONS,
    *photos.OPERATIONS,
    *uploads.OPERATIONS,
    *posts.OPERATIONS,
    *texts.OPERATIONS,
    *imports.OPERATIONS,
    *trackers.OPERATIONS,
    *entries.OPERATIONS,
    *reminders.OPERATIONS,
    *reports.OPERATIONS,
)


def paths() -> dict[str, dict[str, Operation]]:
    """The operations at each path, by method."""
    found: dict[str, dict[str, Operation]] = defaultdict(dict)
    for operation in OPERATIONS:
        found[ROOT + operation.path][operation.method] = operation
    return dict(found)


def add_to(app: web.Application, site: Site) -> None:
    """Let the application answer all of them, and say of any other address below that there is nothing."""
    for path, operations in paths().items():
        app.router.add_route("*", path, handler_of(site, operations))
    app.router.add_route("*", f"{ROOT}{{anything:.*}}", nothing_here)
