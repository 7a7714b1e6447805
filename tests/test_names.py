"""One word for one thing (docs/glossary.md): no two public classes of the program share a name."""

import ast
from collections import defaultdict

from tests.test_imports import MAY_IMPORT, ROOT, paths_in


def test_no_two_classes_share_a_name() -> None:
    """Whoever reads a name needn't look at the imports to know what it is."""
    found = defaultdict[str, list[str]](list)
    for folder in MAY_IMPORT.keys() - {"sandbox"}:  # that knows nothing of the bot, and has words of its own
        for path in paths_in(folder):
            for node in ast.parse(path.read_text("utf-8")).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    found[node.name].append(str(path.relative_to(ROOT)))
    shared = {name: sorted(where) for name, where in found.items() if len(where) > 1}
    assert not shared
