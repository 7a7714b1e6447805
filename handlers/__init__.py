"""One module a topic, in the words that people text. These are live, in the order in which help shows them."""

from handlers import connecting, helping, leaving, photos, posting, status

LIVE = (helping, status, connecting, posting, leaving, photos)
