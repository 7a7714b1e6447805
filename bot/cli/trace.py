import argparse

from actions.operating.tracing import timelines
from bot.cli import CommandFailed
from bot.cli.opening import with_rows


def main(arguments: argparse.Namespace) -> None:
    """`bot trace`: a timeline; never what was said."""
    traces = with_rows(lambda opened: opened.db.read(timelines, arguments.subject, arguments.count))
    if not traces:
        raise CommandFailed(f"nothing is stored of {arguments.subject}")
    print("\n\n".join("\n".join(lines) for lines in traces))
