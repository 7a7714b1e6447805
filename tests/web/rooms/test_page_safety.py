"""What pages of rooms show and run, and what else may be made of them."""

import io
import zipfile
from html.parser import HTMLParser
from uuid import uuid4

from storage.rooms import members
from tests.support.browser.room_scene import Scene

SCRIPT = '"><script>alert(1)</script>'


class Tags(HTMLParser):
    """What a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.attributes: set[str] = set()
        self.sources: list[str] = []
        self.scripts_without_source = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.attributes |= given.keys()
        self.sources += [value for name, value in given.items() if name in {"src", "href"} and value]
        self.scripts_without_source += tag == "script" and "src" not in given


async def test_what_people_write_is_shown_and_never_run(quick_scene: Scene) -> None:
    await quick_scene.album.do(
        members.rename, quick_scene.ann, SCRIPT
    )  # no handler takes such names, but rows might hold them
    odd = await quick_scene.album.room(SCRIPT, quick_scene.ann)
    uuid = await quick_scene.album.photo(odd, quick_scene.ann, f"{SCRIPT}\n<img src=x onerror=alert(1)>\u202e'")
    browser = await quick_scene.album.guest(quick_scene.ann)
    pages = [
        await browser.open("/rooms"),
        await browser.open(f"/rooms/{odd.uuid}"),
        await browser.open(f"/rooms/{odd.uuid}/photos/{uuid}"),
        await browser.open(f"/rooms/{odd.uuid}/photos/{uuid}/delete"),
        await browser.open(await quick_scene.album.link(quick_scene.ann, odd)),
    ]
    for page in pages:
        assert page.status == 200
        found = Tags()
        found.feed(page.html)
        assert not [name for name in found.attributes if name.startswith("on") or name == "style"]
        assert all(source.startswith("/") for source in found.sources), found.sources
        assert found.scripts_without_source == 0
    assert "alert(1)" in pages[1].words
    saved = await browser.open(f"/rooms/{odd.uuid}/photos/{uuid}/original?download")
    assert not set("<>/\\\r\n") & set(saved.headers["Content-Disposition"])
    answer = await browser.open(f"/rooms/{odd.uuid}/all.zip")
    with zipfile.ZipFile(io.BytesIO(answer.body)) as archive:
        assert not set('<>:"/\\|?*') & set(archive.namelist()[0])


async def test_no_page_is_framed_or_kept_or_loads_from_elsewhere(quick_scene: Scene) -> None:
    browser = await quick_scene.album.guest(quick_scene.ann)
    link = await quick_scene.album.link(quick_scene.ann, quick_scene.trip)
    room = f"/rooms/{quick_scene.trip.uuid}"
    photo = f"{room}/photos/{quick_scene.photo}"
    for address in ("/rooms", room, photo, f"{photo}/delete", link, f"/rooms/{uuid4()}", "/rooms/enter/none"):
        headers = (await browser.open(address)).headers
        policy = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))
        assert policy["frame-ancestors"] == "'none'"
        assert policy["default-src"] == policy["base-uri"] == "'none'"
        assert {policy[name] for name in ("img-src", "style-src")} == {"'self'"}
        assert policy.get("script-src", "'self'") == policy.get("connect-src", "'self'") == "'self'"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] in {"no-referrer", "strict-origin"}
    for end in ("small.jpg", "original"):
        headers = (await browser.open(f"{photo}/{end}")).headers
        assert "sandbox" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
