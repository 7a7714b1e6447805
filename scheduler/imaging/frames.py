"""What goes between the imaging pool and its workers.

A job: 8 bytes that say how long (big-endian), and the content. An answer: 4 bytes that say how long, a JSON object,
and the pictures whose sizes that names. No pickles: a worker that was taken over must not take over its parent.
"""

import json
from typing import Any, BinaryIO

LENGTH_BYTES = 8
HEADER_BYTES = 4


def job(content: bytes) -> list[bytes]:
    """A job's frame, in parts."""
    return [len(content).to_bytes(LENGTH_BYTES, "big"), content]


def next_job(jobs: BinaryIO) -> bytes | None:
    """Wait for a job; None when there will be none."""
    length = int.from_bytes(jobs.read(LENGTH_BYTES), "big")
    content = jobs.read(length)
    return content if length and len(content) == length else None


def answer(header: dict[str, Any], pictures: list[bytes]) -> bytes:
    """An answer's frame."""
    said = json.dumps(header).encode()
    return b"".join([len(said).to_bytes(HEADER_BYTES, "big"), said, *pictures])
