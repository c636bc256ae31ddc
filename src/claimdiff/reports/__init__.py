"""A saved result to text, Markdown, CSV, HTML and JSON. Needs no engine."""
