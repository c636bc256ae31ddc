"""Run the benches that are named, or all: compare, offline, kills, llm."""

import sys

from benches import compare, kills, llm, offline

ALL = {"compare": compare.main, "offline": offline.main, "kills": kills.main, "llm": llm.main}

if __name__ == "__main__":
    for name in sys.argv[1:] or ALL:
        ALL[name]()
