"""The process that makes pictures of drawings: resvg, which holds up everything else in its process while it draws.

Run as `python -m core.charts.painter`; drawings come on standard input, pictures go to standard output, each behind 4
bytes that say how long it is (big-endian). One of no length says that nothing came of a drawing.
"""

import os
import re
import sys
from html import escape, unescape
from typing import BinaryIO

from core.fonts.fonts import USUAL, runs
from core.x.emoji import EMOJI

LENGTH_BYTES = 4
ZOOM = 2
"""Dots for each unit of a drawing."""
_TEXT = re.compile(r"(?<=>)([^<]*[^\x00-\u024f\u0370-\u052f\u2010-\u2044\u20a0-\u20bf][^<]*)(?=</text>)")
"""The words of a text, if some of them may want another font."""
_FLAGS = range(0x1F1E6, 0x1F200)


def main() -> None:
    """Paint until standard input ends."""
    import resvg_py

    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what the library prints is no picture
    while (drawing := next_frame(sys.stdin.buffer)) is not None:
        svg, files = with_fonts(drawing.decode())
        try:
            painted = bytes(
                resvg_py.svg_to_bytes(
                    svg_string=svg,
                    zoom=ZOOM,
                    skip_system_fonts=True,
                    font_files=files,
                    font_family=USUAL.family,
                    sans_serif_family=USUAL.family,
                )
            )
        except ValueError:
            painted = b""
        answers.write(frame(painted))
        answers.flush()


def frame(content: bytes) -> bytes:
    """With its length in front."""
    return len(content).to_bytes(LENGTH_BYTES, "big") + content


def next_frame(stream: BinaryIO) -> bytes | None:
    """Wait for the next content; None when there will be none."""
    length = int.from_bytes(stream.read(LENGTH_BYTES), "big")
    content = stream.read(length)
    return content if length and len(content) == length else None


def with_fonts(svg: str) -> tuple[str, list[str]]:
    """A drawing that says of each word in which font it is written, and the files of those fonts.

    Left to itself, resvg finds another font for what one lacks, but not for two directions of writing in one line.
    """
    used = {USUAL}

    def spans(found: re.Match[str]) -> str:
        parts = list(runs(unescape(found[0])))
        used.update(font for font, _ in parts)
        return "".join(
            escape(words) if font is USUAL else f'<tspan font-family="{font.family}">{escape(_simple(words))}</tspan>'
            for font, words in parts
        )

    return _TEXT.sub(spans, svg), [font.path for font in used]


def _simple(words: str) -> str:
    """Pictures without colours of skin and what is joined to them: a font of one colour has no others."""
    return EMOJI.sub(lambda found: found[0] if ord(found[0][0]) in _FLAGS else found[0][0], words)


if __name__ == "__main__":
    main()
