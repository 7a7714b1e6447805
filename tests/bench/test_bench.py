from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from twilio.request_validator import RequestValidator

from bench import table
from bench.fixtures import forms
from bench.rounds import interleaved, ratio


def test_texts_are_signed_as_twilio_signs_them() -> None:
    request = forms.texts(forms.SMS_PATH, 1, range(1), ("STATUS & more + ü",))[0]
    head, _, body = request.partition(b"\r\n\r\n")
    headers = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
    fields = dict(parse_qsl(body.decode()))

    assert len(fields) == 20
    assert int(headers["Content-Length"]) == len(body)
    url = forms.PUBLIC_URL + forms.SMS_PATH
    assert RequestValidator(forms.TOKEN).validate(url, fields, headers["X-Twilio-Signature"])


def test_nobody_texts_twice_before_all_have() -> None:
    requests = forms.texts(forms.SMS_PATH, 50, range(50), ("STATUS",))
    senders = {dict(parse_qsl(each.partition(b"\r\n\r\n")[2].decode()))["From"] for each in requests}
    assert len(senders) == 50


def test_rounds_are_interleaved_and_the_first_does_not_count() -> None:
    ran: list[str] = []

    def run(name: str) -> int:
        ran.append(name)
        return len(ran)

    results = interleaved({"a": lambda: run("a"), "b": lambda: run("b")}, 2)
    assert "".join(ran) == "ababab"
    assert results == {"a": [3, 5], "b": [4, 6]}


def test_a_ratio_is_the_median_of_the_rounds() -> None:
    assert ratio([1, 2, 9], [1, 1, 1]) == 2


def test_a_figure_says_whether_its_target_is_met(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "RESULTS", tmp_path)
    figures = [table.at_least("speed", 3, "", 2), table.at_most("wait", 3, "ms", 2)]
    table.report("trial", figures, rounds=1, quick=True)

    written = (tmp_path / "trial.quick.json").read_text()
    assert [figure.met for figure in figures] == [True, False]
    assert '"machine"' in written
    assert str(tmp_path) not in written
