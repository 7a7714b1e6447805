"""What goes wrong between the carrier's copy and the store: nothing is lost, nothing is left over, people know."""

import errno
import os
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import pytest_asyncio

from bot import compose
from clients.stores.folder import FolderStore
from core.settings import MediaSettings
from sandbox.core.hub import PATIENCE
from scheduler.imaging.outcome import Developed, NoWorker
from scheduler.imaging.pool import ImagingPool
from scheduler.imaging.process import WorkerProcess
from scheduler.photos.couriers import DEADLY_TRIES
from storage.delivery.reviving import revive
from storage.rooms.photo import Photo
from tests.conftest import Logs
from tests.support.bots import eventually
from tests.support.network.gate import Gate, Way, gate_to
from tests.support.photos.pictures import photo
from tests.support.photos.stage import JPEG, QUICK_TRIES, PhotoStage, Sender, open_photo_stage, small
from tests.support.x.stage import latest_post

WAITS = "can't be fetched yet; more tries follow."


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(shared_database_url: str) -> AsyncIterator[PhotoStage]:
    async with open_photo_stage(shared_database_url) as opened:
        yield opened


async def no_keys(stage: PhotoStage) -> bool:
    return await stage.keys() == []


async def delivery_of(stage: PhotoStage, photo: Photo) -> int:
    """The delivery that is to keep it."""
    sql = "SELECT id FROM deliveries WHERE kind = 'photo' AND text_id = :text"
    [(delivery_id,)] = await stage.stage.db.read(lambda tx: tx.rows(sql, text=photo.text_id))
    return int(delivery_id)


async def ends_well(stage: PhotoStage, sender: Sender, count: int) -> None:
    """Everything is kept once and whole; of what it took, nothing is left."""
    kept = await sender.photos()
    assert len(kept) == count
    for each in kept:
        await sender.content(each)
    folder_of_room = f"rooms/{kept[0].room_uuid}/"
    assert len([key for key in await stage.keys() if key.startswith(folder_of_room)]) == 2 * count
    assert sender.somebody.phone.silent


