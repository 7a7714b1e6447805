"""The sections that pages link to, on each page of who is signed in. The desk has its own (web.desk.page)."""

from typing import NamedTuple


class Section(NamedTuple):
    """A part of the pages: the name of the route that it begins with, and what the link to it says."""

    route: str
    label: str


SECTIONS = (
    Section("home", "Home"),
    Section("rooms", "Rooms"),
    Section("trackers", "Tracking"),
    Section("texts", "Texts"),
    Section("account", "Account"),
)
"""In this order; one whose route isn't there is left out."""
