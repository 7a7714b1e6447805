import asyncio
import base64
import hashlib
import secrets
from collections.abc import AsyncIterator, Collection, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any
from urllib.parse import quote

import aioboto3
from aiobotocore.config import AioConfig
from aiohttp import ClientError as ConnectionBroke
from botocore.exceptions import BotoCoreError, ClientError

from clients.stores.store import NoSuchObject, Stored, StoreFailed, check_digest, checked_key, write_and_read
from core.clock import Moment
from core.settings import MediaSettings

PIECE_BYTES = 256 * 1024
CONNECT_SECONDS = 5.0
CONNECTIONS = 16
DELETED_AT_ONCE = 8
"""Half of the connections: other work goes on."""
MISSING = frozenset({"NoSuchKey", "NotFound", "404"})
OF_AN_OBJECT = ("ETag",)
OF_A_LIST = ("IsTruncated", "KeyCount")
"""What every answer of S3 has that tells of an object, or lists some; of a list, other servers may leave one out."""
MAY_GO_WELL_LATER = frozenset({401, 403, 404, 408, 409, 429})
"""What an operator can mend, and what passes; other errors of the caller's stay."""


@asynccontextmanager
async def open_bucket(settings: MediaSettings) -> AsyncIterator["S3Store"]:
    """The bucket of `media.url`, with one client for as long as the block lasts.

    Raises:
        StoreFailed: when the settings can't be used.
    """
    bucket, _, prefix = settings.url.removeprefix("s3://").partition("/")
    opening = aioboto3.Session().client(
        "s3", region_name=settings.region, endpoint_url=settings.endpoint_url or None, config=_config(settings)
    )
    try:
        client = await opening.__aenter__()
    except (BotoCoreError, ValueError) as error:
        raise StoreFailed("No S3 client can be made of media.endpoint_url and media.region.", retry=False) from error
    try:
        yield S3Store(client, bucket, prefix, settings.timeout_seconds)
    finally:
        await opening.__aexit__(None, None, None)


def _config(settings: MediaSettings) -> AioConfig:
    """One more attempt at once, since deliveries are tried again anyway; no proxies from outside, as everywhere.

    Other servers than Amazon's know neither buckets as host names nor its newer checksums for certain; at Amazon's,
    links name the region only if the bucket is a host name.
    """
    return AioConfig(
        signature_version="s3v4",
        connect_timeout=min(CONNECT_SECONDS, settings.timeout_seconds),
        read_timeout=settings.timeout_seconds,
        retries={"total_max_attempts": 2, "mode": "standard"},
        max_pool_connections=CONNECTIONS,
        proxies={},
        s3={"addressing_style": "path" if settings.endpoint_url else "virtual"},
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    )


