import re

import pytest
from aiohttp import web

from web.route import Route, Urls, Who
from web.site import Site


async def answer(_: Site, __: web.Request) -> web.StreamResponse:
    return web.Response()


def test_a_form_needs_an_answer_to_other_sites() -> None:
    with pytest.raises(ValueError, match="come together"):
        Route("do", "/do", Who.ANYONE, post=answer)
    assert Route("do", "/do", Who.ANYONE, post=answer, cross_site=answer)


def test_a_link_holds_what_it_is_given_and_nothing_breaks_out_of_it() -> None:
    url = Urls([Route("photo", "/rooms/{room}/photos/{photo}", Who.SIGNED_IN, answer)])
    assert url("photo", room="a", photo="b") == "/rooms/a/photos/b"
    assert url("photo", room="../x?y", photo='"<') == "/rooms/..%2Fx%3Fy/photos/%22%3C"
    with pytest.raises(KeyError):
        url("photo", room="a")
    with pytest.raises(KeyError):
        url("video")


def test_what_may_stand_in_a_placeholder() -> None:
    pattern = Route("room", "/rooms/{room}/{name}", Who.SIGNED_IN, answer).pattern
    assert re.fullmatch(r"/rooms/\{room:\S+\}/\{name\}", pattern)


def test_methods() -> None:
    def methods(route: Route) -> list[str]:
        return [method for method, _ in route.handlers]

    assert methods(Route("a", "/a", Who.ANYONE, answer)) == ["GET", "HEAD"]
    assert methods(Route("a", "/a", Who.ANYONE, answer, has_head=False)) == ["GET"]
    assert methods(Route("a", "/a", Who.ANYONE, post=answer, cross_site=answer)) == ["POST"]
