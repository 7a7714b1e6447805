"""Reports as PDF, by Typst: tagged, with the fonts that are carried along, and no others.

Typst leaves Python's lock alone, so that a thread is enough. What people wrote comes as data and stays text; the
template reads no file, and there is no other in its folder's reach.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from core.clock import SECOND, Moment
from core.logs import failure, get_logger
from core.reports.report import Report
from core.reports.shown import ShownReport, shown

if TYPE_CHECKING:
    from typst import Compiler

log = get_logger()

SECONDS = 10.0
"""The time for one report, its wait for others included; twenty trackers take less than half a second."""
FONTS = Path(str(files("core") / "fonts"))


class NoPdf(Exception):
    """It couldn't be made; the log has why."""


class PdfMaker:
    """Sets reports as PDFs, one after the other, in a thread of its own."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._thread = ThreadPoolExecutor(1, "pdf")

    async def make(self, report: Report, made_at: Moment) -> bytes:
        """The PDF of a report that was made then: the same one each time.

        Raises:
            NoPdf: when it can't be made, or not in time.
        """
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(self._seconds):
                return await loop.run_in_executor(self._thread, typeset, report, made_at)
        except TimeoutError:
            log.error("report.no_pdf", error="TimeoutError", where=[])
        except Exception as error:  # noqa: BLE001 - whatever breaks there, the page is there
            log.error("report.no_pdf", **failure(error))
        raise NoPdf


def typeset(report: Report, made_at: Moment) -> bytes:
    """The PDF, accessible if the fonts have all of its letters.

    Raises:
        TypstError: when it can't be set at all.
    """
    from typst import TypstError

    inputs = {"report": orjson.dumps(_as_data(shown(report))).decode()}
    moment = datetime.fromtimestamp(made_at // SECOND, UTC)
    try:
        return _compiled(inputs, moment, is_accessible=True)
    except TypstError:  # a font lacks a letter
        return _compiled(inputs, moment, is_accessible=False)


def _compiled(inputs: dict[str, str], moment: datetime, *, is_accessible: bool) -> bytes:
    """Tagged either way; `is_accessible`: also as PDF/UA-1 (ISO 14289-1), which has to name each letter."""
    made, _ = _compiler().compile_with_warnings(
        sys_inputs=inputs, format="pdf", pdf_standards="ua-1" if is_accessible else None, timestamp=moment
    )
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


@lru_cache(1)
def _compiler() -> "Compiler":
    """Made once: it reads all fonts."""
    from typst import Compiler

    folder = Path(__file__).parent / "typst"
    return Compiler(folder / "report.typ", root=folder, font_paths=[FONTS], ignore_system_fonts=True)


def _as_data(report: ShownReport) -> object:
    """For the template: what it needs of charts is their pictures and their sentences."""
    charts = [{"svg": each.svg, "summary": each.summary} for each in report.charts]
    trackers = [
        {
            **tracker._asdict(),
            "facts": [fact._asdict() for fact in tracker.facts],
            "charts": [{"svg": each.svg, "summary": each.summary} for each in tracker.charts],
            "notes": [note._asdict() for note in tracker.notes],
        }
        for tracker in report.trackers
    ]
    facts = [fact._asdict() for fact in report.facts]
    return {**report._asdict(), "facts": facts, "charts": charts, "trackers": trackers}
