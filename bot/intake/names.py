from core.reading.readings import (
    AnsweredLate,
    Ask,
    Automatic,
    AwaitedPassword,
    ByCarrier,
    CameLate,
    ChosenAnswer,
    Code,
    CommandCall,
    Dropped,
    Misshapen,
    NoAnswer,
    Nothing,
    Photos,
    Plain,
    Reading,
    Tracking,
    Unheard,
    UnknownCommand,
    Welcome,
)

_NAMES: dict[type, str] = {
    Automatic: "machine",
    Nothing: "nothing",
    Unheard: "opted_out",
    ChosenAnswer: "answer",
    Dropped: "dropped",
    NoAnswer: "no_answer",
    AnsweredLate: "late_answer",
    AwaitedPassword: "password",
    Welcome: "welcome",
    Code: "code",
    UnknownCommand: "unknown",
    Ask: "question",
    Photos: "photos",
    Tracking: "tracking",
    CameLate: "late",
    Plain: "plain",
}


def name_of(reading: Reading) -> str:
    """The name under which logs and rows know a reading: a command's word, else its kind."""
    match reading:
        case CommandCall() | Misshapen():
            return reading.command.word
        case ByCarrier():
            return f"carrier.{reading.word.value}"
        case _:
            return _NAMES[type(reading)]
