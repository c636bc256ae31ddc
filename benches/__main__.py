"""Run the benches that are named, or all: start, compare, offline, kills, llm."""

import sys
from importlib import import_module

from claimdiff.cores import one_core

ALL = "start", "compare", "offline", "kills", "llm"

if __name__ == "__main__":
    one_core()  # as the program does, before a bench loads what computes
    for name in sys.argv[1:] or ALL:
        import_module(f"benches.{name}").main()
