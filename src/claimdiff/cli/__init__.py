"""The command line: reads flags, calls one function, prints. No logic of its own.

Standard output carries data only; notices and errors go to standard error. Whatever goes wrong
ends in one of the exit codes of `claimdiff.errors`, with a message and, without ``--debug``, no
traceback.
"""

import os
import sys
from collections.abc import Sequence

import click

from claimdiff.cli import messages
from claimdiff.cli.commands import cli
from claimdiff.errors import ClaimdiffError

INTERRUPTED = 130
"""What a shell reports of a program that Ctrl-C stopped."""


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: The command line without the program's name.

    Returns:
        The exit code.
    """
    debug = "--debug" in arguments
    try:
        with messages.listening():
            return int(
                cli.main(args=list(arguments), prog_name="claimdiff", standalone_mode=False) or 0
            )
    except (KeyboardInterrupt, click.exceptions.Abort):
        messages.error("stopped; the same command goes on where it was")
        return INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return error.exit_code
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        hint = f"{context.command_path} --help" if context is not None else "claimdiff --help"
        messages.error(error.format_message(), hint)
        return error.exit_code
    except BrokenPipeError:
        # The reader (head, less) has gone; nothing more may be written to standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except ClaimdiffError as error:
        messages.failure(error, debug=debug)
        return error.exit_code
    except ModuleNotFoundError:
        raise  # of an incomplete installation, whose parts may be what would say it
    except Exception as error:  # noqa: BLE001  the last door: a bug must not show as a traceback
        hint = "this is a bug of claimdiff: please report it with the output of --debug"
        bug = ClaimdiffError(f"internal error: {type(error).__name__}: {error}", hint=hint)
        messages.failure(bug, debug=debug)
        return bug.exit_code