class TestS3:
    """A real S3 server, behind a gate."""

    @asynccontextmanager
    async def behind(
        self, s3_settings: MediaSettings, database_url: str, seconds: float = PATIENCE, **deliveries: float
    ) -> AsyncIterator[tuple[PhotoStage, Gate]]:
        port = int(s3_settings.endpoint_url.rpartition(":")[2])
        async with gate_to(port) as gate:
            media = s3_settings.model_copy(update={"endpoint_url": gate.url, "timeout_seconds": seconds})
            times = {**QUICK_TRIES, **deliveries}
            async with open_photo_stage(database_url, media, deliveries=times) as stage:
                yield stage, gate

    @pytest.mark.parametrize("way", [Way.SHUT, Way.SILENT, Way.FORBIDDEN])
    async def test_photos_wait_for_a_store_that_is_away(
        self, s3_settings: MediaSettings, sqlite_url: str, way: Way
    ) -> None:
        seconds = 1.5 if way is Way.SILENT else PATIENCE
        async with self.behind(s3_settings, sqlite_url, seconds) as (stage, gate):
            ann = await stage.somebody("away")
            gate.way = way
            message = await ann.sends(small(), small())
            await ann.hears(f"2 photos {WAITS}")
            assert len(message.media) == 2
            gate.way = Way.OPEN
            await ann.hears('2 photos kept in "away". See them: ')
            await ann.gone_at_carrier(message)
            await ends_well(stage, ann, 2)

    async def test_what_takes_longer_than_its_lease_is_no_mystery(
        self, s3_settings: MediaSettings, sqlite_url: str, logs: Logs, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(compose, "KEEPING", 0.25)  # a second, which leaves a slow machine some of its lease
        async with self.behind(s3_settings, sqlite_url, PATIENCE, lease_seconds=4.0) as (stage, gate):
            ann = await stage.somebody("lease")
            gate.way = Way.SILENT
            await ann.sends(small())
            await ann.hears(f"Your photo {WAITS}")
            gate.way = Way.OPEN
            await ann.hears('1 photo kept in "lease".')
            assert {line["reason"] for line in logs.lines("delivery.retry")} == {"It took too long."}
            assert not logs.lines("delivery.unknown")

    async def test_a_photo_that_is_given_up_one_day_is_not_lost(
        self, s3_settings: MediaSettings, sqlite_url: str
    ) -> None:
        async with self.behind(s3_settings, sqlite_url) as (stage, gate):
            ann = await stage.somebody()
            gate.way = Way.SHUT
            message = await ann.sends(small())
            await ann.hears(f"Your photo {WAITS}")
            await ann.somebody.run("UPDATE deliveries SET first_due_at = 1 WHERE kind = 'photo'")
            await ann.hears("Not kept: your photo (out of reach for too long). Send it again")
            assert len(message.media) == 1
            gate.way = Way.OPEN
            [given_up] = await ann.photos()
            assert await stage.stage.db.write(revive, await delivery_of(stage, given_up))
            await ann.hears("1 photo kept for you alone.")
            await ann.gone_at_carrier(message)
            await ends_well(stage, ann, 1)

    async def test_a_store_that_is_away_only_delays_deletions(
        self, s3_settings: MediaSettings, sqlite_url: str
    ) -> None:
        async with self.behind(s3_settings, sqlite_url) as (stage, gate):
            ann = await stage.somebody("going")
            await ann.sends(small(), small())
            await ann.hears("2 photos kept")
            assert len(await stage.keys()) == 4
            gate.way = Way.SHUT
            await ann.says("\\STOP", "Deleted")
            gate.way = Way.OPEN
            await eventually(lambda: no_keys(stage))


@pytest.mark.asyncio(loop_scope="module")
class TestFolder:
    """A folder of this machine."""

    async def test_a_full_disk_leaves_nothing_half_written(
        self, stage: PhotoStage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ann = await stage.somebody("full")
        message = await ann.sends(small())
        await ann.hears("1 photo kept")
        [first] = await ann.photos()

        def full(descriptor: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            message = await ann.sends(small())
            await ann.hears(f"Your photo {WAITS}")
            room = [key for key in await stage.keys() if first.room_uuid in key]
            assert sorted(room) == sorted([first.key, first.thumbnail_key])
        await ann.hears('1 photo kept in "full".')
        await ann.gone_at_carrier(message)
        await ends_well(stage, ann, 2)

    async def test_what_is_not_what_its_digest_says_is_not_kept(
        self, stage: PhotoStage, monkeypatch: pytest.MonkeyPatch, logs: Logs
    ) -> None:
        ann = await stage.somebody("digest")
        put = FolderStore._put
        damaged: list[str] = []

        def damaging(store: FolderStore, key: str, content: bytes, sha256: str) -> None:
            is_first = not damaged
            damaged.append(key)
            put(store, key, content[:-1] if is_first else content, sha256)

        monkeypatch.setattr(FolderStore, "_put", damaging)
        await ann.sends(small())
        await ann.hears('1 photo kept in "digest".')
        assert any("SHA-256" in line["reason"] for line in logs.lines("delivery.retry"))
        await ends_well(stage, ann, 1)

    async def test_deleting_at_the_carrier_is_tried_again(self, stage: PhotoStage) -> None:
        ann = await stage.somebody("slowly")
        stage.fault("media_delete_error", 3)
        message = await ann.sends(small())
        await ann.hears('1 photo kept in "slowly".')
        await ann.gone_at_carrier(message)


def dying_over(content: bytes, times: int) -> Callable[[WorkerProcess, bytes], Any]:
    """The process that opens pictures dies over that one, so many times."""
    develop, left = WorkerProcess.develop, [times]

    async def dying(worker: WorkerProcess, given: bytes) -> Developed:
        if given == content and left[0]:
            left[0] -= 1
            os.kill(worker.pid, signal.SIGSEGV)
        return await develop(worker, given)

    return dying


@pytest.mark.asyncio(loop_scope="module")
class TestWorker:
    """The processes that open pictures."""

    async def test_one_that_dies_takes_no_other_photo_along(
        self, stage: PhotoStage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ann = await stage.somebody("deadly")
        deadly = photo(128, 128)
        monkeypatch.setattr(WorkerProcess, "develop", dying_over(deadly, DEADLY_TRIES))
        message = await ann.sends(small(), (JPEG, deadly), small())
        await ann.hears('2 photos kept in "deadly". 1 more can\'t be fetched yet; more tries follow.')
        assert [each.deaths for each in await ann.photos()][1] < DEADLY_TRIES
        await ann.hears('2 photos kept in "deadly". Not kept: photo 2 (damaged). See them: ')
        assert len(message.media) == 1  # what is refused may be sound all the same

    async def test_what_it_dies_over_once_may_go_well(
        self, stage: PhotoStage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ann = await stage.somebody("twice")
        once = photo(120, 120)
        stage.fault("media_error", DEADLY_TRIES)  # tries that have nothing to do with it don't count
        monkeypatch.setattr(WorkerProcess, "develop", dying_over(once, DEADLY_TRIES - 1))
        await ann.sends((JPEG, once))
        await ann.hears(WAITS)
        await ann.hears('1 photo kept in "twice".')

    async def test_a_broken_installation_damages_no_photo(
        self, stage: PhotoStage, monkeypatch: pytest.MonkeyPatch, logs: Logs
    ) -> None:
        """A library that is broken after a deploy ends every process, again and again."""
        ann = await stage.somebody("deployed")
        with monkeypatch.context() as patch:
            patch.setattr(sys, "executable", shutil.which("false"))
            patch.setattr(ImagingPool, "_resting", lambda _pool: None)
            message = await ann.sends(small())
            await ann.hears(WAITS)
            assert [each.deaths for each in await ann.photos()] == [0]
            assert message.media
        await ann.hears('1 photo kept in "deployed".')
        assert [line["event"] for line in logs.lines("imaging.broken")] == ["imaging.broken"]
        await ann.gone_at_carrier(message)

    async def test_a_machine_without_room_for_processes_is_no_fault_of_the_photo(
        self, stage: PhotoStage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ann = await stage.somebody("crowded")
        tried: list[int] = []

        async def nowhere(worker: WorkerProcess, given: bytes) -> Developed:
            tried.append(worker.pid)
            raise NoWorker("No process could be started: out of memory.")

        with monkeypatch.context() as patch:
            patch.setattr(WorkerProcess, "develop", nowhere)
            await ann.sends(small())
            await ann.hears(WAITS)
        await ann.hears('1 photo kept in "crowded".')
        assert len(tried) > DEADLY_TRIES


@pytest.mark.asyncio(loop_scope="module")
class TestGoneMeanwhile:
    """What is deleted while its photos are on their way."""

    async def test_a_person(self, stage: PhotoStage) -> None:
        await eventually(lambda: self._nothing_left(stage))
        ann = await stage.somebody()
        slow = stage.fault("media_slow", 1, ms=PATIENCE * 1000)
        message = await ann.sends(small())
        await stage.struck()
        await ann.says("\\STOP", "Deleted")
        assert await ann.photos() == []
        await ann.gone_at_carrier(message)
        slow.end()  # whoever has it in hand goes on
        await stage.hurry("object_deletion")
        await eventually(lambda: no_keys(stage))
        assert ann.somebody.phone.silent

    async def test_a_room_with_a_post_that_waits(self, stage: PhotoStage) -> None:
        await eventually(lambda: self._nothing_left(stage))
        ann = await stage.somebody("brief", connected=True)
        slow = stage.fault("media_slow", 1, ms=PATIENCE * 1000)
        message = await ann.sends(small(), body="\\POST A view of the lake")
        await stage.struck()
        await ann.says("LEAVE brief", "1")
        await ann.says("1", "deleted")
        await ann.hears("Not posted: its photos were deleted before they were all here.")
        post = await ann.somebody.look(latest_post, ann.somebody.person_id)
        assert post.state == "failed"
        await ann.gone_at_carrier(message)
        slow.end()
        await stage.hurry("object_deletion")
        await eventually(lambda: no_keys(stage))

    async def test_photos_in_rooms_of_others_go_with_their_person(self, stage: PhotoStage) -> None:
        ann, ben = await stage.somebody("common"), await stage.somebody()
        await ben.says("JOIN common", 'You are in the room "common"')
        for sender in (ann, ben):
            await sender.sends(small())
            await sender.hears('1 photo kept in "common".')
        [of_ann], [of_ben] = await ann.photos(), await ben.photos()
        await ben.says("\\STOP", "Deleted")
        assert await ben.photos() == []
        assert await ann.photos() == [of_ann]
        await eventually(lambda: stage.lacks(of_ben))
        await ann.content(of_ann)

    async def _nothing_left(self, stage: PhotoStage) -> bool:
        """Of tests before; what they left goes with a sweep's help here."""
        for key in await stage.keys():
            await stage.store.delete([key])
        return await no_keys(stage)
