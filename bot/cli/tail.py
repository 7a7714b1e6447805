import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import orjson

from actions.operating.subjects import person_of
from bot.cli import CommandFailed
from bot.cli.opening import with_rows
from core.logs import readable
from core.tx import Tx
from storage import people

DEFAULT = Path("data/bot.log")
LOOK_AGAIN_SECONDS = 0.3


def main(arguments: argparse.Namespace) -> None:
    """`bot tail`: JSON logs made readable; lines that are none are shown as they are."""
    person = _person(arguments.phone) if arguments.phone else ""
    for line in _lines(arguments.file, follow=arguments.follow):
        shown = _shown(line, person, arguments.event or "")
        if shown:
            print(shown, flush=arguments.follow)


def _person(phone: str) -> str:
    tag = with_rows(lambda opened: opened.db.read(_tag, phone))
    if not tag:
        raise CommandFailed(f"nobody with {phone} is stored")
    return tag


def _tag(tx: Tx, phone: str) -> str:
    return people.tag_of(tx, person_of(tx, phone))


def _lines(file: str | None, *, follow: bool) -> Iterator[str]:
    if file is None and not sys.stdin.isatty() and not DEFAULT.exists():
        yield from sys.stdin
        return
    if file == "-":
        yield from sys.stdin
        return
    path = Path(file) if file else DEFAULT
    with path.open(encoding="utf-8", errors="replace") as lines:
        yield from _growing(lines) if follow else lines


def _growing(lines: Iterator[str]) -> Iterator[str]:
    while True:
        yield from lines
        time.sleep(LOOK_AGAIN_SECONDS)


def _shown(line: str, person: str, event: str) -> str:
    try:
        fields = orjson.loads(line)
    except orjson.JSONDecodeError:
        return "" if person or event else line.rstrip("\n")
    if not isinstance(fields, dict):
        return ""
    if person and fields.get("person") != person:
        return ""
    return readable(fields) if str(fields.get("event", "")).startswith(event) else ""
