"""Photos of a journey, drawn: landscapes, receipts, a map and a ticket, as a group of friends would send them."""

import math
import random
from collections.abc import Callable
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter, ImageFont

Colour = tuple[int, int, int]
Draw = Callable[[], Image.Image]


def jpeg(picture: Image.Image, longest: int) -> bytes:
    """As a file no side of which is longer."""
    made = picture.copy()
    made.thumbnail((longest, longest))
    file = BytesIO()
    made.save(file, "JPEG", quality=85)
    return file.getvalue()


def landscape(size: tuple[int, int], sky: tuple[Colour, Colour], hills: list[Colour], seed: int) -> Image.Image:
    """Hills behind hills under a sky, with a sun."""
    width, height = size
    rows = Image.linear_gradient("L").resize(size)
    picture = Image.composite(Image.new("RGB", size, sky[1]), Image.new("RGB", size, sky[0]), rows)
    dice = random.Random(seed)
    glow = Image.new("L", size)
    x, y, r = width * dice.uniform(0.2, 0.8), height * 0.32, width * 0.07
    ImageDraw.Draw(glow).ellipse((x - r, y - r, x + r, y + r), fill=255)
    picture.paste(Image.new("RGB", size, (255, 244, 214)), mask=glow.filter(ImageFilter.GaussianBlur(r / 6)))
    drawing = ImageDraw.Draw(picture)
    for place, colour in enumerate(hills):
        base = height * (0.45 + 0.5 * place / len(hills))
        waves = [(dice.uniform(0.5, 3), dice.uniform(0, 6), height * dice.uniform(0.02, 0.07)) for _ in range(4)]
        line = [
            (x, base + sum(high * math.sin(often * 6 * x / width + shift) for often, shift, high in waves))
            for x in range(0, width + 9, 8)
        ]
        drawing.polygon([(0, height), *line, (width, height)], fill=colour)
    return picture


def receipt(title: str, lines: list[tuple[str, str]], total: str) -> Image.Image:
    """A slip of paper on a table."""
    picture = Image.new("RGB", (900, 1200), (92, 70, 52))
    dice = random.Random(len(title))
    drawing = ImageDraw.Draw(picture)
    for y in range(0, 1200, 6):
        shade = dice.randint(-8, 8)
        drawing.line([(0, y), (900, y + dice.randint(-20, 20))], fill=(92 + shade, 70 + shade, 52 + shade), width=6)
    slip = Image.new("RGBA", (560, 230 + 58 * (len(lines) + 2)), (250, 248, 240, 255))
    ink, large, plain = ImageDraw.Draw(slip), ImageFont.load_default(44), ImageFont.load_default(30)
    ink.text((280, 60), title, (30, 30, 34), font=large, anchor="mm")
    ink.text((280, 112), "Harbour Road 4", (90, 90, 96), font=plain, anchor="mm")
    for place, (what, price) in enumerate([*lines, ("", ""), ("Total", total)]):
        y = 170 + 58 * place
        ink.text((40, y), what, (40, 40, 46), font=plain)
        ink.text((520, y), price, (40, 40, 46), font=plain, anchor="ra")
    turned = slip.rotate(-4, expand=True, resample=Image.Resampling.BICUBIC)
    picture.paste(turned, ((900 - turned.width) // 2, (1200 - turned.height) // 2), turned)
    return picture


def plan() -> Image.Image:
    """A page with a plan: a document's first page."""
    picture = Image.new("RGB", (740, 960), (252, 252, 250))
    drawing, large, plain = ImageDraw.Draw(picture), ImageFont.load_default(46), ImageFont.load_default(24)
    drawing.text((70, 80), "Ferry tickets", (22, 22, 26), font=large)
    for place in range(9):
        drawing.text(
            (70, 190 + 52 * place), f"{6 + place}:40   pier {place % 3 + 1}   island", (80, 84, 92), font=plain
        )
    drawing.rectangle((70, 720, 250, 900), outline=(22, 22, 26), width=6)
    dice = random.Random(7)
    for x in range(80, 240, 20):
        for y in range(730, 890, 20):
            if dice.random() < 0.5:
                drawing.rectangle((x, y, x + 19, y + 19), fill=(22, 22, 26))
    return picture


DAWN, NOON, DUSK = (
    ((214, 226, 240), (250, 214, 190)),
    ((94, 160, 222), (206, 230, 244)),
    ((58, 44, 92), (238, 132, 84)),
)
NIGHT, FOG = ((12, 18, 44), (52, 62, 104)), ((188, 196, 202), (224, 228, 230))
JOURNEY: list[tuple[str, Draw]] = [
    ("Packed and ready", lambda: landscape((1600, 1200), DAWN, [(120, 132, 150), (84, 98, 116), (48, 58, 70)], 1)),
    ("", lambda: landscape((1200, 1600), NOON, [(98, 140, 120), (60, 110, 84), (34, 74, 56)], 2)),
    (
        "Breakfast at the harbour, my turn",
        lambda: receipt("Harbour Cafe", [("Coffee x4", "14.00"), ("Rolls", "9.60")], "23.60"),
    ),
    (
        "The lake is frozen over this morning, and nobody is on it yet",
        lambda: landscape((2000, 1125), FOG, [(170, 182, 190), (140, 156, 168), (206, 216, 222)], 3),
    ),
    ("First light", lambda: landscape((1600, 1066), DAWN, [(150, 120, 130), (104, 80, 100), (60, 46, 66)], 4)),
    ("", lambda: landscape((1600, 1200), DUSK, [(108, 60, 92), (70, 38, 70), (34, 20, 42)], 5)),
    ("Tickets for tomorrow", plan),
    (
        "Who left their gloves here?",
        lambda: landscape((1066, 1600), NOON, [(180, 150, 100), (150, 118, 70), (110, 84, 46)], 6),
    ),
    (
        "Groceries",
        lambda: receipt(
            "Corner Shop", [("Bread", "3.20"), ("Cheese", "7.90"), ("Apples", "4.10"), ("Tea", "5.50")], "20.70"
        ),
    ),
    (
        "Stars, if you look long enough",
        lambda: landscape((1600, 1200), NIGHT, [(24, 30, 58), (14, 18, 38), (6, 8, 20)], 8),
    ),
    ("", lambda: landscape((1200, 1200), NOON, [(80, 150, 170), (50, 120, 150), (20, 80, 110)], 9)),
    ("On the way up", lambda: landscape((1600, 1200), FOG, [(120, 130, 120), (86, 98, 84), (50, 60, 48)], 10)),
]
"""Captions and pictures, the oldest first."""
