"""Tables as text: which letters the bytes are, what parts the columns, and the rows."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence

from core.importing.found import MOST_LINES, FileFault, Unreadable

LONGEST_CELL = 1_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""In this order: one mark begins like another."""
_SEPARATORS = ",;\t|"
_ANNOUNCED = "sep="
_PROBED = 4_000


def decoded(content: bytes) -> str:
    """The text that the bytes are: by the mark at their beginning, else UTF-8, else as old Windows programs do."""
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), "")
    for encoding in (marked or _unmarked(content), "utf-8", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _unmarked(content: bytes) -> str:
    """UTF-16 without a mark has a zero in every second byte, as long as the letters are ours."""
    probe = content[:_PROBED]
    if len(probe) >= len("a,"):
        if not any(probe[0::2][:100]) and all(probe[1::2][:4]):
            return "utf-16-be"
        if not any(probe[1::2][:100]) and all(probe[0::2][:4]):
            return "utf-16-le"
    return "utf-8"


def separator_of(text: str) -> str:
    """What parts the columns: of the signs that do, the one that the first line has most often outside quotes."""
    first = text.lstrip("\r\n")[:_PROBED].splitlines()[:1]
    if not first:
        return _SEPARATORS[0]
    if first[0].casefold().startswith(_ANNOUNCED) and first[0][len(_ANNOUNCED) :]:
        return first[0][len(_ANNOUNCED)]
    outside = "".join(first[0].split('"')[0::2])
    return max(_SEPARATORS, key=outside.count)


def rows_of(text: str, separator: str = "") -> Iterator[Sequence[str]]:
    """The rows that aren't empty.

    Raises:
        Unreadable: when a quote is open for too long, or there are too many rows.
    """
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or separator_of(text))
    count = 0
    try:
        for row in reader:
            if not any(map(str.strip, row)) or (not count and row[0].casefold().startswith(_ANNOUNCED)):
                continue
            count += 1
            if count > MOST_LINES + 1:
                raise Unreadable(FileFault.TOO_MANY)
            yield row
    except csv.Error:
        raise Unreadable(FileFault.BROKEN) from None
