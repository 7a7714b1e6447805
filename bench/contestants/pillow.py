"""Pillow alone on a 12-megapixel JPEG, in two processes: decoded, made twice, written twice."""

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from pathlib import Path

from PIL import Image

PROCESSES = 2
SHORT_SIDE = 480


def develop(content: bytes) -> int:
    """The same two pictures as the bot makes of it; returns their bytes."""
    with Image.open(BytesIO(content)) as opened:
        picture = opened.convert("RGB")
    scale = SHORT_SIDE / min(picture.size)
    small = picture.resize(
        (round(picture.width * scale), round(picture.height * scale)), Image.Resampling.LANCZOS, reducing_gap=2.0
    )
    return _written(picture, 88) + _written(small, 80)


def _written(picture: Image.Image, quality: int) -> int:
    file = BytesIO()
    picture.save(file, "JPEG", quality=quality, progressive=True, optimize=True)
    return len(file.getvalue())


def main() -> None:
    """Work on the photo so many times, and print the seconds it took."""
    content, times = Path(sys.argv[1]).read_bytes(), int(sys.argv[2])
    with ProcessPoolExecutor(PROCESSES) as pool:
        list(pool.map(develop, [content] * PROCESSES))
        began = time.perf_counter()
        list(pool.map(develop, [content] * times))
        print(time.perf_counter() - began)


if __name__ == "__main__":
    main()
