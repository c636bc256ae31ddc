"""Where the numbers, days and states that articles on one event tell agree, differ, or are newer.

Pure functions over the figures and sentences of articles; no claims and no engine. `relate` holds
numbers against each other, `dates` days, and `opposites` finds statements of which one denies the
other.
"""
