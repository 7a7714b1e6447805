"""One module a topic, in the words that people text. These are live, in the order in which help shows them."""

from handlers import helping, leaving, photos, posting, status

LIVE = (helping, status, posting, leaving, photos)
