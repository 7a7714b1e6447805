import html
import re
from typing import Any

SHORTENED = re.compile(r" ?(https?://t\.co/[A-Za-z0-9]+)")
MEDIA = re.compile(r"^pic\.(x|twitter)\.com/")


def written(text: str, entities: object) -> str:
    """A post's text as the person wrote it, from X's form of it.

    X escapes &, < and > for HTML, replaces each link by one of t.co, and puts one more behind the text for its
    photos (X's documentation, entities of posts). A link that was written without http:// gets it.
    """
    links = _links(entities)

    def expand(match: re.Match[str]) -> str:
        shortened = match.group(1)
        if shortened not in links:
            return match.group()
        link = links[shortened]
        return match.group().replace(shortened, link) if link else ""

    return SHORTENED.sub(expand, html.unescape(text)).rstrip()


def _links(entities: object) -> dict[str, str]:
    """What each link of t.co stands for: nothing, if it is for a photo."""
    listed = entities.get("urls") if isinstance(entities, dict) else None
    found = {}
    for each in listed if isinstance(listed, list) else []:
        if isinstance(each, dict) and isinstance(each.get("url"), str):
            found[each["url"]] = "" if _is_media(each) else str(each.get("expanded_url") or each["url"])
    return found


def _is_media(link: dict[str, Any]) -> bool:
    return bool(link.get("media_key")) or bool(MEDIA.match(str(link.get("display_url") or "")))
