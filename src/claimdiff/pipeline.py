"""The main functions: read, summarise, compare, check."""
