"""The carrier's messages in memory, quick to find by sid and by either number."""

from collections import OrderedDict
from collections.abc import Iterator
from itertools import count

from sandbox.carrier.model import Media, Message


class MessageStore:
    """The latest messages; beyond `keep` the oldest are forgotten."""

    def __init__(self, keep: int) -> None:
        self._keep = keep
        self._seq = count(1)
        self._by_sid: OrderedDict[str, Message] = OrderedDict()
        # Dictionaries rather than lists: a message in the middle can be deleted at once.
        self._by_to: dict[str, dict[str, Message]] = {}
        self._by_from: dict[str, dict[str, Message]] = {}
        self._media: dict[str, Media] = {}

    def __len__(self) -> int:
        return len(self._by_sid)

    def add(self, message: Message) -> None:
        """Keep a new message; its `seq` tells its place."""
        message.seq = next(self._seq)
        sid = message.sid
        self._by_sid[sid] = message
        self._by_to.setdefault(message.to, {})[sid] = message
        self._by_from.setdefault(message.from_, {})[sid] = message
        for medium in message.media:
            self._media[medium.sid] = medium
        if len(self._by_sid) > self._keep:
            self.remove(next(iter(self._by_sid)))

    def attach(self, message: Message, media: tuple[Media, ...]) -> None:
        """Give a message its media, which were fetched after it was accepted."""
        message.media = media
        if message.sid in self._by_sid:
            self._media.update((medium.sid, medium) for medium in media)

    def get(self, sid: str) -> Message | None:
        """The message of that sid, if it is still kept."""
        return self._by_sid.get(sid)

    def medium(self, sid: str) -> Media | None:
        """The medium of that sid, if it is still kept."""
        return self._media.get(sid)

    def remove(self, sid: str) -> Message | None:
        """Forget a message and its media; returns it if it was there."""
        message = self._by_sid.pop(sid, None)
        if message is None:
            return None
        for index, number in ((self._by_to, message.to), (self._by_from, message.from_)):
            ours = index[number]
            del ours[sid]
            if not ours:
                del index[number]
        for medium in message.media:
            self._media.pop(medium.sid, None)
        return message

    def remove_medium(self, sid: str) -> bool:
        """Forget one medium; False if it was not there."""
        medium = self._media.pop(sid, None)
        if medium is None:
            return False
        message = self._by_sid.get(medium.message_sid)
        if message is not None:
            message.media = tuple(other for other in message.media if other.sid != sid)
        return True

    def newest(
        self, *, to: str | None = None, from_: str | None = None, before: int | None = None
    ) -> Iterator[Message]:
        """Messages newest first, those with a `seq` below `before` only."""
        for message in self._smallest(to, from_):
            if before is not None and message.seq >= before:
                continue
            if (to is None or message.to == to) and (from_ is None or message.from_ == from_):
                yield message

    def of_phone(self, number: str) -> list[Message]:
        """All that a number sent or got, oldest first."""
        sent, got = self._by_from.get(number, {}), self._by_to.get(number, {})
        return sorted((*sent.values(), *got.values()), key=lambda message: message.seq)

    def to(self, number: str) -> list[Message]:
        """All that was sent to a number, oldest first."""
        return list(self._by_to.get(number, {}).values())

    def _smallest(self, to: str | None, from_: str | None) -> Iterator[Message]:
        indices: list[dict[str, Message]] = []
        if to is not None:
            indices.append(self._by_to.get(to, {}))
        if from_ is not None:
            indices.append(self._by_from.get(from_, {}))
        return reversed(min(indices, key=len, default=self._by_sid).values())
