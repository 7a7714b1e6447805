"""Starts bots and commands quickly: a program that has loaded everything and forks a process for each line it reads.

A line is a JSON object: {"role": …, "environment": {…}, "log": file} starts what `bot serve` runs, and the answer is
the process's id, once it is there; {"end": process id, "by": signal} ends one, and the answer comes once it is gone;
{"command": […], "folder": …, "environment": {…}, "files": [input, output, errors], "seconds": …} runs another of the
bot's commands, and the answer is its exit status. Each is a whole process of its own.
"""

import json
import os
import select
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from tests.support.forked import shifted_clock

shifted_clock.install()

import apscheduler.executors.asyncio  # noqa: E402
import twilio.rest.api  # noqa: E402
import uvloop  # noqa: E402

import bot.cli  # noqa: E402
import channels.twilio.client  # noqa: E402
import storage.engine.postgres  # noqa: E402
from bot import service  # noqa: E402
from bot.cli.opening import settings_with_logs  # noqa: E402
from core.phones.senders import country_of  # noqa: E402

assert apscheduler.executors.asyncio
assert twilio.rest.api
assert channels.twilio.client
assert storage.engine.postgres
assert country_of("+15550100000") == "US"  # the tests' numbers: it loads what is known of a dozen countries

# Once for all children: each would look through all that is loaded, and so copy it.
service.freeze_garbage()
service.freeze_garbage = lambda: None


def main() -> None:
    for line in sys.stdin:
        sys.stderr.write(f"{obey(json.loads(line))}\n")
        sys.stderr.flush()


def obey(order: dict[str, Any]) -> int:
    if "end" in order:
        with suppress(ProcessLookupError, ChildProcessError):  # two may want to end the same one
            os.kill(order["end"], order["by"])
            os.waitpid(order["end"], 0)
        return int(order["end"])
    child = os.fork()
    if "command" in order:
        return exit_status(child, order["seconds"]) if child else command(order)
    return child or serve(order["role"], order["environment"], order["log"])


def serve(role: service.ProcessRole, environment: dict[str, str], log: str) -> int:
    file = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(file, sys.stdout.fileno())
    os.dup2(file, sys.stderr.fileno())
    os.environ.update(environment)
    if shifted_clock.VARIABLE in environment:
        shifted_clock.follow(environment[shifted_clock.VARIABLE])
    uvloop.run(service.serve(settings_with_logs(), role))
    os._exit(0)


def command(order: dict[str, Any]) -> int:
    """As `python -m bot` in that folder; ends as any program does, so that what keeps it from ending shows."""
    exchange_streams(order["files"])
    os.chdir(order["folder"])
    os.environ.clear()
    os.environ.update(order["environment"])
    bot.cli.main(order["command"])
    sys.exit()


def exchange_streams(files: Sequence[str]) -> None:
    for number, file in enumerate(files):
        opened = os.open(file, os.O_WRONLY | os.O_CREAT if number else os.O_RDONLY)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")


def exit_status(child: int, seconds: float) -> int:
    """What it ends with; one that takes longer is killed, and its status is below zero."""
    watched = os.pidfd_open(child)
    ended, _, _ = select.select([watched], [], [], seconds)
    os.close(watched)
    if not ended:
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


main()
