"""Pages from templates. What is put into one is escaped there, and what is missing is an error."""

import re
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Protocol

from aiohttp import web
from jinja2 import DictLoader, Environment, StrictUndefined

from web import headers as security
from web.navigation import SECTIONS
from web.static_files import FILES
from web.words import capital, counted, room_name


class Url(Protocol):
    """Writes the path of a route by its name (see web.route.Urls)."""

    def __call__(self, route: str, /, **values: str) -> str:
        """The path, with these values in its placeholders."""

    def __contains__(self, route: object) -> bool:
        """Whether there is such a route."""


_BETWEEN_TAGS = re.compile(r"(?<=[>}])\s*\n\s*(?=[<{])")
_IN_WORDS = re.compile(r"\s*\n\s*")


def without_breaks(source: str) -> str:
    """A template as it is sent: a break between tags is nothing, one between words is a space."""
    return _IN_WORDS.sub(" ", _BETWEEN_TAGS.sub("", source.strip()))


def _read(folder: Traversable, under: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in folder.iterdir():
        if entry.is_dir():
            found |= _read(entry, f"{under}{entry.name}/")
        elif entry.name.endswith(".html"):
            found[under + entry.name] = without_breaks(entry.read_text("utf-8"))
    return found


class Templates:
    """All templates, read once."""

    def __init__(self, url: Url) -> None:
        self.url = url
        self._environment = Environment(
            loader=DictLoader(_read(files("web") / "templates")),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
        )
        filters: dict[str, Callable[..., str]] = {"capital": capital, "counted": counted, "room_name": room_name}
        self._environment.filters.update(filters)
        sections = [each for each in SECTIONS if each.route in url]
        self._environment.globals.update(url=url, static=self.static, sections=sections, section="")

    def static(self, name: str) -> str:
        """Where browsers find a static file, and keep it until it is another."""
        return f"{self.url('static', name=name)}?v={FILES[name].version}"

    def html(self, name: str, **values: object) -> str:
        """A template with these values."""
        return self._environment.get_template(name).render(values)

    def page(
        self,
        name: str,
        status: int = 200,
        *,
        files: Sequence[str] = (),
        forms_to: str = "",
        images: str = "'self'",
        headers: Mapping[str, str] | None = None,
        section: str = "",
        **values: object,
    ) -> web.Response:
        """A whole page.

        Args:
            name: the template, which extends frame.html.
            status: of HTTP.
            files: further style sheets, and scripts, by their names in static/; without scripts, none may run.
            forms_to: where its forms may lead, redirects included; nothing if it has none.
            images: where its pictures come from.
            headers: in place of the usual ones.
            section: the one of web.navigation that the page is in, for who is signed in; without it, no way around
                is shown.
            values: for the template.
        """
        styles = [each for each in files if each.endswith(".css")]
        scripts = [each for each in files if each.endswith(".js")]
        usual = security.of_page(forms_to=forms_to, images=images, runs_scripts=bool(scripts))
        return web.Response(
            text=self.html(name, styles=styles, scripts=scripts, section=section, **values),
            status=status,
            content_type="text/html",
            headers={**usual, **(headers or {})},
        )
