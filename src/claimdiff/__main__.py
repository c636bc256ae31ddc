"""``python -m claimdiff`` and the ``claimdiff`` command."""

import atexit
import os
import sys
from contextlib import suppress

_STOPPED = 130
"""What a shell reports of a program that Ctrl-C stopped."""


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        from claimdiff.cores import one_core

        one_core()
        # pydantic would read the metadata of every installed package for plugins: 20 ms in our own
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        from claimdiff.cli import run
    except KeyboardInterrupt:
        sys.exit(_STOPPED)
    code = run(sys.argv[1:])
    if code > 1:  # what threads still wait for, an answer up to --timeout, holds up no end
        atexit._run_exitfuncs()  # noqa: SLF001  there is no public way to do all else that an end does
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError):
                stream.flush()
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    main()
