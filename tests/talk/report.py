"""Figures of many texts: what went wrong, by kind and by language, and how often posts are asked about."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from tests.talk.judging import Fault, Verdict

POSTS, PEOPLE, ORDINARY = "posts", "people", "fresh"
NEVER_PUBLIC = (
    "secrets",
    "reactions",
    "automatic",
    "notices",
    "stopping",
    "answers",
    "talk",
    "contacts",
    "undoing",
    "commands",
    "tracking",
)
"""Kinds of which not one text may go public."""
COLUMNS: Sequence[tuple[str, frozenset[Fault]]] = (
    ("wrong posts", frozenset({Fault.WRONG_POST})),
    ("wrong actions", frozenset({Fault.WRONG_ACTION, Fault.BROKEN})),
    ("leaks", frozenset({Fault.LEAK})),
    ("not done", frozenset({Fault.NOT_DONE, Fault.SILENCE})),
    ("needless", frozenset({Fault.NEEDLESS_QUESTION, Fault.NEEDLESS_REPLY})),
)


def table(title: str, verdicts: Iterable[Verdict], by: Callable[[Verdict], str]) -> Iterator[str]:
    """A table in Markdown: how many texts, how many right, and what is wrong with the others."""
    groups = defaultdict[str, list[Verdict]](list)
    for verdict in verdicts:
        groups[by(verdict)].append(verdict)
    yield f"| {title} | texts | right | {' | '.join(name for name, _ in COLUMNS)} |"
    yield "|---|" + "---:|" * (len(COLUMNS) + 2)
    for name, group in sorted(groups.items()):
        yield _row(name, group)
    yield _row("all", [verdict for group in groups.values() for verdict in group])


def _row(name: str, group: Sequence[Verdict]) -> str:
    counts = Counter(verdict.fault for verdict in group)
    figures = [len(group), counts[None], *(sum(counts[fault] for fault in faults) for _, faults in COLUMNS)]
    return f"| {name} | " + " | ".join(str(figure) for figure in figures) + " |"


def rates(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """What people feel: how many posts are asked about, how many texts to one person go public."""
    if posts := ordinary_posts(verdicts):
        yield _rate("ordinary posts asked about", posts, is_asked_about)
        yield _rate(
            "  of those without @, # and link", [each for each in posts if each.case.is_plain], is_asked_about
        )
    if people := to_one_person(verdicts):
        yield _rate("texts to one person not posted", people, is_not_posted)


def ordinary_posts(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Posts of somebody to whom nothing is open."""
    return [each for each in verdicts if each.case.kind == POSTS and each.case.situation == ORDINARY]


def to_one_person(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """Likewise texts that are meant for one person."""
    return [each for each in verdicts if each.case.kind == PEOPLE and each.case.situation == ORDINARY]


def is_asked_about(verdict: Verdict) -> bool:
    """Whether a post did not go up as it came."""
    return not verdict.happened.public


def is_not_posted(verdict: Verdict) -> bool:
    """Whether a text to one person was kept from the public."""
    return not verdict.happened.public


def share(verdicts: Sequence[Verdict], holds: Callable[[Verdict], bool]) -> float:
    """Of how many that holds, in per cent."""
    return 100 * sum(map(holds, verdicts)) / len(verdicts) if verdicts else 0.0


def _rate(name: str, verdicts: Sequence[Verdict], holds: Callable[[Verdict], bool]) -> str:
    count = sum(map(holds, verdicts))
    return f"{name}: {share(verdicts, holds):.1f} % ({count} of {len(verdicts)})"


def wrong_ones(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """The texts of which something is wrong, by kind, with why the right is right."""
    by_kind = defaultdict[str, list[Verdict]](list)
    for verdict in verdicts:
        if verdict.fault is not None:
            by_kind[verdict.case.kind].append(verdict)
    for kind, several in sorted(by_kind.items()):
        yield f"## {kind}"
        why = ""
        for verdict in several:
            if verdict.case.why != why:
                why = verdict.case.why
                yield f"({why})"
            yield f"- {verdict}"
        yield ""
