import asyncio
import signal
import sys

import aiohttp
import pytest

from sandbox.__main__ import read_arguments
from sandbox.core.hub import PATIENCE
from sandbox.core.settings import ReportDelays
from sandbox.server import Sandbox


def test_arguments() -> None:
    settings = read_arguments(["--number", "+15550100001", "--number", "+15550100002", "--reports", "0,5"])
    assert settings.numbers == ("+15550100001", "+15550100002")
    assert settings.report_delays == ReportDelays(0, 0.005)
    assert read_arguments(["--reports", "off"]).report_delays is None


def test_arguments_of_x() -> None:
    arguments = ["--x-client-id", "an id", "--x-token-seconds", "2", "--x-redirect-uri", "http://127.0.0.1:1/a"]
    settings = read_arguments(arguments, {"SANDBOX_X_CLIENT_SECRET": ""})
    assert (settings.x_client_id, settings.x_client_secret, settings.x_token_seconds) == ("an id", "", 2)
    assert settings.x_redirect_uris == ("http://127.0.0.1:1/a",)


def test_secrets_come_by_the_environment_and_not_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    settings = read_arguments([], {"SANDBOX_AUTH_TOKEN": "t" * 32, "SANDBOX_X_CLIENT_SECRET": "s" * 32})
    assert (settings.auth_token, settings.x_client_secret) == ("t" * 32, "s" * 32)
    for option in ("--auth-token", "--x-client-secret"):
        with pytest.raises(SystemExit):
            read_arguments([option, "x"])
        assert option in capsys.readouterr().err


def test_wrong_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read_arguments(["--reports", "soon"])
    assert "--reports" in capsys.readouterr().err


async def test_started_from_the_command_line_until_interrupted() -> None:
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", "--port", "0", stdout=asyncio.subprocess.PIPE
    )
    assert program.stdout is not None
    async with asyncio.timeout(PATIENCE):
        url = (await program.stdout.readline()).decode().split()[-1]
        async with aiohttp.ClientSession() as session, session.get(f"{url}sandbox/phones") as response:
            assert (await response.json())["phones"] == ["+15550100101"]
        program.send_signal(signal.SIGINT)
        assert await program.wait() == 0


async def test_a_port_that_is_taken(carrier: Sandbox) -> None:
    port = carrier.url.rpartition(":")[2]
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", "--port", port, stderr=asyncio.subprocess.PIPE
    )
    async with asyncio.timeout(PATIENCE):
        _, complaint = await program.communicate()
    assert program.returncode == 1
    assert b"cannot listen" in complaint
