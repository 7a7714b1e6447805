"""Modules compiled to C, if `make fast` has made them: Python then loads those in place of their sources.

The sources stay what counts. What was compiled from other sources than lie here, or for another Python, is left
alone, all of it, and `bot check` and the log say so.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.abc import MetaPathFinder
from importlib.machinery import EXTENSION_SUFFIXES, ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = Path(sys.prefix, "backslash-compiled")
"""Where `make fast` puts them: in the environment of this Python, so that they go with it."""
RECORD = "made-of.json"
SWITCH = "BACKSLASH_COMPILED"
"""The variable of the environment that says "no" to use the sources all the same."""
MODULES = tuple(
    f"core.reading.{name}"
    for name in (
        *("answers", "auto_replies", "near_miss", "opt_out_phrases", "publishing_words", "reading", "small_talk"),
        *("taking_back", "typos", "words"),
        *("automatic.businesses", "automatic.busy", "automatic.folding", "automatic.reactions", "automatic.services"),
        *(
            "meant_for.features",
            "phrases.lexicon",
            "phrases.requests",
            "phrases.saying",
            "phrases.several",
            "phrases.signatures",
        ),
        *("phrases.talking",),
        *("secrets.beside", "secrets.codes", "secrets.doubtful", "secrets.finding", "secrets.keys", "secrets.links"),
        *("secrets.passwords", "secrets.rooms"),
    )
)
"""What is compiled: where the time of reading a text goes, by a profile (docs/performance.md)."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """Whether compiled modules are in use, and if they lie there and aren't, why."""

    in_use: bool
    left_alone: str = ""
    files: Mapping[str, Path] = field(default_factory=dict)

    @property
    def about(self) -> str:
        """One line for operators."""
        if self.in_use:
            return f"{len(MODULES)} modules in use"
        return (
            f"none in use; WARNING: {self.left_alone}" if self.left_alone else "none in use; `make fast` makes them"
        )


def prefer_compiled() -> None:
    """From now on, load compiled modules, if there are some of these sources. Once is enough."""
    if compiled.in_use and not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder(compiled.files))


class _Finder(MetaPathFinder):
    """Finds compiled modules before Python looks for their sources."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        """The compiled module of that name; of any other, nothing."""
        del path, target
        file = self._files.get(fullname)
        return spec_from_file_location(fullname, file) if file is not None else None


def look(folder: Path = FOLDER, root: Path = ROOT) -> Compiled:
    """What lies in a folder of compiled modules, beside the sources below `root`."""
    try:
        record = json.loads((folder / RECORD).read_bytes())
        python, files, sources = record["python"], record["files"], record["sources"]
    except FileNotFoundError:
        return Compiled(in_use=False)
    except (OSError, ValueError, LookupError, TypeError):
        return Compiled(in_use=False, left_alone=f"{folder / RECORD} can't be read: `make fast` makes them anew")
    if python != EXTENSION_SUFFIXES[0]:
        return Compiled(in_use=False, left_alone="compiled for another Python: `make fast` makes them anew")
    other = [name for name, digest in digests(sources, root).items() if digest != sources[name]]
    if other:
        return Compiled(in_use=False, left_alone=f"{', '.join(other[:3])} changed since: `make fast` makes them anew")
    if os.environ.get(SWITCH) == "no":
        return Compiled(in_use=False, left_alone=f"{SWITCH} says no")
    return Compiled(in_use=True, files={name: folder / file for name, file in files.items()})


def digests(names: Iterable[str], root: Path = ROOT) -> dict[str, str]:
    """The SHA-256 of the sources of modules, or nothing for what isn't there."""
    return {name: _digest(root / f"{name.replace('.', '/')}.py") for name in names}


def _digest(source: Path) -> str:
    try:
        return hashlib.sha256(source.read_bytes()).hexdigest()
    except OSError:
        return ""


compiled = look()
"""How it is in this process."""
