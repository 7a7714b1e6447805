import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.imaging.kinds import is_pdf, name_of, picture_kind
from tests.support.photos.pictures import encoded, pdf, quarters

FTYP = b"\0\0\0\x1cftyp%s\0\0\0\0%s"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "HEIF"])
def test_pictures_are_told_by_their_content(kind: str) -> None:
    content = encoded(quarters(), kind)
    assert picture_kind(content) == kind
    assert not is_pdf(content)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (FTYP % (b"heic", b"mif1heic"), "HEIF"),
        (FTYP % (b"mif1", b"mif1heic"), "HEIF"),
        (FTYP % (b"mif1", b"mif1avif"), None),
        (FTYP % (b"avif", b"avifmif1"), None),
        (FTYP % (b"isom", b"isommp42"), None),
        (b"MM\0*\0\0\0\x08", "TIFF"),
        (b"BM, said Ann, is short for benchmark.", None),
        (b" \xff\xd8\xff\xe0", None),
        (b"", None),
    ],
)
def test_kinds(content: bytes, kind: str | None) -> None:
    assert picture_kind(content) == kind


def test_a_pdf_is_one_from_its_first_byte() -> None:
    assert is_pdf(pdf())
    assert not is_pdf(b"\n" + pdf())
    assert picture_kind(pdf()) is None


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty"),
        (FTYP % (b"mp42", b"isommp42"), "a video"),
        (FTYP % (b"qt  ", b"qt  qt  "), "a video"),
        (FTYP % (b"3gp4", b"isom3gp4"), "a video"),
        (b"\x1a\x45\xdf\xa3\x01\0\0\0", "a video"),
        (b"RIFF\x10\0\0\0AVI LIST", "a video"),
        (FTYP % (b"M4A ", b"M4A isom"), "a sound"),
        (b"ID3\x04\0\0", "a sound"),
        (b"\xff\xfb\x90\x64\0", "a sound"),
        (b"#!AMR\n\x04", "a sound"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "a sound"),
        (b"OggS\0\x02", "a sound"),
        (b"BEGIN:VCARD\r\nVERSION:3.0", "a contact card"),
        (b"begin:vcalendar\r\n", "a calendar entry"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a drawing in SVG"),
        (b"\n<?xml version='1.0'?>\n<svg/>", "a drawing in SVG"),
        (b"<!-- zebra --><svg>", "a drawing in SVG"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"  <script>alert(1)</script>", "a web page"),
        (b"PK\x03\x04\x14\0", "an archive"),
        (b"\x1f\x8b\x08\0", "an archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document"),
        (FTYP % (b"avif", b"avifmif1"), "a picture in AVIF"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "a picture in JPEG XL"),
        (b"\x7fELF\x02\x01", "a program"),
        (b"#!/bin/sh\nrm -rf /", "a program"),
        ("Zebras, \u00e9 and \u4e2d.\n".encode() * 200, "a text file"),
        (b"BM, said Ann, is short for benchmark.", "a text file"),
        (b"\x01\x02\x03\x04", "not a picture"),
        (b"\x80\x81\x82 zebra", "not a picture"),
    ],
)
def test_other_kinds_have_names(content: bytes, name: str) -> None:
    assert picture_kind(content) is None
    assert name_of(content) == name


STARTS = [
    b"",
    b"\xff\xd8\xff",
    b"\0\0\0\x1cftyp",
    b"\0\0\0\0ftyp",
    b"RIFF",
    b"BM",
    b"%PDF-",
    b"<?xml",
    b"<!--",
    b" <",
]


@given(st.sampled_from(STARTS), st.binary(max_size=40))
def test_whatever_comes_is_one_thing(start: bytes, rest: bytes) -> None:
    content = start + rest
    assert name_of(content)
    assert not (picture_kind(content) and is_pdf(content))
