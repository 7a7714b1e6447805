"""Pictures made anew from the pixels of what came. Runs in a process that may die (see worker)."""

import codecs
from importlib import import_module
from io import BytesIO
from math import ceil

import pillow_heif
import pypdfium2
from PIL import Image, ImageCms

from scheduler.imaging import known_good
from scheduler.imaging.kinds import is_pdf, name_of, picture_kind
from scheduler.imaging.outcome import Developed, Flaw, Unusable

LONGEST_SIDE = 4096
THUMBNAIL_SHORT_SIDE = 480
"""A third of a phone's width at three device pixels each, with some to spare; pages crop it to a square."""
THUMBNAIL_LONG_SIDE = 1440
PAGE_LONG_SIDE = 960
QUALITIES = (88, 80, 70)
MOST_BYTES = 5_000_000
"""What X takes of an image, and more than a page wants."""
THUMBNAIL_QUALITY = 80
ORIENTATION = 0x0112
UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What turns a picture of that Exif orientation upright (Exif 2.32, 4.6.4 A)."""

LOADED_LATE = (
    "ExifTags",
    "ImageChops",
    "ImageColor",
    "ImagePalette",
    "ImageSequence",
    "TiffTags",
    *(f"{kind}ImagePlugin" for kind in ("Bmp", "Gif", "Jpeg", "Mpo", "Png", "Tiff", "WebP")),
)
"""Modules of Pillow's that its functions load when they are called."""
ENCODINGS = ("ascii", "latin-1", "utf-8", "utf-16", "utf-16-be", "utf-16-le", "utf-32-be")
"""Python loads them likewise."""

pillow_heif.register_heif_opener()
pillow_heif.options.DECODE_THREADS = 1
Image.MAX_IMAGE_PIXELS = None  # `_too_large` says how many there are; Pillow's own check doesn't
SRGB = ImageCms.createProfile("sRGB")


def load_everything() -> None:
    """Load all that may be needed to open anything: later, no file can be read any more."""
    for name in ENCODINGS:
        codecs.lookup(name)
    for name in LOADED_LATE:
        import_module(f"PIL.{name}")
    for content in (known_good.JPEG, known_good.HEIF, known_good.PDF):
        develop(content, len(content))


def develop(content: bytes, most_pixels: int) -> Developed:
    """Make what is kept of a picture or a PDF.

    Raises:
        Unusable: when it is something else, damaged or too large.
    """
    if is_pdf(content):
        return _document(content)
    kind = picture_kind(content)
    if kind is None:
        raise Unusable(Flaw.OTHER_KIND, name_of(content))
    try:
        return _photo(content, kind, most_pixels)
    except MemoryError:
        raise Unusable(Flaw.TOO_LARGE, "too large to open") from None
    except Unusable:
        raise
    except Exception as error:  # decoders raise nearly anything on what is damaged
        raise Unusable(Flaw.DAMAGED, "damaged") from error


def _photo(content: bytes, kind: str, most_pixels: int) -> Developed:
    with Image.open(BytesIO(content), formats=[kind]) as opened:
        if opened.width * opened.height > most_pixels:
            raise _too_large(opened.width * opened.height, most_pixels)
        opened.draft(None, _within(opened.size, LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded smaller, if it may
        opened.load()
        orientation, profile = _orientation(opened), opened.info.get("icc_profile")  # loading turns some upright
        picture = _plain(opened)
    picture = _resized(picture, _within(picture.size, LONGEST_SIDE, LONGEST_SIDE))
    picture = _in_srgb(picture, profile)
    if orientation in UPRIGHT:
        picture = picture.transpose(UPRIGHT[orientation])
    thumbnail = _resized(picture, _within(picture.size, THUMBNAIL_SHORT_SIDE, THUMBNAIL_LONG_SIDE))
    main = _jpeg_within(picture, MOST_BYTES)
    return Developed("jpg", main, _jpeg(thumbnail, THUMBNAIL_QUALITY), picture.width, picture.height)


def _too_large(pixels: int, most: int) -> Unusable:
    megapixels, most_megapixels = ceil(pixels / 1e6), ceil(most / 1e6)
    return Unusable(Flaw.TOO_LARGE, f"too large: {megapixels} megapixels, {most_megapixels} at most")


def _orientation(picture: Image.Image) -> int:
    """How it is to be turned, by its Exif; what can't be read there turns nothing."""
    try:
        return int(picture.getexif().get(ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - Exif is written by anybody
        return 1


def _plain(picture: Image.Image) -> Image.Image:
    """The first frame, with nothing to be seen through, in the colours that it came in: L, RGB or CMYK."""
    if picture.mode.startswith("I;16"):
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        if picture.mode != "RGBA":
            picture = picture.convert("RGBA")
        plain = Image.new("RGB", picture.size, "white")
        plain.paste(picture, mask=picture.getchannel("A"))
        return plain
    if picture.mode in {"L", "RGB", "CMYK"}:
        return picture
    return picture.convert("L" if picture.mode in {"1", "I", "F"} else "RGB")


def _within(size: tuple[int, int], short_side: int, long_side: int) -> tuple[int, int]:
    """The size, made smaller in proportion until its sides are no longer than these."""
    scale = min(1, short_side / min(size), long_side / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    if size == picture.size:
        return picture
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """In sRGB, which is what a JPEG without a profile is taken for; a profile that can't be used is left out."""
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            if picture.mode != "RGB" or not ImageCms.getProfileDescription(source).startswith("sRGB"):
                converted = ImageCms.profileToProfile(picture, source, SRGB, outputMode="RGB")
                return converted or picture
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    return picture.convert("RGB")


def _jpeg_within(picture: Image.Image, most: int) -> bytes:
    """As good as it can be in so many bytes; smaller, if quality alone won't do."""
    for quality in QUALITIES:
        made = _jpeg(picture, quality)
        if len(made) <= most:
            return made
    return _jpeg_within(_resized(picture, _within(picture.size, picture.width // 2, picture.height // 2)), most)


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    """The pixels and nothing else: no Exif, place, comment or profile goes along."""
    picture.info = {}
    file = BytesIO()
    picture.save(file, "JPEG", quality=quality, progressive=True, optimize=True)
    return file.getvalue()


def _document(content: bytes) -> Developed:
    """The PDF as it came, with a picture of its first page."""
    try:
        with pypdfium2.PdfDocument(content) as document:
            page = document[0]
            scale = PAGE_LONG_SIDE / max(*page.get_size(), 1)
            picture = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    except MemoryError:
        raise Unusable(Flaw.TOO_LARGE, "too large to open") from None
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unusable(Flaw.LOCKED, "a PDF with a password") from None
        raise Unusable(Flaw.DAMAGED, "damaged") from None
    except Exception as error:
        raise Unusable(Flaw.DAMAGED, "damaged") from error
    return Developed("pdf", content, _jpeg(picture, THUMBNAIL_QUALITY), picture.width, picture.height)
