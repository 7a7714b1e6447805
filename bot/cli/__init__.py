"""The command line: what operators type. Exit status 0 done, 1 failed with one clear line, 2 wrong usage."""

import os
import sys
from collections.abc import Sequence

from bot.cli.parser import make_parser


class CommandFailed(Exception):
    """A command that can't be done; the message is the one line that people read."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command."""
    from core.configuration import BadConfiguration

    os.umask(0o077)  # databases, logs and backups are for their owner's eyes
    parsed = make_parser().parse_args(arguments)
    try:
        status = parsed.function(parsed)
    except BadConfiguration as wrong:
        for problem in wrong.problems:
            print(f"bot: {problem}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)
    except Exception as error:
        from bot.cli.failures import expected, line_of

        if not isinstance(error, (CommandFailed, *expected())):
            raise
        print(f"bot: {line_of(error)}", file=sys.stderr)
        sys.exit(1)
    sys.exit(status or 0)
