import re

import pytest

from sandbox.page.receipt_photos import FOLDER, dollars
from sandbox.page.receipts import RECEIPTS, Receipt


@pytest.mark.parametrize("receipt", RECEIPTS, ids=lambda receipt: receipt.name)
def test_every_receipt_is_drawn_small_enough_and_on_the_page(receipt: Receipt) -> None:
    drawn = (FOLDER / f"receipt-{receipt.name}.jpg").read_bytes()
    assert drawn.startswith(b"\xff\xd8\xff")
    assert len(drawn) < 60_000
    assert f'["{receipt.name}", "' in (FOLDER / "photos.js").read_text("utf-8")


def test_nothing_else_is_drawn_or_offered() -> None:
    names = {receipt.name for receipt in RECEIPTS}
    assert {path.stem.removeprefix("receipt-") for path in FOLDER.glob("*.jpg")} == names
    assert set(re.findall(r'^  \["(\w+)", "', (FOLDER / "photos.js").read_text("utf-8"), re.MULTILINE)) == names


def test_sums_are_right() -> None:
    grocery = next(receipt for receipt in RECEIPTS if receipt.name == "grocery")
    assert [dollars(cents) for cents in (grocery.net, grocery.taxes, 5)] == ["33.73", "2.45", "0.05"]
