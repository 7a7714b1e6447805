"""Modules made into C by mypyc, and into extensions by the C compiler, with a record of what they are made of."""

import ast
import contextlib
import json
import os
import shutil
import sysconfig
from collections.abc import Iterator, Sequence
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from tempfile import TemporaryDirectory

from mypyc.build import mypycify
from setuptools import Distribution

from core.compiled import RECORD, digests

SUFFIX = EXTENSION_SUFFIXES[0]
GROUP = "backslash"
"""Of all modules there is one library, `backslash__mypyc`, and for each a small file that leads into it."""


def lacking() -> str:
    """What is needed to compile and isn't on this machine, or nothing."""
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    if shutil.which(compiler) is None:
        return f"a C compiler, {compiler}"
    if not Path(sysconfig.get_path("include"), "Python.h").exists():
        return "the headers of this Python (python3-dev on Debian)"
    return ""


def build(modules: Sequence[str], root: Path, folder: Path) -> None:
    """Compile modules of the sources below `root`, and put them into `folder` in place of what was there.

    Raises:
        SystemExit: when mypy finds fault with them.
        setuptools.errors.CompileError: when the C compiler fails.
    """
    with TemporaryDirectory() as place, contextlib.chdir(root):
        made = Path(place, "made")
        _compile([_path_of(name) for name in modules], made, Path(place, "c"))
        found = [str(file.relative_to(made)) for file in made.rglob(f"*{SUFFIX}")]
        record = {
            "python": SUFFIX,
            "files": {file.removesuffix(SUFFIX).replace(os.sep, "."): file for file in found},
            "sources": digests(sorted({*modules, *_imported_by(modules, root)}), root),
        }
        (made / RECORD).write_text(json.dumps(record, indent=1), "utf-8")
        _put(made, folder)


def _compile(paths: Sequence[str], made: Path, scratch: Path) -> None:
    extensions = mypycify([*paths], group_name=GROUP, debug_level="0", target_dir=str(scratch))
    distribution = Distribution({"name": GROUP, "ext_modules": extensions})
    command = distribution.get_command_obj("build_ext")
    command.build_lib, command.build_temp = str(made), str(scratch)
    command.ensure_finalized()
    command.run()


def _imported_by(modules: Sequence[str], root: Path) -> Iterator[str]:
    """The modules of ours that these import: their constants are compiled in."""
    for name in modules:
        for node in ast.walk(ast.parse((root / _path_of(name)).read_bytes())):
            if isinstance(node, ast.ImportFrom) and node.module and (root / _path_of(node.module)).exists():
                yield node.module


def _path_of(name: str) -> str:
    return f"{name.replace('.', '/')}.py"


def _put(made: Path, folder: Path) -> None:
    """Bring a folder to where it is used, whole or not at all."""
    waiting = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(waiting, ignore_errors=True)
    shutil.copytree(made, waiting)
    shutil.rmtree(folder, ignore_errors=True)
    waiting.replace(folder)
