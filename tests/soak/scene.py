"""What a soak goes on in: a database on a disk of its own, a carrier and an X, bots, and people."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlsplit

from sandbox.core.settings import ReportDelays
from sandbox.server import Sandbox
from tests.crash.victims import victims_for
from tests.soak.bots import Bots, bots_running
from tests.soak.cutting import Cutter, cutter_before
from tests.soak.disks import Disk, small_disk
from tests.soak.people import People
from tests.soak.plan import Plan
from tests.support.bots import sandbox_settings
from tests.support.database import postgres_server
from tests.support.database.postgres_server import PostgresServer

NO_LIMITS = {"x_posts_per_window": 1_000_000, "x_deletes_per_window": 1_000_000, "x_token_seconds": 86_400.0}
NO_DAILY_LIMITS = {"x_app_posts_per_day": 1_000_000, "x_user_posts_per_day": 1_000_000}
RICH = {
    "spend_per_person": 100_000.0,
    "spend_per_day": 1_000_000.0,
    "replies_per_person": 1_000_000,
    "texts_per_person": 1_000_000,
    "waiting_posts_per_person": 1_000_000,
    "kept_posts_per_person": 1_000_000,
}
LITTLE_LOG = ("max_wal_size=64MB", "min_wal_size=32MB")


@dataclass
class Scene:
    """All that can be troubled.

    Attributes:
        database_url: straight to the database; the bots may come to it through `cutter`.
        done: what was done to all of these, counted.
        skipped: what couldn't be, and why.
    """

    plan: Plan
    database_url: str
    sandbox: Sandbox
    people: People
    bots: Bots
    disk: Disk | None
    server: PostgresServer | None = None
    cutter: Cutter | None = None
    done: dict[str, int] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)

    def count(self, what: str) -> None:
        """Something was done."""
        self.done[what] = self.done.get(what, 0) + 1

    def random(self, name: str) -> Random:
        """Chances of the plan."""
        return self.plan.random(name)


@asynccontextmanager
async def scene_for(plan: Plan) -> AsyncIterator[Scene]:
    """Everything runs; all is stopped at the end."""
    quick = sandbox_settings(report_delays=ReportDelays(0.02, 0.02), **NO_LIMITS, **NO_DAILY_LIMITS)
    with small_disk(wanted="disk" in plan.kinds) as disk, database_on(plan, disk) as (url, server):
        async with Sandbox(quick) as sandbox, cutting(plan, url) as cutter:
            people = People(plan, sandbox)
            await people.connect(url)
            through = cutter.leading_to(url) if cutter else url
            victims = victims_for(through, sandbox, limits=RICH, reconcile={"every_minutes": 1})
            async with bots_running(victims, plan.folder, plan.log) as bots:
                yield Scene(plan, url, sandbox, people, bots, disk, server, cutter)


@contextmanager
def database_on(plan: Plan, disk: Disk | None) -> Iterator[tuple[str, PostgresServer | None]]:
    """An empty database, on the disk that can be filled if there is one."""
    if plan.database_url:
        yield plan.database_url, None
        return
    if plan.database == "sqlite":
        yield f"sqlite:///{disk.folder if disk else plan.folder}/bot.db", None
        return
    server = PostgresServer([*postgres_server.SETTINGS, *LITTLE_LOG], disk.folder if disk else None)
    try:
        server.start()
        yield server.new_database(bare=True), server
    finally:
        server.stop()


@asynccontextmanager
async def cutting(plan: Plan, url: str) -> AsyncIterator[Cutter | None]:
    """What cuts connections to a server, if there is one."""
    if plan.database == "sqlite":
        yield None
        return
    port = urlsplit(url).port
    assert port is not None
    async with cutter_before(port, plan.random("cutter")) as cutter:
        yield cutter
