"""What kind of content bytes are, told by the bytes: what a sender says of them counts for nothing."""

import re

START = 1024
"""Bytes that are looked at."""

PICTURES = (
    ("JPEG", rb"\xff\xd8\xff"),
    ("PNG", rb"\x89PNG\r\n\x1a\n"),
    ("GIF", rb"GIF8[79]a"),
    ("WEBP", rb"RIFF....WEBP"),
    ("BMP", rb"BM.{12}[\x0c\x28\x34\x38\x40\x6c\x7c]\0\0\0"),
    ("TIFF", rb"II\*\0|MM\0\*"),
)
HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
AUDIO_BRANDS = frozenset({b"M4A ", b"M4B ", b"M4P ", b"F4A "})

OTHERS = (
    ("a video", rb"RIFF....AVI |\x1a\x45\xdf\xa3|\0\0\x01[\xb3\xba]|FLV\x01|\x30\x26\xb2\x75\x8e\x66\xcf\x11"),
    ("a sound", rb"ID3|\xff[\xf1-\xf3\xf9-\xfb]|OggS|fLaC|#!AMR|RIFF....WAVE|MThd|FORM....AIF|caff"),
    ("a contact card", rb"\s*BEGIN:VCARD"),
    ("a calendar entry", rb"\s*BEGIN:VCALENDAR"),
    ("a drawing in SVG", rb"\s*(<\?xml.*?|<!--.*?)?<(svg|!DOCTYPE svg)\b"),
    ("a web page", rb"\s*(<\?xml.*?|<!--.*?)?<(!DOCTYPE html|html|head|body|script)\b"),
    ("an archive", rb"PK[\x03\x05\x07]|\x1f\x8b\x08|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|BZh\d|\xfd7zXZ"),
    ("an Office document", rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1|\{\\rtf"),
    ("a Photoshop document", rb"8BPS"),
    ("a picture in JPEG XL", rb"\xff\x0a|\0\0\0\x0cJXL "),
    ("a picture in JPEG 2000", rb"\0\0\0\x0cjP  "),
    ("a program", rb"MZ|\x7fELF|\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe|#!/"),
)
PICTURE_PATTERNS = [(kind, re.compile(pattern, re.DOTALL)) for kind, pattern in PICTURES]
OTHER_PATTERNS = [(name, re.compile(pattern, re.DOTALL | re.IGNORECASE)) for name, pattern in OTHERS]
CONTROL = re.compile(r"[\0-\x08\x0e-\x1a\x1c-\x1f]")


def picture_kind(content: bytes) -> str | None:
    """Pillow's name of the format, if it is one that we take: JPEG, PNG, GIF, WEBP, BMP, TIFF or HEIF."""
    start = content[:START]
    if start[4:8] == b"ftyp":
        return "HEIF" if _brands(start) & HEIF_BRANDS and b"avif" not in _brands(start) else None
    return next((kind for kind, pattern in PICTURE_PATTERNS if pattern.match(start)), None)


def is_pdf(content: bytes) -> bool:
    """Whether it begins as a PDF does; one behind other content may be that other content too."""
    return content.startswith(b"%PDF-")


def name_of(content: bytes) -> str:
    """What it is, in a person's words, if it is none of what we take: "a video"."""
    start = content[:START]
    if not start:
        return "empty"
    if start[4:8] == b"ftyp":
        return _film_or_sound(start)
    found = next((name for name, pattern in OTHER_PATTERNS if pattern.match(start)), None)
    return found or ("a text file" if _is_text(start) else "not a picture")


def _brands(start: bytes) -> set[bytes]:
    """The major and the compatible brands of an ISO base media file (ISO/IEC 14496-12, 4.3)."""
    end = int.from_bytes(start[:4], "big")
    return {start[8:12], *(start[at : at + 4] for at in range(16, min(end, len(start)), 4))}


def _film_or_sound(start: bytes) -> str:
    if _brands(start) & {b"avif", b"avis"}:
        return "a picture in AVIF"
    return "a sound" if start[8:12] in AUDIO_BRANDS else "a video"


def _is_text(start: bytes) -> bool:
    try:
        text = start[:-3].decode() if len(start) == START else start.decode()  # the cut may be inside a character
    except UnicodeDecodeError:
        return False
    return not CONTROL.search(text)
