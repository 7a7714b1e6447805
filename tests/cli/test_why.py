"""What operators read about how a text is read."""

import pytest

from bot.cli import main


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
    read, by, score, *weighed = capsys.readouterr().out.splitlines()
    assert read.split(maxsplit=1) == ["reading", reading]
    assert by.split(maxsplit=1) == ["rule", rule]
    assert score.split()[0] == "score"
    assert weighed
    assert all(float(line.split()[0]) for line in weighed if not line.split()[0].endswith("0.00"))
