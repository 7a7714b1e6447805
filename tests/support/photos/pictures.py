"""Pictures and documents that people might send, made here."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pillow_heif
from PIL import Image, ImageCms

pillow_heif.register_heif_opener()

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)
QUARTERS = (RED, GREEN, BLUE, WHITE)
"""Of `quarters`, in reading order."""
TURNED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
"""How a camera that was held so has turned what it stores."""


def quarters(width: int = 96, height: int = 64) -> Image.Image:
    """A picture whose quarters tell which way is up."""
    picture = Image.new("RGB", (width, height))
    for index, colour in enumerate(QUARTERS):
        place = (index % 2 * width // 2, index // 2 * height // 2)
        picture.paste(Image.new("RGB", (width // 2, height // 2), colour), place)
    return picture


def encoded(picture: Image.Image, kind: str, **more: Any) -> bytes:  # noqa: ANN401 - Pillow's
    """As a file of that kind."""
    file = BytesIO()
    picture.save(file, kind, **more)
    return file.getvalue()


def photo(width: int = 96, height: int = 64) -> bytes:
    """A plain JPEG."""
    return encoded(quarters(width, height), "JPEG", quality=95)


def exif(orientation: int = 1) -> bytes:
    """What a telephone writes into its photos: its make, the place, and how it was held."""
    tags = Image.Exif()
    tags[0x010F] = "Zebrafinch Telephones"
    tags[0x0112] = orientation
    tags[0x8825] = {1: "N", 2: (48.0, 51.0, 29.0), 3: "E", 4: (2.0, 17.0, 40.0)}
    return tags.tobytes()


def held(orientation: int, kind: str = "JPEG", **more: Any) -> bytes:  # noqa: ANN401 - Pillow's
    """`quarters`, taken with the camera held so, and with the place in it."""
    picture = quarters()
    if orientation in TURNED:
        picture = picture.transpose(TURNED[orientation])
    return encoded(picture, kind, exif=exif(orientation), **more)


def swapping_profile() -> bytes:
    """A colour profile by which red is blue and blue is red."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = profile.replace("sRGB".encode("utf-16-be"), "zRGB".encode("utf-16-be"))
    return profile.replace(b"rXYZ", b"tmp!", 1).replace(b"bXYZ", b"rXYZ", 1).replace(b"tmp!", b"bXYZ", 1)


def png_of_size(width: int, height: int) -> bytes:
    """A few bytes that say they are a picture of that size."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(100_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def pdf(width: int = 300, height: int = 200, trailer: str = "") -> bytes:
    """One page whose left half is red."""
    drawing = f"1 0 0 rg 0 0 {width // 2} {height} re f"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 4 0 R >>",
        f"<< /Length {len(drawing)} >>\nstream\n{drawing}\nendstream",
    ]
    file, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R {trailer}>>\n"
    return file + f"{end}startxref\n{len(file)}\n%%EOF\n".encode()


def locked_pdf() -> bytes:
    """A PDF that wants a password."""
    key = "<" + "5a" * 32 + ">"
    return pdf(trailer=f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -44 >> /ID [{key} {key}] ")


def segments(jpeg: bytes) -> list[int]:
    """The markers of a JPEG's segments up to its pixels (ISO/IEC 10918-1, annex B)."""
    found, at = [], 2
    while True:
        marker, length = struct.unpack(">HH", jpeg[at : at + 4])
        found.append(marker)
        at += 2 + length
        if marker == 0xFFDA:
            return found
