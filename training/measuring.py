"""How well a model does on texts that it has not learned from."""

from collections.abc import Iterable, Sequence

from core.reading.meant_for.model import Model
from training.texts import ENGLISH, KINDS, PEOPLE, POSTS, Example

ASKED = (0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08)

Scored = tuple[Example, float]


def scored(model: Model, examples: Iterable[Example]) -> list[Scored]:
    """The examples with what the model says of them."""
    return [(example, model.score(example.text)) for example in examples]


def threshold_for(results: Sequence[Scored], asked: float) -> float:
    """The score that so much of the plain posts is above, be they the collection's or ours."""
    scores = sorted(score for example, score in results if not example.held and example.is_plain)
    return scores[-1 - round(asked * len(scores))]


def report(results: Sequence[Scored], bias: float = 0.0) -> str:
    """Lines for people: what is held of texts between people, by what is asked of posts; and what zero does."""
    people = _scores(results, PEOPLE)
    posts = _scores(results, POSTS)
    plain = [score for example, score in results if example.source == POSTS and example.is_plain]
    lines = [_curve("of all posts", posts, people), _curve("of plain posts", plain, people)] if people else []
    named = [
        ("texts between people held", people),
        ("posts asked about", posts),
        ("plain posts asked about", plain),
    ]
    for kind in KINDS:
        named.append((f"our {kind}, English", _scores(results, f"{kind}/{ENGLISH}")))
        named.append((f"our {kind}, other languages", _others(results, kind)))
    lines += [f"  {name}: {_share(scores, -bias):.1%} of {len(scores)}" for name, scores in named if scores]
    return "\n".join(lines)


def _curve(name: str, posts: Sequence[float], people: Sequence[float]) -> str:
    ranked = sorted(posts)
    caught = (f"{asked:.0%}: {_share(people, ranked[-1 - round(asked * len(ranked))]):.1%}" for asked in ASKED)
    return f"  held, if asked about {name}: " + ", ".join(caught)


def _share(scores: Sequence[float], above: float) -> float:
    return sum(score > above for score in scores) / max(1, len(scores))


def _scores(results: Iterable[Scored], source: str) -> list[float]:
    return [score for example, score in results if example.source == source]


def _others(results: Iterable[Scored], kind: str) -> list[float]:
    return [
        score
        for example, score in results
        if example.source.startswith(f"{kind}/") and not example.source.endswith(f"/{ENGLISH}")
    ]
