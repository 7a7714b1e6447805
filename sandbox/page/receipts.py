"""Receipts of made-up shops, which a phone on the page can send. `sandbox.page.receipt_photos` draws them."""

from dataclasses import dataclass
from typing import Final

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt, and the table that it lies on. Prices are in cents; `tax` in hundredths of a percent.

    `paper` is the colour of the paper, `turn` by how many degrees it lies askew.
    """

    name: str
    shop: str
    address: tuple[str, ...]
    moment: str
    items: tuple[tuple[str, int], ...]
    tax: int
    paid: str
    foot: tuple[str, ...]
    table: Colour
    turn: float
    paper: Colour = (250, 249, 244)

    @property
    def net(self) -> int:
        """Without tax."""
        return sum(price for _, price in self.items)

    @property
    def taxes(self) -> int:
        """Rounded to the cent."""
        return round(self.net * self.tax / 10_000)


RECEIPTS: Final = (
    Receipt(
        "grocery",
        "CORNER GROCER",
        ("14 Mill Lane", "Open 7 to 10"),
        "2026-11-14  18:42",
        (
            ("Oat milk 1 l", 329),
            ("Sourdough", 480),
            ("Apples 1.2 kg", 358),
            ("Butter", 415),
            ("Tomatoes", 264),
            ("Pasta 2 x 1.89", 378),
            ("Olive oil", 1149),
        ),
        725,
        "CARD **** 4417",
        ("You saved 1.20", "THANK YOU"),
        (176, 128, 86),
        -3.2,
    ),
    Receipt(
        "cafe",
        "LOW TIDE CAFE",
        ("Pier Street 3", "Table 6"),
        "2026-11-15  09:17",
        (("Flat white", 450), ("Espresso", 300), ("Cardamom bun 2x", 780), ("Soup of the day", 920)),
        800,
        "CASH",
        ("Tip not included", "See you soon"),
        (92, 108, 112),
        4.1,
        (252, 248, 238),
    ),
    Receipt(
        "fuel",
        "MILE TWELVE FUEL",
        ("Route 9, exit 31", "Pump 4"),
        "2026-11-15  16:05",
        (("Unleaded 11.204 gal", 3920), ("Windshield fluid", 549), ("Coffee, large", 279)),
        0,
        "CARD **** 4417",
        ("Odometer: 48 213", "DRIVE SAFELY"),
        (58, 60, 66),
        -5.4,
    ),
    Receipt(
        "hotel",
        "HARBOR INN",
        ("2 Lighthouse Road", "Room 207, 2 nights"),
        "2026-11-17  10:58",
        (
            ("Room 2 x 128.00", 25600),
            ("Breakfast 2 x 14.50", 2900),
            ("Parking", 1800),
            ("Laundry", 1150),
        ),
        1150,
        "CARD **** 4417",
        ("Folio 20931", "We hope you slept well"),
        (126, 84, 62),
        1.8,
        (247, 250, 252),
    ),
    Receipt(
        "hardware",
        "NUTS & BOLTS",
        ("Hardware since 1961", "77 Foundry Street"),
        "2026-11-18  12:31",
        (
            ("Wood screws 4x40", 649),
            ("Wall plugs 50 pc", 399),
            ("Sandpaper 120", 285),
            ("Paint, sage 2.5 l", 3890),
            ("Brush 60 mm", 745),
        ),
        825,
        "CARD **** 4417",
        ("Returns within 30 days", "Keep this receipt"),
        (150, 152, 146),
        5.6,
        (255, 252, 228),
    ),
    Receipt(
        "plants",
        "GREEN SHED",
        ("Garden and seeds", "Orchard Way 8"),
        "2026-11-19  15:20",
        (("Lavender 3x", 1470), ("Potting soil 20 l", 890), ("Clay pot 18 cm", 1250), ("Tulip bulbs", 695)),
        725,
        "CASH",
        ("Water twice a week", "COME AGAIN"),
        (206, 198, 184),
        -1.6,
    ),
)
