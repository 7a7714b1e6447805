"""What a bot in service does so that other processes of its user learn nothing from it."""

import os
import sys

from core.configuration import PREFIX
from core.logs import get_logger
from scheduler import linux

log = get_logger()


def keep_secrets() -> None:
    """Forget the settings that the environment held, once they are read; let nobody read our memory.

    What can't be had here is logged, and done without.
    """
    for name in [each for each in os.environ if each.startswith(PREFIX)]:
        del os.environ[name]
    lacks = []
    try:
        linux.blank_out(PREFIX)
    except (OSError, ValueError, IndexError):
        lacks.append("environment")
    try:
        linux.make_undumpable()
    except OSError:
        lacks.append("undumpable")
    if lacks:
        log.warning("service.exposed", lacks=lacks, system=sys.platform)
