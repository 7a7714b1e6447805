"""What operators read about how a text is read."""

import pytest

from bot.cli import main

MEANT = ["to one person", "to the bot, or by a machine"]


@pytest.mark.parametrize(
    ("text", "reading", "rule"),
    [
        pytest.param("mom I'm outside, let me in", "question: for one person", "for one person", id="to one person"),
        pytest.param("Sunset over the bay tonight", "Plain", "none: it is a post", id="a post"),
        pytest.param("join trip", "CommandCall: JOIN name [password]", "bare command", id="a command"),
        pytest.param("\\ASK never", "CommandCall: ASK [ALWAYS|DOUBT|NEVER]", "backslash word", id="a backslash word"),
    ],
)
def test_why_tells_the_reading_the_rule_and_what_weighed(
    text: str, reading: str, rule: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["why", text])
    assert ended.value.code == 0
    read, by, *scores = capsys.readouterr().out.splitlines()
    assert read.split(maxsplit=1) == ["reading", reading]
    assert by.split(maxsplit=1) == ["rule", rule]
    heads = [at for at, line in enumerate(scores) if line.startswith("score ")]
    assert [scores[at].split(maxsplit=2)[2].partition(" (")[0] for at in heads] == MEANT
    for head, end in zip(heads, [*heads[1:], len(scores)], strict=True):
        weighed = [float(line.split()[0]) for line in scores[head + 1 : end]]
        assert weighed
        assert [abs(weight) for weight in weighed] == sorted(map(abs, weighed), reverse=True)


def test_what_is_shown_of_a_short_text_makes_its_scores(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["why", "sunset tonight"])
    shown = [line.split() for line in capsys.readouterr().out.splitlines()[2:]]
    sums: list[list[float]] = []
    for first, second, *_ in shown:
        if first == "score":
            sums.append([-float(second)])
        else:
            sums[-1].append(float(first))
    assert [sum(each) for each in sums] == pytest.approx([0, 0], abs=0.05)
