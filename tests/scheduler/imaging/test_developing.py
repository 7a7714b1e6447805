"""What becomes of what people send, through processes as in life."""

import random
from collections.abc import AsyncIterator
from contextlib import suppress
from io import BytesIO

import pytest
import pytest_asyncio
from PIL import Image

from core.settings import Limits
from scheduler.imaging.outcome import Developed, Flaw, Unusable
from scheduler.imaging.pool import ImagingPool
from tests.support.photos import pictures
from tests.support.photos.pictures import BLUE, GREEN, QUARTERS, RED, WHITE, encoded, held, photo, quarters

pytestmark = pytest.mark.asyncio(loop_scope="module")

PLAIN_SEGMENTS = {0xFFE0, 0xFFDB, 0xFFC2, 0xFFC4, 0xFFDA}
"""JFIF's own header, tables, a progressive frame, the pixels; no other application's and no comment."""
PRIVATE = (b"Exif", b"Zebrafinch", b"adobe", b"xmpmeta", b"ICC_PROFILE", b"zebra", b"PK\x03\x04", b"<script")
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>zebra</x:xmpmeta>"


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def pool() -> AsyncIterator[ImagingPool]:
    async with ImagingPool(Limits(photo_bytes=1_000_000)) as opened:
        yield opened


def opened(jpeg: bytes) -> Image.Image:
    with Image.open(BytesIO(jpeg), formats=["JPEG"]) as picture:
        picture.load()
    return picture


def is_near(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(one - other) < 40 for one, other in zip(pixel, colour, strict=True))


def shows(jpeg: bytes, colours: tuple[tuple[int, int, int], ...]) -> None:
    """The colours of the four quarters, in reading order."""
    picture = opened(jpeg)
    for index, colour in enumerate(colours):
        place = (picture.width * (1 + index % 2 * 2) // 4, picture.height * (1 + index // 2 * 2) // 4)
        assert is_near(picture.getpixel(place), colour), (index, picture.getpixel(place), colour)


def tells_nothing(made: Developed) -> None:
    for jpeg in {made.main, made.thumbnail} if made.kind == "jpg" else {made.thumbnail}:
        assert set(pictures.segments(jpeg)) <= PLAIN_SEGMENTS
        assert jpeg.endswith(b"\xff\xd9")
        assert not any(private in jpeg for private in PRIVATE)


PHOTOS = {
    "JPEG": photo(),
    "JPEG with everything": encoded(
        quarters(), "JPEG", exif=pictures.exif(), xmp=XMP, comment=b"zebra", quality=95, dpi=(72, 72)
    ),
    "JPEG in CMYK": encoded(quarters().convert("CMYK"), "JPEG", quality=95),
    "several pictures in one JPEG": encoded(
        quarters(), "MPO", save_all=True, append_images=[Image.new("RGB", (9, 9))]
    ),
    "PNG": encoded(quarters(), "PNG"),
    "PNG with Exif": held(6, "PNG"),
    "PNG with a palette": encoded(quarters().quantize(16), "PNG"),
    "GIF": encoded(quarters(), "GIF"),
    "animated GIF": encoded(quarters(), "GIF", save_all=True, append_images=[Image.new("RGB", (96, 64), BLUE)]),
    "WEBP": held(8, "WEBP", quality=95),
    "animated WEBP": encoded(quarters(), "WEBP", save_all=True, append_images=[Image.new("RGB", (96, 64), BLUE)]),
    "BMP": encoded(quarters(), "BMP"),
    "TIFF": held(6, "TIFF"),
    "TIFF of several pages": encoded(quarters(), "TIFF", save_all=True, append_images=[Image.new("RGB", (9, 9))]),
    "HEIC": encoded(quarters(), "HEIF", quality=90),
    "HEIC with Exif": held(6, "HEIF", quality=90),
    "with an archive behind it": photo() + b"PK\x03\x04 zebra <script>alert(1)</script>",
    "PNG with a page behind it": encoded(quarters(), "PNG") + b"<html><script>zebra</script></html>",
    "a profile that is none": encoded(quarters(), "JPEG", quality=95, icc_profile=b"zebra" * 40),
    "Exif that is none": encoded(quarters(), "JPEG", quality=95, exif=b"Exif\0\0MM\0*\0\0\xff\xffzebra"),
    **{f"held as {n}": held(n, quality=95) for n in range(1, 9)},
}


@pytest.mark.parametrize("content", PHOTOS.values(), ids=PHOTOS.keys())
async def test_photos_are_upright_and_tell_nothing_but_their_pixels(pool: ImagingPool, content: bytes) -> None:
    made = await pool.develop(content)
    assert (made.kind, made.content_type, made.width, made.height) == ("jpg", "image/jpeg", 96, 64)
    assert opened(made.main).size == (96, 64)
    shows(made.main, QUARTERS)
    shows(made.thumbnail, QUARTERS)
    tells_nothing(made)


async def test_what_can_be_seen_through_is_white(pool: ImagingPool) -> None:
    picture = quarters().convert("RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 48, 32))
    for kind in ("PNG", "WEBP", "TIFF", "GIF"):
        made = await pool.develop(encoded(picture, kind))
        shows(made.main, (WHITE, GREEN, BLUE, WHITE))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "HEIF"])
