"""A real S3 server for the tests: a binary from a package, on loopback, with a bucket of its own."""

import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

import boto3
import botocore.session
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.loaders import create_loader

from sandbox.core.hub import PATIENCE
from tests.support.network.ports import free_port

START_SECONDS = PATIENCE
SERVERS = ("master", "volume", "filer", "s3", "admin")
BUCKET = "photos"
SOCKETS = Path("/tmp")  # noqa: S108 - where the server puts them


class S3Server:
    """Started once a test run; each test gets a prefix of its own."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="s3-"))
        options = [f"{name}.port{kind}" for name in SERVERS for kind in ("", ".grpc")]
        self._ports = {option: free_port() for option in options}
        self.url = f"http://127.0.0.1:{self._ports['s3.port']}"
        self.credentials = {
            "AWS_ACCESS_KEY_ID": f"K{secrets.token_hex(8)}",
            "AWS_SECRET_ACCESS_KEY": secrets.token_hex(20),
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until its bucket is there. It tells nobody of itself."""
        botocore.session.create_loader = cache(create_loader)  # a tenth of a second less for each client
        (self._folder / "objects").mkdir()
        command = [
            str(Path(sys.executable).with_name("weed")),
            "-logtostderr",
            "mini",
            f"-dir={self._folder / 'objects'}",
            "-ip=127.0.0.1",
            "-ip.bind=127.0.0.1",
            "-master.telemetry=false",
            "-admin.ui=false",
            "-webdav=false",
            "-s3.port.iceberg=0",
            "-s3.port.lance=0",
            f"-bucket={BUCKET}",
            *[f"-{option}={port}" for option, port in self._ports.items()],
        ]
        surroundings = {"HOME": str(self._folder), "TMPDIR": str(self._folder), **self.credentials}
        with (self._folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, start_new_session=True, env=surroundings, cwd=self._folder
            )
        self._wait()

    def _wait(self) -> None:
        client = boto3.client(
            "s3",
            endpoint_url=self.url,
            region_name="us-east-1",
            aws_access_key_id=self.credentials["AWS_ACCESS_KEY_ID"],
            aws_secret_access_key=self.credentials["AWS_SECRET_ACCESS_KEY"],
            config=Config(connect_timeout=10, read_timeout=10, retries={"total_max_attempts": 1}, proxies={}),
        )
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                client.put_object(Bucket=BUCKET, Key="ready", Body=b"")
            except (BotoCoreError, ClientError):
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
            else:
                client.close()
                return

    def new_prefix(self) -> str:
        """An empty place in the bucket; returns its URL for `media.url`."""
        return f"s3://{BUCKET}/t{secrets.token_hex(6)}"

    def stop(self) -> None:
        """Stop it and remove everything."""
        if self._process is not None:
            self._process.kill()  # nothing has to last, and its own way of stopping takes seconds
            self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)
        for port in self._ports.values():  # sockets whose place can't be chosen
            for left in SOCKETS.glob(f"seaweedfs-*-{port}.sock"):
                left.unlink(missing_ok=True)
