"""``python -m claimdiff`` and the ``claimdiff`` command."""

import gc
import os
import sys

_STOPPED = 130
"""What a shell reports of a program that Ctrl-C stopped; here, before it had begun."""


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        from claimdiff.cores import YOUNG, one_core

        gc.set_threshold(YOUNG)
        one_core()
        # pydantic would read the metadata of every installed package for plugins: 20 ms in our own
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        from claimdiff.cli import run
    except KeyboardInterrupt:
        sys.exit(_STOPPED)
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
