import ast
import re
from html import unescape
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from web.app import TEMPLATES
from web.pages import Topic
from web.rendering import Templates, without_breaks
from web.routes import ROUTES

WEB = Path(__file__).parents[2] / "web"
WRITTEN = "\"><script>alert(1)</script>'&amp;"
NAMES = sorted(str(path.relative_to(WEB / "templates")) for path in (WEB / "templates").rglob("*.html"))


def test_what_people_write_is_escaped() -> None:
    page = (
        TEMPLATES.page("help.html", texts_days=30, topics=[Topic(WRITTEN, [(WRITTEN, WRITTEN)])], number=WRITTEN).text
        or ""
    )
    assert "<script>" not in page
    assert unescape(page).count(WRITTEN) == 4
    offer = TEMPLATES.page("connect/offer.html", phone_end=WRITTEN, token=WRITTEN).text or ""
    assert "<script>" not in offer
    assert offer.count('value="&#34;&gt;&lt;script&gt;') == 1


def test_what_is_missing_is_an_error_and_no_gap() -> None:
    with pytest.raises(UndefinedError):
        TEMPLATES.page("connect/offer.html", token="x")


def test_nothing_is_declared_safe() -> None:
    for name in NAMES:
        source = (WEB / "templates" / name).read_text("utf-8")
        assert not re.search(r"\|\s*safe|autoescape|Markup", source), name


VALUES = {name: "1" for route in ROUTES for name in re.findall(r"{(\w+)}", route.path)}
"""For any placeholder."""


def test_every_link_in_a_template_leads_to_a_route() -> None:
    for name in NAMES:
        source = (WEB / "templates" / name).read_text("utf-8")
        for route in re.findall(r"url\('(\w+)'", source):
            TEMPLATES.url(route, **VALUES)
        for file in re.findall(r"static\('([^']+)'", source):
            assert TEMPLATES.static(file)


def test_there_is_no_html_in_python() -> None:
    for path in WEB.rglob("*.py"):
        strings = [
            node.value for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Constant)
        ]
        assert not [each for each in strings if isinstance(each, str) and re.search(r"</?[a-z]+[ >]", each)], path


def test_breaks_between_tags_are_nothing_and_those_between_words_are_spaces() -> None:
    source = "<p>\n  {% if it %}\n  <b>a</b>\n  {% endif %}\n</p>\n<p>one\n  two <i>three</i></p>\n"
    assert without_breaks(source) == "<p>{% if it %}<b>a</b>{% endif %}</p><p>one two <i>three</i></p>"


def test_templates_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    templates = Templates(TEMPLATES.url)
    monkeypatch.setattr(Path, "read_text", lambda *_: pytest.fail("it reads a file"))
    assert "Not now" in templates.html("unavailable.html", styles=[], scripts=[])


def test_a_page_with_forms_sends_its_origin_along_and_one_with_scripts_may_run_them() -> None:
    plain = TEMPLATES.page("broken.html", 500).headers
    assert plain["Referrer-Policy"] == "no-referrer"
    assert "form-action 'none'" in plain["Content-Security-Policy"]
    assert "script-src" not in plain["Content-Security-Policy"]
    rich = TEMPLATES.page("broken.html", files=("room.js",), forms_to="'self' https://x.example", images="'none'")
    assert rich.headers["Referrer-Policy"] == "strict-origin"
    policy = rich.headers["Content-Security-Policy"]
    for part in ("form-action 'self' https://x.example;", "script-src 'self';", "img-src 'none';"):
        assert part in policy
