from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 4000, 3000
QUALITY = 90


def twelve_megapixels() -> bytes:
    """A JPEG as phones make it: 4000 x 3000 pixels, some megabytes, detail everywhere."""
    noise = Image.effect_noise((WIDTH // 4, HEIGHT // 4), 60).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    grain = Image.effect_noise((WIDTH, HEIGHT), 12)
    picture = Image.merge("RGB", (noise, Image.blend(noise, grain, 0.3), noise.filter(ImageFilter.BLUR)))
    draw = ImageDraw.Draw(picture)
    for row in range(0, HEIGHT, 150):
        draw.text((200, row), "Bread 2.40   Milk 1.19   Apples 3.05   Total 6.64 " * 4, fill="black", font_size=60)
    file = BytesIO()
    picture.save(file, "JPEG", quality=QUALITY)
    return file.getvalue()
