"""``python -m claimdiff`` and the ``claimdiff`` command."""

import os
import sys

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
    if code == _STOPPED:  # a thread that waits for an answer, up to --timeout, holds up no end
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    main()
