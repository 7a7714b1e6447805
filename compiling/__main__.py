"""`make fast`: compiles what reads texts, and puts it where core/compiled.py looks for it."""

import argparse
import sys
from pathlib import Path

from compiling.building import build, lacking
from core.compiled import FOLDER, MODULES, ROOT


def main() -> None:
    """Compile the modules that core/compiled.py lists."""
    parser = argparse.ArgumentParser(prog="make fast", description=__doc__)
    parser.add_argument("--into", type=Path, default=FOLDER, help="another folder than that of this environment")
    arguments = parser.parse_args()
    if lacking():
        sys.exit(f"This lacks {lacking()}. The bot runs without compiled modules too.")
    print(f"Compiling {len(MODULES)} modules; a minute of computing.", flush=True)
    build(MODULES, ROOT, arguments.into)
    print(f"They are in {arguments.into}, and used from the next start on, until a source of theirs changes.")


if __name__ == "__main__":
    main()
