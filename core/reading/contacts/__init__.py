"""Phone numbers, streets and e-mail addresses in a text, which few people mean to publish."""

from core.reading.contacts.phones import has_contact

__all__ = ["has_contact"]
