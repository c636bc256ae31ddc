"""What two articles on one event say of the same thing, whoever read them.

Pure functions over the figures and sentences of articles; no claims and no engine. `figures`
relates numbers, `dates` days, and `opposites` finds statements of which one denies the other.
"""
