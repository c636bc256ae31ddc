"""A saved result re-checked against its own articles. Needs no engine."""
