"""`python -m sandbox.page.receipt_photos`: draws the receipts into static/, as if somebody had photographed them.

It is run only when they are to look different, on a machine that has the fonts named in FONTS.
"""

import sys
from pathlib import Path
from random import Random
from typing import Final

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from sandbox.page.receipts import RECEIPTS, Colour, Receipt

FOLDER: Final = Path(__file__).parent / "static"
FONTS: Final = {False: "LiberationMono-Regular.ttf", True: "LiberationMono-Bold.ttf"}
SCALE: Final = 2
"""Drawn so much larger, then shrunk: that smooths what is turned."""
SIZE: Final = (720, 960)
PAPER_WIDTH: Final = 400
MARGIN: Final = 34
INK: Final[Colour] = (52, 52, 60)
QUALITY: Final = 72
FILLED: Final = 0.88
"""How much of the photo the receipt takes, in the direction in which it takes more."""


class Roll:
    """Paper that grows line by line."""

    def __init__(self, receipt: Receipt) -> None:
        size = (PAPER_WIDTH * SCALE, SIZE[1] * SCALE)
        self._paper = Image.new("RGB", size, receipt.paper)
        self._pen = ImageDraw.Draw(self._paper)
        self._y = 40 * SCALE

    def middle(self, words: str, size: int = 19, *, bold: bool = False) -> None:
        """A line in the middle."""
        self._write(words, (PAPER_WIDTH - self._width(words, size, bold=bold)) / 2, size, bold=bold)
        self._y += round(size * 1.35 * SCALE)

    def pair(self, left: str, right: str, size: int = 18, *, bold: bool = False) -> None:
        """A line with words on the left and a sum on the right."""
        self._write(left, MARGIN, size, bold=bold)
        self._write(right, PAPER_WIDTH - MARGIN - self._width(right, size, bold=bold), size, bold=bold)
        self._y += round(size * 1.5 * SCALE)

    def dashes(self) -> None:
        """A dashed line over the whole width."""
        self._y += 7 * SCALE
        for x in range(MARGIN * SCALE, (PAPER_WIDTH - MARGIN) * SCALE, 11 * SCALE):
            self._pen.line((x, self._y, x + 6 * SCALE, self._y), fill=INK, width=SCALE)
        self._y += 13 * SCALE

    def bars(self, chance: Random) -> None:
        """Something that looks like a bar code and says nothing."""
        self._y += 10 * SCALE
        x = 80 * SCALE
        while x < (PAPER_WIDTH - 80) * SCALE:
            wide = chance.choice((1, 1, 2, 3)) * SCALE
            self._pen.rectangle((x, self._y, x + wide, self._y + 46 * SCALE), fill=INK)
            x += wide + chance.choice((2, 2, 3, 4)) * SCALE
        self._y += 62 * SCALE

    def gap(self, height: int) -> None:
        """Nothing."""
        self._y += height * SCALE

    def torn(self) -> Image.Image:
        """The paper with its transparent surroundings, its ends cut by the teeth of the printer."""
        height = self._y + 26 * SCALE
        mask = Image.new("L", (PAPER_WIDTH * SCALE, height))
        tooth = 8 * SCALE
        edge = [(x, (x // tooth % 2) * 5 * SCALE) for x in range(0, PAPER_WIDTH * SCALE + 1, tooth)]
        outline = [*edge, *((x, height - 1 - y) for x, y in reversed(edge))]
        ImageDraw.Draw(mask).polygon(outline, fill=255)
        paper = self._paper.crop((0, 0, PAPER_WIDTH * SCALE, height)).convert("RGBA")
        paper.putalpha(mask)
        return paper

    def _write(self, words: str, x: float, size: int, *, bold: bool) -> None:
        self._pen.text((x * SCALE, self._y), words, fill=INK, font=_font(size, bold=bold))

    def _width(self, words: str, size: int, *, bold: bool) -> float:
        return _font(size, bold=bold).getlength(words) / SCALE


def printed(receipt: Receipt, chance: Random) -> Image.Image:
    """The receipt as paper."""
    roll = Roll(receipt)
    roll.middle(receipt.shop, 28, bold=True)
    for line in receipt.address:
        roll.middle(line, 17)
    roll.gap(6)
    roll.middle(receipt.moment, 17)
    roll.dashes()
    for words, price in receipt.items:
        roll.pair(words, dollars(price))
    roll.dashes()
    if receipt.tax:
        roll.pair("Subtotal", dollars(receipt.net))
        roll.pair(f"Tax {receipt.tax / 100:g}%", dollars(receipt.taxes))
    roll.pair("TOTAL", "$" + dollars(receipt.net + receipt.taxes), 26, bold=True)
    roll.gap(2)
    roll.pair(receipt.paid, dollars(receipt.net + receipt.taxes))
    roll.dashes()
    for line in receipt.foot:
        roll.middle(line, 17)
    roll.bars(chance)
    return roll.torn()


def dollars(cents: int) -> str:
    """Cents as dollars, such as 12.05."""
    return f"{cents // 100}.{cents % 100:02}"


def table(colour: Colour, chance: Random) -> Image.Image:
    """What the receipt lies on: grain along its length, and light that falls off to the corners."""
    width, height = SIZE
    grain = Image.new("L", (width, 1))
    grain.putdata([118 + chance.randrange(20) for _ in range(width)])
    stripes = grain.resize(SIZE).filter(ImageFilter.GaussianBlur(2))
    light = (
        Image.radial_gradient("L").resize((width * 2, height * 2)).crop((width // 3, 0, width // 3 + width, height))
    )
    shade = ImageChops.multiply(stripes.point(lambda value: value + 60), ImageChops.invert(light).point(_brighter))
    return ImageChops.multiply(Image.new("RGB", SIZE, colour), Image.merge("RGB", (shade, shade, shade)).point(_lift))


def _brighter(value: int) -> int:
    return 150 + value * 105 // 255


def _lift(value: int) -> int:
    return min(255, value * 3 // 2)


def photographed(receipt: Receipt) -> Image.Image:
    """The receipt on its table, as a phone sees it from above."""
    chance = Random(receipt.name)  # noqa: S311 - grain and bars, the same at each run
    paper = printed(receipt, chance)
    paper = _rounded_by_light(paper).rotate(receipt.turn, Image.Resampling.BICUBIC, expand=True)
    fits = min(FILLED * SIZE[0] / paper.width, FILLED * SIZE[1] / paper.height)
    paper = paper.resize((round(paper.width * fits), round(paper.height * fits)), Image.Resampling.LANCZOS)
    scene = table(receipt.table, chance)
    left, top = (scene.width - paper.width) // 2, (scene.height - paper.height) // 2
    shadow = Image.new("L", scene.size)
    shadow.paste(paper.getchannel("A").point(lambda alpha: alpha * 140 // 255), (left + 8, top + 14))
    scene.paste((18, 14, 10), mask=shadow.filter(ImageFilter.GaussianBlur(13)))
    scene.paste(paper.convert("RGB"), (left, top), paper.getchannel("A"))
    return scene.filter(ImageFilter.GaussianBlur(0.4))


def _rounded_by_light(paper: Image.Image) -> Image.Image:
    """Paper from a roll is never quite flat: a soft band of light across it."""
    band = Image.linear_gradient("L").resize((paper.height, paper.width)).rotate(90, expand=True).resize(paper.size)
    shade = band.point(lambda value: 255 - abs(value - 96) * 30 // 160)
    lit = ImageChops.multiply(paper.convert("RGB"), Image.merge("RGB", (shade, shade, shade)))
    lit.putalpha(paper.getchannel("A"))
    return lit


def _font(size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS[bold], size * SCALE)


def main() -> int:
    """Draw all of them."""
    for receipt in RECEIPTS:
        path = FOLDER / f"receipt-{receipt.name}.jpg"
        photographed(receipt).save(path, quality=QUALITY, optimize=True, progressive=True)
        sys.stdout.write(f"{path.name} {path.stat().st_size // 1000} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
