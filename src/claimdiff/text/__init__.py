"""One parsed text: sentences, tokens, figures, and what governs a clause.

A text is parsed once and handed on as an argument. What is known of a language stands in
``lang/<code>.toml``. It knows nothing of articles, claims or comparisons.
"""
