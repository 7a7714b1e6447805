"""Takes the README's pictures of the members' pages and of the desk, into docs/pictures: `make pictures`."""

import asyncio
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, ViewportSize, async_playwright

from core.clock import MINUTE, after
from core.ids import first_id
from core.settings import MediaSettings
from core.tx import Tx
from tests.conftest import free_port
from tests.support.browser.chromium import ARGUMENTS, CHROMIUM
from tests.support.browser.newcomer import NARROW, ROOT, WIDE
from tests.support.browser.showcase import Showcase, fill
from tests.support.photos.albums import Album, opened

FOLDER = ROOT / "docs" / "pictures"
RECEIPTS = ROOT / "sandbox" / "page" / "static"
CAPTIONS = (
    ("grocery", "For the weekend"),
    ("cafe", "Breakfast on the pier"),
    ("fuel", ""),
    ("hotel", "Two nights"),
    ("hardware", "Screws for the boat"),
    ("plants", ""),
)
SMALL = (360, 480)
COLOURS = 128
"""Enough for a page, and few enough to keep its picture small."""
PAGES: tuple[tuple[str, str, ViewportSize], ...] = (
    ("home", "home", NARROW),
    ("room", "room", NARROW),
    ("account", "account", NARROW),
    ("desk", "desk", WIDE),
)
"""The name of a picture, the route of its page, and the size of the window."""
TEXTS_A_MINUTE = (2, 3, 3, 5, 4, 6, 7, 5, 8, 9, 7, 6, 9, 11, 12, 9, 8, 10, 13, 12, 9, 7, 8, 6, 5, 7, 8, 9, 7)


def photos() -> list[tuple[str, bytes, bytes]]:
    """Captions, photos and small pictures of receipts."""
    found = []
    for name, caption in CAPTIONS:
        content = (RECEIPTS / f"receipt-{name}.jpg").read_bytes()
        small = BytesIO()
        with Image.open(BytesIO(content)) as picture:
            picture.resize(SMALL).save(small, "JPEG", quality=85)
        found.append((caption, content, small.getvalue()))
    return found


def busy(tx: Tx) -> None:
    """Texts and their replies in each of the last minutes, as if by many people."""
    number = 0
    for ago, count in enumerate(reversed(TEXTS_A_MINUTE), 1):
        for _ in range(count):
            number += 1
            came = after(tx.now, -ago * MINUTE)
            took = 9 + 7 * number % 41
            values = {"id": first_id(came) + number, "sid": f"SM-{number}", "came": came, "made": after(came, took)}
            tx.run(
                "INSERT INTO texts (id, sid, received_at, state, handler, came_by)"
                " VALUES (:id, :sid, :came, 'handled', 'plain', 'webhook')",
                **values,
            )
            tx.run(
                "INSERT INTO deliveries (id, kind, lane, state, created_at, due_at, first_due_at, ended_at, text_id)"
                " VALUES (:id, 'text', '', 'sent', :made, :made, :made, :ended, :id)",
                **values,
                ended=after(came, 900 + 37 * number % 700),
            )


async def take(chromium: Browser, album: Album, shown: Showcase) -> None:
    """Each page, by day and by night."""
    for name, route, size in PAGES:
        for scheme in ("light", "dark"):
            context = await chromium.new_context(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
            await context.add_cookies([{"name": "session", "value": shown.cookie, "url": album.url}])
            page = await context.new_page()
            await page.goto(album.url + shown.path(route))
            await page.evaluate("Promise.all([...document.images].map(image => image.decode().catch(() => 0)))")
            with Image.open(BytesIO(await page.screenshot())) as picture:
                path = FOLDER / f"{name}-{scheme}.png"
                picture.convert("RGB").quantize(COLOURS).save(path, optimize=True)
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")  # noqa: T201 - for who runs it
            await context.close()


async def main() -> None:
    """Fill a database, and look at it."""
    with tempfile.TemporaryDirectory() as folder:
        media = MediaSettings(url=f"file://{folder}/media")
        database = f"sqlite:///{Path(folder)}/bot.db"
        async with async_playwright() as playwright, opened(database, media, free_port()) as album:
            chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            shown = await fill(album, photos())
            await album.do(busy)
            await take(chromium, album, shown)
            await chromium.close()


asyncio.run(main())
