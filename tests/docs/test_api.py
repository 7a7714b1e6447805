"""The examples in docs/api.md are run with curl, one after the other, as a reader would; what it tells is so."""

import json
import os
import re
import subprocess
import sys
from asyncio import to_thread
from pathlib import Path
from typing import Any

from core.settings import Limits, MediaSettings
from core.tx import Tx
from storage.rooms import passwords, rooms
from storage.signing_in import pins
from tests.support.photos.albums import LARGE, opened
from tests.web.api.test_posts import connect_person
from tests.web.api.test_tokens import QUICK, quick_hashes
from web.api import checking, request_rate
from web.api.declaration import FOR_PROGRAMS
from web.api.table import OPERATIONS

GUIDE = Path(__file__).parents[2] / "docs/api.md"
EXAMPLE = re.compile(r"```sh\n(.*?)```", re.DOTALL)


def said_by(example: str, known: dict[str, str], folder: Path) -> Any:  # noqa: ANN401 - whatever JSON it is
    """Run an example; it has to succeed."""
    script = f'curl() {{ command curl --fail-with-body --silent --show-error "$@"; }}\n{example}'
    done = subprocess.run(
        ["sh", "-eu", "-c", script],
        env={"PATH": "/usr/bin:/bin", **known},
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, f"{example}: {done.stdout.decode()} {done.stderr.decode()}"
    return json.loads(done.stdout) if done.stdout else None


def learn(said: Any, known: dict[str, str]) -> None:  # noqa: ANN401 - likewise
    """What the reader would copy from an answer."""
    names = {"access_token": "TOKEN", "refresh_token": "REFRESH_TOKEN", "pin_request": "PIN_REQUEST"}
    names |= {"session": "SESSION"}
    if isinstance(said, dict):
        known |= {name: said[key] for key, name in names.items() if key in said}
        word = str(said.get("id", "")).partition("_")[0]
        if word in {"tracker", "entry", "import", "report"}:
            known[word.upper()] = said["id"]


async def test_the_examples_work(sqlite_url: str, folder_settings: MediaSettings, tmp_path: Path) -> None:
    async with opened(sqlite_url, folder_settings) as album:
        ann, ben = [await album.person(f"+1555010010{n}", name) for n, name in ((1, "Ann"), (2, "Ben"))]
        trip = await album.room("trip", ben)
        await album.do(passwords.keep, trip.id, QUICK.hash("s3cret"))
        await connect_person(album, ann)
        photo = await album.photo(trip, ann)
        known = {"BOT": album.url, "ROOM": f"room_{trip.uuid}", "PHOTO": f"photo_{photo}"}
        examples = EXAMPLE.findall(GUIDE.read_text("utf-8"))
        assert len(examples) > 15
        for example in examples:
            said = await to_thread(said_by, example, known, tmp_path)
            learn(said, known)
            if "/pins" in example:
                known["PIN"] = await album.do(_pin)
        assert (tmp_path / "photo.jpg").read_bytes() == LARGE
        assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")
        assert await album.app.db.read(_names, ann) == ["garden"]


def _pin(tx: Tx) -> str:
    [(pin_id,)] = tx.rows("SELECT id FROM pins ORDER BY id DESC LIMIT 1")
    issued = pins.issue(tx, pin_id)
    assert issued is not None
    return issued.digits


def _names(tx: Tx, person_id: int) -> list[str]:
    return rooms.names(tx, person_id)


def test_numbers_and_names_are_as_told() -> None:
    guide = GUIDE.read_text("utf-8")
    a_second = int(Limits().api_requests_per_second)
    assert f"ask {a_second * request_rate.AT_ONCE_SECONDS} times at once and {a_second} times a second" in guide
    assert checking.BODY_SECONDS == 10
    assert set(re.findall(r'"(\w+:\w+)"', guide)) <= set(FOR_PROGRAMS)
    there = {(each.method, each.path) for each in OPERATIONS}
    for method, path in re.findall(r"`(GET|PUT|DELETE|POST) (/[^`]*)`", guide):
        assert (method, path) in there, path


__all__ = ["quick_hashes"]


def test_the_document_is_the_same_in_every_process() -> None:
    """It is kept by its ETag; sets have another order in each process."""
    make = (
        "from web.api.openapi import document; from web.api.table import OPERATIONS;"
        " print(document(OPERATIONS, 'https://bot.example'))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", make], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1
