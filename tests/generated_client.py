"""A client that is generated from the API's document signs in, adds a photo and an entry, lists and deletes them.

Run against `make run`, in a virtual environment of its own that has openapi-python-client (docs/api.md says how):
`python tests/generated_client.py BOT SANDBOX`. With `--token` it only signs a new phone in, and prints its token.
"""

import argparse
import hashlib
import importlib
import io
import json
import re
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.request import Request, urlopen

PACKAGE = "backslash_client"
PATIENCE = 30.0
PIN = re.compile(r"\b\d{6}\b")


def main() -> None:
    """Do it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("bot")
    parser.add_argument("sandbox")
    parser.add_argument("--token", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        generated = Generated(Path(folder), given.bot)
        token = sign_in(generated, given.sandbox)
        if given.token:
            sys.stdout.write(f"{token}\n")
        else:
            add_list_and_delete(generated, token)
            track(generated, token)
            sys.stdout.write("Signed in; added a photo and an entry, listed and deleted both.\n")


class Generated:
    """The client, made of what the bot says of itself."""

    def __init__(self, folder: Path, bot: str) -> None:
        self.bot = bot
        command = [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none", "--output-path"]
        url = f"{bot}/api/openapi.json"
        subprocess.run([*command, str(folder / PACKAGE), "--url", url], check=True, stdout=sys.stderr)
        sys.path.insert(0, str(folder))

    def module(self, name: str) -> ModuleType:
        """One of its modules."""
        return importlib.import_module(f"{PACKAGE}.{name}")

    def call(self, operation: str, token: str = "", **arguments: Any) -> Any:  # noqa: ANN401 - whatever it answers
        """Ask for an operation, such as `rooms.make_room`."""
        clients = self.module("client")
        common = {"base_url": self.bot, "raise_on_unexpected_status": True}
        client = clients.AuthenticatedClient(token=token, **common) if token else clients.Client(**common)
        answer = self.module(f"api.{operation}").sync_detailed(client=client, **arguments)
        assert answer.status_code < 300, (operation, answer.content)
        return answer.parsed

    def model(self, kind: str, /, **fields: Any) -> Any:  # noqa: ANN401 - of that class
        """A body."""
        return getattr(self.module("models"), kind)(**fields)


def sign_in(generated: Generated, sandbox: str) -> str:
    """Register a new phone of the sandbox's, by the PIN that it is texted."""
    number = told(f"{sandbox}/sandbox/phones", {})["number"]
    asked = generated.call("register.register", body=generated.model("Registration", number=number))
    phone = f"{sandbox}/sandbox/phones/{number.replace('+', '%2B')}"
    pin = wait_for(lambda: PIN.search(json.dumps([each["body"] for each in told(phone)["messages"]])))
    by_pin = generated.model("ByPin", grant="pin", pin_request=asked.pin_request, pin=pin[0])
    return str(generated.call("token.make_tokens", body=by_pin).access_token)


def add_list_and_delete(generated: Generated, token: str) -> None:
    """What people do with photos."""
    name = f"room{time.time_ns() % 10**9}"
    room = generated.call("rooms.make_room", token, body=generated.model("NewRoom", name=name)).id
    photo, upload = picture(), generated.module("types").File
    for state in ("coming", None):
        body = upload(payload=io.BytesIO(photo))
        checksum = hashlib.sha256(photo).hexdigest()
        sent = generated.call("rooms.upload_photo", token, room=room, body=body, x_checksum=checksum)
        assert sent.state == state or state is None, sent
    wait_for(lambda: generated.call("rooms.get_photo_state", token, room=room, photo=sent.id).state == "kept")
    [listed] = generated.call("rooms.list_photos", token, room=room).items
    assert (listed.id, listed.is_yours) == (sent.id, True)
    generated.call("rooms.delete_photo", token, room=room, photo=sent.id)
    assert generated.call("rooms.list_photos", token, room=room).items == []


def track(generated: Generated, token: str) -> None:
    """What people do with trackers."""
    new = generated.model("NewTracker", name=f"weight{time.time_ns() % 10**9}", unit="kg")
    tracker = generated.call("trackers.make_tracker", token, body=new).id
    noted = generated.model("NewEntry", value=78.2, words="slept well")
    entry = generated.call("trackers.make_entry", token, tracker=tracker, body=noted).id
    [listed] = generated.call("trackers.list_entries", token, tracker=tracker).items
    assert (listed.id, listed.value, listed.words) == (entry, 78.2, "slept well")
    assert generated.call("trackers.list_tracker_days", token, tracker=tracker).items[0].mean == listed.value
    generated.call("trackers.delete_entry", token, tracker=tracker, entry=entry)
    assert generated.call("trackers.list_entries", token, tracker=tracker).items == []


def told(url: str, body: object = None) -> Any:  # noqa: ANN401 - whatever JSON it is
    """What the sandbox answers."""
    data = json.dumps(body).encode() if body is not None else None
    with urlopen(Request(url, data, {"Content-Type": "application/json"}), timeout=PATIENCE) as answer:  # noqa: S310
        return json.load(answer)


def wait_for(found: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever is found
    """What there is sooner or later."""
    deadline = time.monotonic() + PATIENCE
    while not (it := found()):
        assert time.monotonic() < deadline, "it didn't come"
        time.sleep(0.2)
    return it


def picture() -> bytes:
    """A PNG of a colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    side = 64
    header = struct.pack(">2I5B", side, side, 8, 2, 0, 0, 0)
    pixels = zlib.compress((b"\0" + bytes((40, 90, 120)) * side) * side)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


if __name__ == "__main__":
    main()
