"""`python -m tests.talk`: says every text of the corpus to the bot, each in its situation, and tells what went wrong.

Of the held-out part only figures are told, unless it is asked for. The exit status is 1 if anything went public
that may not.
"""

import argparse
import asyncio
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from core.logs import configure_logs
from core.settings import LogSettings
from tests.talk import report
from tests.talk.corpus import Case, cases
from tests.talk.judging import Fault, Verdict
from tests.talk.talking import talk


def main(arguments: Sequence[str] | None = None) -> None:
    """Talk, and print the report."""
    parser = make_parser()
    given = parser.parse_args(arguments)
    if bool(given.texts) != bool(given.kind):
        parser.error("--texts and --kind come together")
    configure_logs(LogSettings(level="error"), sys.stderr)
    if given.texts:
        verdicts = asyncio.run(talk(list(_lines_of(given.texts, given.kind))))
        print("\n".join([*report.rates(verdicts), *_all_wrong(verdicts, listed=given.list)]))
        return
    verdicts = asyncio.run(talk(cases()))
    print("\n".join(_report(verdicts, held_out=given.held_out)))
    sys.exit(any(each.fault is Fault.WRONG_POST and each.case.kind in report.NEVER_PUBLIC for each in verdicts))


def make_parser() -> argparse.ArgumentParser:
    """The options of the command line."""
    parser = argparse.ArgumentParser(prog="talk", description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="list the wrong texts of the held-out part too")
    parser.add_argument("--texts", type=Path, metavar="FILE", help="other texts, one a line, in place of the corpus")
    parser.add_argument("--kind", choices=(report.POSTS, report.PEOPLE), help="what these are")
    parser.add_argument("--list", action="store_true", help="list those of them that are read wrongly")
    return parser


def _lines_of(file: Path, kind: str) -> Iterator[Case]:
    right = "post" if kind == report.POSTS else "asked"
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield Case(line, kind, "xx", "fresh", right, "", "it is one of that file")


def _all_wrong(verdicts: Sequence[Verdict], *, listed: bool) -> Iterator[str]:
    if listed:
        yield from ("", *report.wrong_ones(verdicts))


def _report(verdicts: Sequence[Verdict], *, held_out: bool) -> Iterator[str]:
    shown = [each for each in verdicts if not each.case.is_held_out]
    hidden = [each for each in verdicts if each.case.is_held_out]
    yield from report.wrong_ones(verdicts if held_out else shown)
    for title, part in (("open part", shown), ("held-out part", hidden)):
        yield f"# {title}"
        yield from ("", *report.table("kind", part, lambda each: each.case.kind), "")
        yield from ("", *report.table("language", part, lambda each: each.case.language), "")
        yield from (*report.rates(part), "")


if __name__ == "__main__":
    main()
