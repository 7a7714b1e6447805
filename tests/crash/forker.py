"""Starts bots quickly, to be killed: a program that has loaded everything and forks a bot for each line it reads.

A line is a JSON object, {"role": …, "environment": {…}} or {"kill": …}; the answer is the child's process id.
The child is a whole process of its own and runs what `bot serve` runs.
"""

import json
import os
import signal
import sys

import uvloop

import channels.twilio.client
import storage.engine.postgres
from bot.cli.opening import settings_with_logs
from bot.service import serve

assert channels.twilio.client
assert storage.engine.postgres


def main() -> None:
    for line in sys.stdin:
        order = json.loads(line)
        child = order.get("kill") or os.fork()
        if child == 0:
            run(order["role"], order["environment"])
        if "kill" in order:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        sys.stderr.write(f"{child}\n")
        sys.stderr.flush()


def run(role: str, environment: dict[str, str]) -> None:
    os.dup2(sys.stdout.fileno(), sys.stderr.fileno())
    os.environ.update(environment)
    uvloop.run(serve(settings_with_logs(), role))
    os._exit(0)


main()