class S3Store:
    """Objects in a bucket, under a prefix."""

    def __init__(self, client: Any, bucket: str, prefix: str, timeout_seconds: float) -> None:  # noqa: ANN401 - untyped
        self._client = client
        self._bucket = bucket
        self._prefix = f"{prefix}/" if prefix else ""
        self._seconds = timeout_seconds

    async def put(self, key: str, content: bytes, content_type: str, sha256: str) -> None:
        """See ObjectStore. The server compares the digest with what came in."""
        check_digest(content, sha256)
        digest = base64.b64encode(bytes.fromhex(sha256)).decode()
        async with self._call():
            answer = await self._client.put_object(
                **self._at(key), Body=content, ContentType=content_type, ChecksumSHA256=digest
            )
            _check_is_of_s3(answer)

    async def put_pieces(self, key: str, pieces: AsyncIterator[bytes], content_type: str) -> str:
        """See ObjectStore. What comes is put by in a file without a name, and sent whole.

        That file goes with the process. An upload in parts (S3's own) would leave, when we are killed, parts that
        nobody lists and somebody pays for.
        """
        with TemporaryFile() as file:
            sha256 = hashlib.sha256()
            async for piece in pieces:
                await asyncio.to_thread(file.write, piece)
                sha256.update(piece)
            size = file.tell()
            await asyncio.to_thread(file.seek, 0)
            digest = base64.b64encode(sha256.digest()).decode()
            async with self._call():
                answer = await self._client.put_object(
                    **self._at(key), Body=file, ContentLength=size, ContentType=content_type, ChecksumSHA256=digest
                )
                _check_is_of_s3(answer)
        return sha256.hexdigest()

    async def get(self, key: str) -> bytes:
        """See ObjectStore."""
        async with self._call():
            answer = await self._client.get_object(**self._at(key), ChecksumMode="ENABLED")
            async with answer["Body"]:  # read through itself, which compares checksums, not through what this gives
                _check_is_of_s3(answer)
                content: bytes = await answer["Body"].read()
        return content

    async def stream(self, key: str, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """See ObjectStore."""
        size = await self.size(key)
        end = size if end is None else min(end, size)
        if start >= end:
            return
        async with self._call():
            answer = await self._client.get_object(**self._at(key), Range=f"bytes={start}-{end - 1}")
        async with answer["Body"]:
            _check_is_of_s3(answer)
            while start < end:
                async with self._call():
                    piece: bytes = await answer["Body"].read(PIECE_BYTES)
                if not piece:
                    raise StoreFailed("The connection to S3 broke.", retry=True)
                start += len(piece)
                yield piece

    async def size(self, key: str) -> int:
        """See ObjectStore."""
        async with self._call():
            answer = await self._client.head_object(**self._at(key))
            _check_is_of_s3(answer)
        return int(answer["ContentLength"])

    async def delete(self, keys: Sequence[str]) -> None:
        """See ObjectStore.

        One request each: DeleteObjects needs a Content-MD5 at some stores, a newer checksum at others (boto3 sends
        that), and is missing at a few.
        """
        for start in range(0, len(keys), DELETED_AT_ONCE):
            some = keys[start : start + DELETED_AT_ONCE]
            ended = await asyncio.gather(*map(self._delete, some), return_exceptions=True)
            left = [each for each in ended if isinstance(each, BaseException)]
            if left:
                raise left[0]

    async def _delete(self, key: str) -> None:
        with suppress(NoSuchObject):
            async with self._call():
                await self._client.delete_object(**self._at(key))

    async def keys(self, prefix: str = "") -> AsyncIterator[Stored]:
        """See ObjectStore."""
        more: dict[str, str] = {}
        while True:
            async with self._call():
                page = await self._client.list_objects_v2(Bucket=self._bucket, Prefix=self._prefix + prefix, **more)
                _check_is_of_s3(page, OF_A_LIST)
            for each in self._stored(page):
                yield each
            if not page.get("IsTruncated"):
                return
            more = {"ContinuationToken": page["NextContinuationToken"]}

    async def link(self, key: str, seconds: int, filename: str | None = None) -> str | None:
        """See ObjectStore. Made here, without asking the server; who may read it is decided when it is used."""
        asked: dict[str, str] = self._at(key)
        if filename is not None:  # RFC 6266
            asked["ResponseContentDisposition"] = f"attachment; filename*=UTF-8''{quote(filename, safe='')}"
        async with self._call():
            url: str = await self._client.generate_presigned_url("get_object", Params=asked, ExpiresIn=seconds)
        return url

    def path(self, key: str) -> Path | None:  # noqa: ARG002
        """None: there are no files."""
        return None

    async def check(self) -> None:
        """See ObjectStore."""
        await write_and_read(self, f"check-{secrets.token_hex(8)}")

    def _at(self, key: str) -> dict[str, str]:
        return {"Bucket": self._bucket, "Key": self._prefix + checked_key(key)}

    def _stored(self, page: dict[str, Any]) -> Iterator[Stored]:
        for each in page.get("Contents", []):
            changed = Moment(int(each["LastModified"].timestamp() * 1000))
            yield Stored(each["Key"].removeprefix(self._prefix), each["Size"], changed)

    @asynccontextmanager
    async def _call(self) -> AsyncIterator[None]:
        """What happens inside is over in time, and fails in our words."""
        try:
            async with asyncio.timeout(self._seconds):
                yield
        except ClientError as error:
            raise _failure(error) from error
        except TimeoutError as error:
            raise StoreFailed("S3 didn't answer in time.", retry=True) from error
        except (BotoCoreError, ConnectionBroke, OSError) as error:
            raise StoreFailed(f"S3 can't be reached ({type(error).__name__}).", retry=True) from error


def _check_is_of_s3(answer: Mapping[str, Any], signs: Collection[str] = OF_AN_OBJECT) -> None:
    """Raises: StoreFailed, when it has none of these: any 200 counts as success, a page's before S3 too."""
    if not any(answer.get(sign) not in {None, ""} for sign in signs):
        raise StoreFailed("What answered isn't S3, but something in front of it. See media.endpoint_url.", retry=True)


def _failure(error: ClientError) -> StoreFailed:
    code = _word(error.response.get("Error", {}))
    status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
    if code in MISSING:
        return NoSuchObject()
    final = HTTPStatus.BAD_REQUEST <= status < HTTPStatus.INTERNAL_SERVER_ERROR and status not in MAY_GO_WELL_LATER
    return StoreFailed(f"S3 refused it: {code} (HTTP {status}).", retry=not final)


def _word(error: dict[str, Any]) -> str:
    """S3's name of an error, such as AccessDenied; its message may quote what was sent."""
    code = str(error.get("Code", ""))
    return code if code.isalnum() and code.isascii() and len(code) < 60 else "unknown"  # noqa: PLR2004 - a word
