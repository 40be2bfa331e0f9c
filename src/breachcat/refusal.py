"""How a run ends: the exit codes, and the one exception of a command that cannot go on."""

from breachcat.language import Text

FINE, PROBLEMS, WRONG_USE = 0, 1, 2


class Refused(Exception):
    """The command cannot go on: what to say, and the exit code."""

    def __init__(self, message: Text, code: int = WRONG_USE) -> None:
        super().__init__(message.en)
        self.message = message
        self.code = code
