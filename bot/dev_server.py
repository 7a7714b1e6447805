"""Trying the bot: it and the sandbox as two programs that know each other by address only."""

import asyncio
import signal
import socket
import sys
from asyncio.subprocess import PIPE, Process
from http import HTTPStatus
from pathlib import Path

import orjson
from aiohttp import ClientError, ClientSession

from actions.operating.roles import set_role
from bot.app import open_app
from bot.dev_folder import (
    HOST,
    OPERATOR,
    DevSecrets,
    Ports,
    configuration,
    dev_environment,
    kept_secrets,
    sandbox_arguments,
    sandbox_environment,
    write_privately,
)
from clients.session import open_session
from core.configuration import load_settings
from core.logs import readable
from core.tx import Tx
from storage.delivery import opt_outs
from storage.desk.audit import COMMAND_LINE
from storage.desk.operators import Role
from storage.x import accounts, connections, x_rate_limits

LOOK_AGAIN_SECONDS = 0.1
STOP_SECONDS = 12.0
LOG_LIMIT = 20_000_000


class DevServer:
    """Starts both, shows the bot's log, passes it on to the page of phones, stops both."""

    def __init__(self, folder: str, port: int, page_port: int) -> None:
        self._folder = Path(folder)
        self._ports = Ports(free_port(port), free_port(page_port), free_port(page_port + 1 if page_port else 0))
        self._stop = asyncio.Event()
        self._lines: asyncio.Queue[bytes] = asyncio.Queue(maxsize=10_000)

    @property
    def page(self) -> str:
        """The address of the phones."""
        return f"{self._ports.sandbox_url}/"

    async def run(self) -> int:
        """Until Ctrl-C, or until one of the two ends by itself (then 1)."""
        for name in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(name, self._stop.set)
        self._folder.mkdir(parents=True, exist_ok=True)
        secret = kept_secrets(self._folder / "keys.json")
        settings = self._folder / "config.toml"
        write_privately(settings, configuration(self._folder, secret, self._ports))
        await prepare(settings)
        sandbox = await self._start_sandbox(secret)
        bot = await self._start_bot(settings)
        async with open_session(5.0, 2) as session:
            tasks = [
                asyncio.create_task(self._show(bot)),
                asyncio.create_task(self._pass_on(session)),
                asyncio.create_task(self._announce(session)),
            ]
            ended = await self._until_either_ends(bot, sandbox)
            await _stop(bot)
            await asyncio.wait([tasks[0]], timeout=STOP_SECONDS)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await _stop(sandbox)
        return 1 if ended else 0

    async def _start_sandbox(self, secret: DevSecrets) -> Process:
        arguments = sandbox_arguments(secret, self._ports)
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "sandbox",
            *arguments,
            stdout=asyncio.subprocess.DEVNULL,
            env=sandbox_environment(secret),
            start_new_session=True,
        )

    async def _start_bot(self, settings: Path) -> Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "serve",
            stdout=PIPE,
            env=dev_environment(settings),
            start_new_session=True,
        )

    async def _until_either_ends(self, bot: Process, sandbox: Process) -> bool:
        """Wait for Ctrl-C; true if one of the two ended by itself before."""
        stopped = asyncio.create_task(self._stop.wait())
        ends = {asyncio.create_task(bot.wait()), asyncio.create_task(sandbox.wait())}
        await asyncio.wait({stopped, *ends}, return_when=asyncio.FIRST_COMPLETED)
        by_itself = not self._stop.is_set()
        for task in (stopped, *ends):
            task.cancel()
        return by_itself

    async def _show(self, bot: Process) -> None:
        """The bot's log: readable here, as it is in the log file, and queued for the page."""
        path = self._folder / "bot.log"
        if path.exists() and path.stat().st_size > LOG_LIMIT:
            path.rename(path.with_suffix(".log.1"))
        assert bot.stdout is not None  # noqa: S101 - it was started with a pipe
        with path.open("ab") as file:
            async for line in bot.stdout:
                file.write(line)
                file.flush()
                sys.stdout.write(_readable(line) + "\n")
                sys.stdout.flush()
                if not self._lines.full():
                    self._lines.put_nowait(line)

    async def _pass_on(self, session: ClientSession) -> None:
        """What the bot logs, to the page of phones; a page that isn't there yet misses nothing for long."""
        while True:
            lines = [await self._lines.get()]
            while not self._lines.empty():
                lines.append(self._lines.get_nowait())
            while not await _posted(session, f"{self.page}sandbox/logs", b"".join(lines)):  # noqa: ASYNC110 - no event
                await asyncio.sleep(0.2)

    async def _announce(self, session: ClientSession) -> None:
        """Say where the phones are, once both answer, however long a slow machine takes to start them."""
        bot = f"{self._ports.bot_url}/readyz"
        while not (await _answers(session, bot) and await _answers(session, self.page)):  # noqa: ASYNC110 - no event
            await asyncio.sleep(LOOK_AGAIN_SECONDS)
        sys.stdout.write(f"\n  Backslash is ready. The phones are at {self.page}\n  Ctrl-C stops it.\n\n")
        sys.stdout.flush()


async def prepare(path: Path) -> None:
    """Bring the database in line with a sandbox that starts, and see that there is an operator.

    The sandbox begins anew at each start: it knows nobody who opted out, and no consent. Its bot does likewise.
    `path` is the development server's config.toml.
    """
    app = await open_app(load_settings(dev_environment(path)))
    try:
        await app.db.write(_forget)
        await app.db.write(set_role, COMMAND_LINE, OPERATOR, Role.OPERATOR)
    finally:
        await app.db.close()


def _forget(tx: Tx) -> None:
    opt_outs.forget_opt_outs(tx)
    connections.forget_all(tx)
    accounts.forget_all(tx)
    x_rate_limits.forget_all(tx)


def free_port(wanted: int) -> int:
    """The wanted port, or any free one if somebody else has it."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            found: int = probe.getsockname()[1]
            return found
    raise OSError("no free port")


def _readable(line: bytes) -> str:
    try:
        return readable(orjson.loads(line))
    except (orjson.JSONDecodeError, AttributeError):
        return line.decode(errors="replace").rstrip("\n")


async def _posted(session: ClientSession, url: str, lines: bytes) -> bool:
    try:
        async with session.post(url, data=lines, headers={"Content-Type": "application/x-ndjson"}):
            return True
    except (ClientError, OSError, TimeoutError):
        return False


async def _answers(session: ClientSession, url: str) -> bool:
    try:
        async with session.get(url) as answer:
            return answer.status == HTTPStatus.OK
    except (ClientError, OSError, TimeoutError):
        return False


async def _stop(process: Process) -> None:
    """Ask it to stop; insist after a while."""
    if process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), STOP_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()
