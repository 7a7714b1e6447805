"""Starts bots quickly, to be killed: a program that has loaded everything and forks a bot for each line it reads.

A line is a JSON object, {"role": …, "environment": {…}, "log": file} or {"end": process id, "by": signal}; the answer
is the child's process id, once it is there, or gone. The child is a whole process of its own and runs what `bot
serve` runs.
"""

import json
import os
import sys
from contextlib import suppress

from tests.crash import shifted_clock

shifted_clock.install()

import apscheduler.executors.asyncio  # noqa: E402
import twilio.rest.api  # noqa: E402
import uvloop  # noqa: E402

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
        order = json.loads(line)
        child = order.get("end") or os.fork()
        if child == 0:
            run(order["role"], order["environment"], order["log"])
        if "end" in order:
            with suppress(ProcessLookupError, ChildProcessError):  # two may want to end the same one
                os.kill(child, order["by"])
                os.waitpid(child, 0)
        sys.stderr.write(f"{child}\n")
        sys.stderr.flush()


def run(role: str, environment: dict[str, str], log: str) -> None:
    file = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(file, sys.stdout.fileno())
    os.dup2(file, sys.stderr.fileno())
    os.environ.update(environment)
    if shifted_clock.VARIABLE in environment:
        shifted_clock.follow(environment[shifted_clock.VARIABLE])
    uvloop.run(service.serve(settings_with_logs(), role))
    os._exit(0)


main()
