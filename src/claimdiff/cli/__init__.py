"""The command line: reads flags, calls one function, prints. No logic of its own."""
