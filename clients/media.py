"""Attachments at a channel's carrier, as whoever keeps them needs it."""

from typing import Protocol

from clients.failures import CallFailed


class MediaRefused(Exception):
    """It is not fetched as things stand here: the words say why. They hold no address.

    The carrier may well have it: what it has is not to be deleted for that.
    """


class MediaTooLarge(MediaRefused):
    """It has more than `most` bytes, which a photo may have."""

    def __init__(self, most: int) -> None:
        super().__init__(f"It has more than {most} bytes.")
        self.most = most


class MediaMissing(CallFailed):
    """The carrier itself says that it doesn't have it, or not yet: a fresh photo takes a few seconds."""


class Media(Protocol):
    """Fetches and deletes attachments by what their channel calls them."""

    async def fetch(self, reference: str) -> bytes:
        """The bytes of an attachment.

        Raises:
            MediaRefused: when it may not be fetched, or is too large (MediaTooLarge).
            CallFailed: when it can't be had now; MediaMissing if it isn't there, or not yet.
        """

    async def delete(self, reference: str) -> None:
        """Have the carrier delete it; one that isn't there is fine.

        Raises:
            MediaRefused: when the carrier can't be told to.
            CallFailed: when it may still be there.
        """
