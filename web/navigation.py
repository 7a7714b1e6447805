"""The way around the pages of who is signed in: the same on each of them."""

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
