from core.reading.reading import (
    Ask,
    Automatic,
    ByCarrier,
    CameLate,
    ChosenAnswer,
    Code,
    CommandCall,
    Misshapen,
    Nothing,
    Photos,
    Plain,
    Reading,
    UnknownCommand,
)

_NAMES: dict[type, str] = {
    Automatic: "machine",
    Nothing: "nothing",
    ChosenAnswer: "answer",
    Code: "code",
    UnknownCommand: "unknown",
    Ask: "question",
    Photos: "photos",
    CameLate: "late",
    Plain: "plain",
}


def name_of(reading: Reading) -> str:
    """The name under which logs and rows know a reading: a command's word, else its kind."""
    match reading:
        case CommandCall(command) | Misshapen(command):
            return command.word
        case ByCarrier(word):
            return f"carrier.{word.value}"
        case _:
            return _NAMES[type(reading)]
