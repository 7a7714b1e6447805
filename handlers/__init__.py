"""One module a topic, in the words that people text. These are live, in the order in which help shows them."""

from handlers import (
    asking,
    connecting,
    entries,
    exporting,
    governing_rooms,
    helping,
    leaving,
    leaving_rooms,
    naming,
    photos,
    posting,
    rooms,
    seeing,
    signing_in,
    status,
    tracking,
)

LIVE = (
    helping,
    status,
    connecting,
    posting,
    leaving,
    asking,
    rooms,
    seeing,
    leaving_rooms,
    naming,
    tracking,
    entries,
    signing_in,
    exporting,
    governing_rooms,
    photos,
)
