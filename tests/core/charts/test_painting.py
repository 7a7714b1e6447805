# ruff: noqa: RUF001 - letters of all scripts
import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
import pytest_asyncio
from PIL import Image

from core.charts import painting
from core.charts.chart import Svg
from core.charts.line import line
from core.charts.painter import with_fonts
from core.charts.painting import NotPainted, Painter
from core.fonts.fonts import FOLDER, runs
from sandbox.core.hub import PATIENCE

TODAY = date(2026, 11, 22)
CHART = line({TODAY - timedelta(at): Decimal(at % 5) for at in range(30)}, "体重 وزن 🏃🏽‍♀️ & <weight>", "kg").svg


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def painter() -> AsyncIterator[Painter]:
    async with Painter(PATIENCE) as painter:
        yield painter


@pytest.mark.asyncio(loop_scope="module")
async def test_a_drawing_becomes_a_picture(painter: Painter) -> None:
    with Image.open(BytesIO(await painter.png(CHART))) as picture:
        assert (picture.format, picture.size) == ("PNG", (800, 500))
        colours = {colour for _, colour in picture.convert("RGB").getcolors(1_000_000) or ()}
    assert {(255, 255, 255), (180, 68, 28)} <= colours


@pytest.mark.asyncio(loop_scope="module")
async def test_what_is_no_drawing_and_a_process_that_died_hold_nobody_up(painter: Painter) -> None:
    with pytest.raises(NotPainted, match="can't be read"):
        await painter.png(Svg("<svg"))
    process = painter._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    await process.wait()
    with suppress(NotPainted):  # its end may not have been noticed
        await painter.png(CHART)
    both = await asyncio.gather(painter.png(CHART), painter.png(CHART))
    assert both[0] == both[1] != b""


@pytest.mark.asyncio(loop_scope="module")
async def test_nobody_waits_long_and_what_is_begun_is_of_use_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    async with Painter(seconds=0.0) as painter:
        with pytest.raises(NotPainted, match="more than 0 seconds"):
            await painter.png(CHART)
        [job] = painter._jobs
        assert await job
        process = painter._process
        painter._seconds = PATIENCE
        assert await painter.png(CHART)
        assert painter._process is process
        monkeypatch.setattr(painting, "MOST_WAITING", 0)
        with pytest.raises(NotPainted, match="Too many"):
            await painter.png(CHART)


@pytest.mark.asyncio(loop_scope="module")
async def test_a_process_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(painting, "HUNG_SECONDS", 0.0)
    async with Painter() as painter:
        with pytest.raises(NotPainted, match="hangs"):
            await painter.png(CHART)
        assert painter._process is None


def test_each_script_has_its_font_and_only_those_are_read() -> None:
    svg, files = with_fonts(
        '<svg><title>重</title><text x="1">体重 وزن a&amp;b 🏃🏽‍♀️</text><text>78.2 kg</text></svg>'
    )
    assert (
        '<tspan font-family="Noto Sans CJK SC">体重</tspan> <tspan font-family="Noto Sans Arabic">وزن</tspan> a&amp;b'
        in svg
    )
    assert svg.endswith('<tspan font-family="Noto Emoji">🏃</tspan></text><text>78.2 kg</text></svg>')
    assert {os.path.basename(file) for file in files} == {  # noqa: PTH119
        "NotoSans.ttf",
        "NotoSansCJK.otf",
        "NotoSansArabic.ttf",
        "NotoEmoji.ttf",
    }
    assert with_fonts("<svg><text>Ünïcode 5 €</text></svg>")[1] == [str(FOLDER / "NotoSans.ttf")]


def test_every_font_is_there() -> None:
    named = {font.path for font, _ in runs("a 体 و י ज ক த ก 🏃")}
    assert named == {str(path) for path in FOLDER.iterdir() if path.suffix in {".ttf", ".otf"}}
