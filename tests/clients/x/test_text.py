import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clients.x.text import written

LINK = "https://t.co/Ab3dEf6hIj"
OTHER = "https://t.co/zzzzzzzzzz"


def link(url: str, expanded: str, **more: str) -> dict[str, object]:
    return {"start": 0, "end": 23, "url": url, "expanded_url": expanded, **more}


PHOTO = link(OTHER, "https://x.com/ann/status/1/photo/1", display_url="pic.x.com/zzz", media_key="3_1")
PAGE = link(LINK, "https://example.com/a?b=1&copy=2", display_url="example.com/a?b=1&c…")

CASES: list[tuple[str, str, object, str]] = [
    ("plain", "Hello, world.", None, "Hello, world."),
    ("escaped", "R&amp;D &lt;3 &gt; 2", {}, "R&D <3 > 2"),
    ("what was written looks escaped", "&amp;amp; &amp;copy;", {}, "&amp; &copy;"),
    ("a link", f"see {LINK} now", {"urls": [PAGE]}, "see https://example.com/a?b=1&copy=2 now"),
    ("a link alone", LINK, {"urls": [PAGE]}, "https://example.com/a?b=1&copy=2"),
    ("a photo", f"Ducks {OTHER}", {"urls": [PHOTO]}, "Ducks"),
    ("a photo alone", OTHER, {"urls": [PHOTO]}, ""),
    ("four photos, one link", f"Ducks {OTHER}", {"urls": [PHOTO] * 4}, "Ducks"),
    ("an older photo", f"Ducks {OTHER}", {"urls": [link(OTHER, "e", display_url="pic.twitter.com/z")]}, "Ducks"),
    ("both", f"see {LINK} {OTHER}", {"urls": [PAGE, PHOTO]}, "see https://example.com/a?b=1&copy=2"),
    ("behind a line", f"a\n{LINK}\nb", {"urls": [link(LINK, "https://e.com")]}, "a\nhttps://e.com\nb"),
    ("twice", f"{LINK} {LINK}", {"urls": [link(LINK, "https://e.com")]}, "https://e.com https://e.com"),
    ("one of t.co that was written", f"my {OTHER}", {"urls": [link(OTHER, OTHER)]}, f"my {OTHER}"),
    ("not told of", f"my {OTHER}", {"urls": [PAGE]}, f"my {OTHER}"),
    ("no expansion", f"my {LINK}", {"urls": [{"url": LINK}]}, f"my {LINK}"),
    ("no entities at all", f"my {LINK}", {"urls": None}, f"my {LINK}"),
    ("odd entities", f"my {LINK}", {"urls": ["x", {"url": 7}, {}]}, f"my {LINK}"),
    ("entities that are a list", f"my {LINK}", [PAGE], f"my {LINK}"),
]


@pytest.mark.parametrize(("text", "entities", "read"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_post_reads_as_it_was_written(text: str, entities: object, read: str) -> None:
    assert written(text, entities) == read


@given(st.text(alphabet=st.sampled_from("ab &<>;#amplt\n\u00e9\U0001f600"), max_size=40))
def test_whatever_x_escapes_comes_back(text: str) -> None:
    assert written(html.escape(text, quote=False), {}) == text.rstrip()
