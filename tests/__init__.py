"""What holds for every process of the suite, before anything else of it is imported."""

import os
import sys

# Where Python is told to keep no bytecode, as in many containers, each process of the suite would compile all anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
