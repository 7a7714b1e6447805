"""One module a topic, in the words that people text. These are live, in the order in which help shows them."""

from handlers import help, leaving, photos, posting, status

LIVE = (help, status, posting, leaving, photos)