async def test_colours_of_other_profiles_are_converted(pool: ImagingPool, kind: str) -> None:
    made = await pool.develop(encoded(quarters(), kind, icc_profile=pictures.swapping_profile()))
    shows(made.main, (BLUE, GREEN, RED, WHITE))
    tells_nothing(made)


async def test_grey_of_sixteen_bits(pool: ImagingPool) -> None:
    made = await pool.develop(encoded(Image.new("I;16", (96, 64), 0x8000), "PNG"))
    shows(made.main, ((128, 128, 128),) * 4)


@pytest.mark.parametrize(
    ("size", "main", "thumbnail"),
    [
        ((5000, 2500), (4096, 2048), (960, 480)),
        ((2500, 5000), (2048, 4096), (480, 960)),
        ((9000, 90), (4096, 41), (1440, 14)),
        ((600, 500), (600, 500), (576, 480)),
        ((100, 50), (100, 50), (100, 50)),
        ((1, 1), (1, 1), (1, 1)),
        ((12_000, 1), (4096, 1), (1440, 1)),
    ],
)
async def test_sizes(
    pool: ImagingPool, size: tuple[int, int], main: tuple[int, int], thumbnail: tuple[int, int]
) -> None:
    made = await pool.develop(encoded(Image.new("RGB", size, RED), "JPEG"))
    assert (made.width, made.height) == opened(made.main).size == main
    assert opened(made.thumbnail).size == thumbnail


async def test_a_pdf_stays_as_it_is_and_shows_its_first_page(pool: ImagingPool) -> None:
    content = pictures.pdf(300, 200)
    made = await pool.develop(content)
    assert (made.kind, made.content_type, made.main) == ("pdf", "application/pdf", content)
    assert opened(made.thumbnail).size == (made.width, made.height) == (960, 640)
    shows(made.thumbnail, (RED, WHITE, RED, WHITE))


FTYP = b"\0\0\0\x18ftyp%s\0\0\2\0%s" + bytes(40)
NOTHING = {
    "nothing": (b"", Flaw.OTHER_KIND, "empty"),
    "a film": (FTYP % (b"mp42", b"isommp42"), Flaw.OTHER_KIND, "a video"),
    "random bytes": (random.Random(5).randbytes(5000), Flaw.OTHER_KIND, "not a picture"),
    "SVG": (
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        Flaw.OTHER_KIND,
        "a drawing in SVG",
    ),
    "a PDF behind a page": (b"<html></html>" + pictures.pdf(), Flaw.OTHER_KIND, "a web page"),
    "a photo behind an archive": (b"PK\x03\x04" + photo(), Flaw.OTHER_KIND, "an archive"),
    "half a JPEG": (photo()[:600], Flaw.DAMAGED, "damaged"),
    "the beginning of a JPEG": (photo()[:3], Flaw.DAMAGED, "damaged"),
    "half a PNG": (encoded(quarters(), "PNG")[:120], Flaw.DAMAGED, "damaged"),
    "half a WEBP": (encoded(quarters(), "WEBP")[:60], Flaw.DAMAGED, "damaged"),
    "half a BMP": (encoded(quarters(), "BMP")[:9000], Flaw.DAMAGED, "damaged"),
    "half a TIFF": (encoded(quarters(), "TIFF")[:9000], Flaw.DAMAGED, "damaged"),
    "half a HEIC": (encoded(quarters(), "HEIF")[:-50], Flaw.DAMAGED, "damaged"),
    "the beginning of a HEIC": (FTYP % (b"heic", b"mif1heic"), Flaw.DAMAGED, "damaged"),
    "the beginning of a PDF": (b"%PDF-1.7\n", Flaw.DAMAGED, "damaged"),
    "a PDF without pages": (
        pictures.pdf().replace(b"/Kids [3 0 R] /Count 1", b"/Kids [     ] /Count 0"),
        Flaw.DAMAGED,
        "damaged",
    ),
    "a locked PDF": (pictures.locked_pdf(), Flaw.LOCKED, "a PDF with a password"),
    "a bomb": (pictures.png_of_size(30_000, 30_000), Flaw.TOO_LARGE, "too large: 900 megapixels, 60 at most"),
    "a little more": (pictures.png_of_size(60_001, 1000), Flaw.TOO_LARGE, "too large: 61 megapixels, 60 at most"),
    "a long bomb": (pictures.png_of_size(1, 2_000_000_000), Flaw.TOO_LARGE, "too large: 2000 megapixels, 60 at most"),
    "many bytes": (photo() + bytes(1_000_000), Flaw.TOO_LARGE, "too large: 1.1 MB, 1 at most"),
}


@pytest.mark.parametrize(("content", "flaw", "reason"), NOTHING.values(), ids=NOTHING.keys())
async def test_what_nothing_can_be_made_of(pool: ImagingPool, content: bytes, flaw: Flaw, reason: str) -> None:
    with pytest.raises(Unusable) as caught:
        await pool.develop(content)
    assert (caught.value.flaw, caught.value.reason) == (flaw, reason)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "HEIF", "PDF"])
async def test_whatever_is_changed_on_the_way_ends_in_a_picture_or_a_reason(pool: ImagingPool, kind: str) -> None:
    chance, whole = random.Random(kind), pictures.pdf() if kind == "PDF" else held(6, kind)
    for _ in range(10):
        changed = bytearray(whole)
        for _ in range(chance.randint(1, 12)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        with suppress(Unusable):
            made = await pool.develop(bytes(changed))
            tells_nothing(made)
