from pathlib import Path

import pytest

from training.collected import COLLECTIONS, collected_posts


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """Copies of all projects, whose files are there and empty."""
    for collection in COLLECTIONS:
        for names in collection.files.values():
            for name in names:
                path = tmp_path / collection.folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch()
    return tmp_path


def test_plain_posts_are_taken_once_and_without_what_storing_them_has_done(copies: Path) -> None:
    (copies / "tweeteval/datasets/sentiment/val_text.txt").write_text(
        "Snow on the hill\n"
        "snow on the HILL\n"
        "@user see you there then\n"
        "Snow again #winter tonight\n"
        "so there http://example.com it is\n"
        "two words\n"
        "I forgot\\u002c it\\u2019s &lt;3 today\n"
        '"All of it is quoted"\n',
        "utf-8",
    )
    assert list(collected_posts(copies)) == [
        ("Snow on the hill", "collected/en"),
        ("two words", "collected/en"),
        ("I forgot, it's <3 today", "collected/en"),
        ("All of it is quoted", "collected/en"),
    ]


def test_what_is_cut_off_loses_its_last_word_and_is_called_so(copies: Path) -> None:
    (copies / "tweeteval/datasets/emoji/val_text.txt").write_text("Sunset over the wonderf…\nSunset…\n", "utf-8")
    assert list(collected_posts(copies)) == [("Sunset over the", "collected-cut-off/en")]


def test_of_a_table_the_third_column_is_taken_and_lines_that_go_on_are_left_out(copies: Path) -> None:
    (copies / "tweets-retriever/retrieved_dataset/deu.txt").write_text(
        "513\tPositive\t\\Schnee auf dem Berg\nund noch einer unten\n514\tNegative\t\\@ann wo bist du\n", "utf-8"
    )
    assert list(collected_posts(copies)) == [("Schnee auf dem Berg", "collected/de")]


def test_a_file_that_lacks_is_named(copies: Path) -> None:
    (copies / "xlm-t/data/sentiment/french/val_text.txt").unlink()
    with pytest.raises(FileNotFoundError, match="french/val_text"):
        list(collected_posts(copies))
