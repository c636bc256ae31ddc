"""``python -m claimdiff`` and the ``claimdiff`` command."""

import sys


def main() -> None:
    """Run the command line and exit with its code."""
    from claimdiff.cores import one_core

    one_core()
    from claimdiff.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
