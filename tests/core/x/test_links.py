# ruff: noqa: RUF001 - signs of other scripts
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from core.x.links import holds_link, links

FOLDER = Path(__file__).with_name("twitter_text")
CONFORMANCE = yaml.load((FOLDER / "extract.yml").read_text("utf-8"), yaml.CSafeLoader)["tests"]
VALID = yaml.load((FOLDER / "validate.yml").read_text("utf-8"), yaml.CSafeLoader)["tests"]


def cases(*groups: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{group}-{case['description']}") for group in groups for case in CONFORMANCE[group]
    ]


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in links(text)]


@pytest.mark.parametrize("case", cases("urls", "tco_urls_with_params"))
def test_links_as_twitter_text_finds_them(case: dict[str, Any]) -> None:
    assert found(case["text"]) == case["expected"]


@pytest.mark.parametrize("case", cases("urls_with_indices", "urls_with_directional_markers"))
def test_where_twitter_text_finds_them(case: dict[str, Any]) -> None:
    assert links(case["text"]) == [tuple(expected["indices"]) for expected in case["expected"]]


@pytest.mark.parametrize("case", VALID["urls_without_protocol"], ids=lambda case: case["description"])
def test_links_without_protocol_are_links_whole(case: dict[str, Any]) -> None:
    assert links(case["text"]) == [(0, len(case["text"]))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("example.com", ["example.com"]),
        ("See example.com.", ["example.com"]),
        ("example.com.b", ["example.com"]),
        ("example.comb", []),
        ("(https://example.com/a_(b)),", ["https://example.com/a_(b)"]),
        ("a.io b.ai c.app d.dev e.xyz f.me", ["a.io", "b.ai", "c.app", "d.dev", "e.xyz", "f.me"]),
        ("HTTP://EXAMPLE.ORG/Ä?q=1!", ["HTTP://EXAMPLE.ORG/Ä?q=1"]),
        ("me@example.com #example.com $example.com @example.com", []),
        ("http://me@example.com", []),
        ("ftp://example.com", []),
        ("xhttp://example.com", []),
        ("-example.com _example.com ./example.com", []),
        ("end.Then it.was e.g. 3.50 v1.2.3 a.b.c ... . .. x..com", []),
        ("http://日本語.みんな/x 日本.jp", ["http://日本語.みんな/x"]),
        ("日本example.jp/aです", ["example.jp/a"]),
        ("http://" + "a" * 63 + ".com", ["http://" + "a" * 63 + ".com"]),
        ("http://" + "a" * 64 + ".com", []),
        ("http://t.co/" + "a" * 40 + "-x", ["http://t.co/" + "a" * 40]),
        ("http://t.co/" + "a" * 41, []),
        ("example.com:80 example.com:80/a example.com?q", ["example.com", "example.com:80/a", "example.com"]),
        ("http://a_b.example.com http://a_b.com", ["http://a_b.example.com"]),
        ("http://a.xn--p1ai/б", ["http://a.xn--p1ai/б"]),
        ("élan.fr, élan.fr", ["lan.fr", "élan.fr"]),
        ("example.com/a;(b), example.com/a_(b),", ["example.com/a", "example.com/a_(b)"]),
        ("http://xn--ж.com http://xn--90a.com", ["http://xn--90a.com"]),
        ("no dots here", []),
        ("", []),
    ],
)
def test_links(text: str, expected: list[str]) -> None:
    assert found(text) == expected
    assert holds_link(text) == bool(expected)


PIECES = st.sampled_from(
    ["example.com", "http://", "https://", ".", "-", "_", "/", "@", "a", "日", "é", " ", "(", ")", "?"]
)


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=80))
@example("http://example.com/((((((((((((((((((((((((")
def test_links_are_in_order_and_stand_by_themselves(text: str) -> None:
    spans = links(text)
    assert spans == sorted(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    for start, end in spans:
        link = text[start:end].lstrip("-")
        assert links(f" {link}") == [(1, 1 + len(link))]


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "piece", ["a.", "の", "の.", "-a.", "a_", "(", "http://", "/", "a.com/(", "x--", "a.co?", "http://a.com/(("]
)
def test_no_text_takes_long(piece: str) -> None:
    links(piece * (4000 // len(piece)))
