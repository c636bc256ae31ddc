"""``python -m claimdiff`` and the ``claimdiff`` command."""

import gc
import os
import sys

_STOPPED = 130
"""What a shell reports of a program that Ctrl-C stopped; here, before it had begun."""
_INCOMPLETE = 2
"""As for all that is wrong with the set-up."""


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        from claimdiff.cores import YOUNG, one_core

        gc.set_threshold(YOUNG)
        one_core()
        # pydantic would read the metadata of every installed package for plugins: 20 ms in our own
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        from claimdiff.cli import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = _STOPPED
    except ModuleNotFoundError as error:  # here, since the command line's own imports may fail
        ours = (error.name or "").partition(".")[0] == "claimdiff"
        if ours or "--debug" in sys.argv:
            raise
        sys.stderr.write(
            f"claimdiff: the package {error.name} is missing, which claimdiff needs\n"
            "  next: python -m pip install claimdiff\n"
        )
        code = _INCOMPLETE
    sys.exit(code)


if __name__ == "__main__":
    main()
