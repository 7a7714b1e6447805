"""What the browser of somebody who connects X is shown once X has answered."""

from aiohttp import web

from storage.x.connections import Shown, Stage
from web.rendering import Templates

REFRESH_SECONDS = 4
NANP_DIGITS = 11


def code_page(templates: Templates, shown: Shown, fallback_number: str) -> web.Response:
    """How far the connection of this browser is; looks again by itself while something can still happen."""
    number = shown.number or fallback_number
    return templates.page(
        f"connect/{shown.stage.value}.html",
        code=shown.code,
        number=number,
        spaced=spaced(number),
        username=shown.profile.username if shown.profile else "",
        headers=_refresh(templates) if shown.stage in {Stage.OPEN, Stage.WAITING} else None,
    )


def _refresh(templates: Templates) -> dict[str, str]:
    return {"Refresh": f"{REFRESH_SECONDS}; url={templates.url('code')}"}


def spaced(number: str) -> str:
    """A number as people write it, where that is known: +1 555-010-0000."""
    if number.startswith("+1") and len(number) == NANP_DIGITS + 1:
        return f"+1 {number[2:5]}-{number[5:8]}-{number[8:]}"
    return number
