"""What a bot in service keeps to itself."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE

import pytest
from cryptography.fernet import Fernet

SECRET = Fernet.generate_key().decode()
REPORTING = """
import json, os, sys
from argparse import Namespace
from pathlib import Path
from bot.cli import serve
from scheduler import linux

def report(service):
    service.close()
    print(json.dumps({
        "left": [name for name in os.environ if name.startswith("BOT_")],
        "at_start": Path("/proc/self/environ").read_bytes().decode(),
        "dumpable": linux.call("prctl", 3),
        "path": os.environ["PATH"],
    }))

serve.uvloop.run = report
serve.main(Namespace(role="all"))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="another system has other ways")
async def test_secrets_are_gone_from_the_environment_and_memory_is_nobodys_to_read() -> None:
    """Whoever has taken over another process of that user looks there first."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", REPORTING),
        env={"BOT_SECRETS__KEYS": SECRET, "BOT_LOG__LEVEL": "error", "PATH": "/usr/bin", "HOME": "/"},
        stdout=PIPE,
    )
    said, _ = await process.communicate()
    found = json.loads(said)
    assert found["left"] == []
    assert SECRET not in found["at_start"]
    assert "PATH=/usr/bin" in found["at_start"]
    assert (found["dumpable"], found["path"]) == (0, "/usr/bin")
