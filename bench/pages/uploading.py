"""Uploading the same photo again and again, in a process of its own, over connections that are kept.

`python -m bench.pages.uploading PORT PATH COOKIE COUNT CORE…` reads it from standard input and prints seconds.
"""

import subprocess
import sys
import time
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection

from bench.machine import pin

CONNECTIONS = 4
"""As many as one person may have."""
DEADLINE = 300.0
GOOD = {200, 201}


def upload(port: int, path: str, photo: bytes, count: int, cores: AbstractSet[int], cookie: str = "") -> float:
    """Upload it so many times; returns how many a second were taken.

    Raises:
        RuntimeError: when one wasn't.
    """
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "bench.pages.uploading",
            str(port),
            path,
            cookie,
            str(count),
            *map(str, sorted(cores)),
        ],
        input=photo,
        capture_output=True,
        timeout=DEADLINE,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(done.stderr.decode().strip()[-600:] or "uploading failed")
    return count / float(done.stdout)


def _send(port: int, path: str, cookie: str, photo: bytes, count: int) -> None:
    headers = {"Cookie": cookie, "Sec-Fetch-Site": "same-origin", "Content-Type": "application/octet-stream"}
    with closing(HTTPConnection("127.0.0.1", port, timeout=DEADLINE)) as connection:
        for _ in range(count):
            connection.request("POST", path, photo, headers)
            answer = connection.getresponse()
            said = answer.read()
            if answer.status not in GOOD:
                raise RuntimeError(f"{answer.status} {said[:200]!r}")


def _main(port: int, path: str, cookie: str, count: int) -> float:
    photo = sys.stdin.buffer.read()
    shares = [count // CONNECTIONS + (place < count % CONNECTIONS) for place in range(CONNECTIONS)]
    began = time.perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as threads:
        for sent in [threads.submit(_send, port, path, cookie, photo, share) for share in shares]:
            sent.result()
    return time.perf_counter() - began


if __name__ == "__main__":
    pin(0, {int(core) for core in sys.argv[5:]})
    print(_main(int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])))
