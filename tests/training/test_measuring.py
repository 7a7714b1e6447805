from core.reading.meant_for.model import Scores
from training.measuring import report
from training.texts import POSTS, Example


def shares_of(name: str, results: list[tuple[Example, Scores]]) -> list[str]:
    """The shares in the line of that name, in their order, and of how many texts."""
    [line] = [line for line in report(results).splitlines() if line.strip().startswith(name)]
    return line.removeprefix(f"  {name}").split()


def test_shares_are_by_each_score_by_either_and_by_a_rule_too() -> None:
    def post(text: str, to_person: float, to_bot: float) -> tuple[Example, Scores]:
        return Example(text, held=False, source=POSTS), Scores(to_person, to_bot)

    found = [
        post("what a sunset over the bay", -0.4, -0.2),
        post("see you there later then", 0.3, -0.2),
        post("why was that not up yet", 0.2, 0.1),
        post("JION trip", -0.1, -0.3),  # no score knows it, but a rule does
    ]
    assert shares_of("posts", found) == ["50.0%", "25.0%", "50.0%", "75.0%", "4"]


def test_ours_are_told_apart_by_language() -> None:
    found = [
        (Example("are you a robot", held=True, source="bot/en"), Scores(-0.1, 0.5)),
        (Example("bist du echt", held=True, source="bot/xx"), Scores(-0.1, -0.5)),
    ]
    assert shares_of("our bot, English", found)[1] == "100.0%"
    assert shares_of("our bot, other languages", found)[1] == "0.0%"
