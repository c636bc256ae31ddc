"""Scores of an engine on labelled data: seeds, fictional stories and, where present, shared sets.

`python -m evals` (`make eval`) runs them. Nothing here is part of the package, and nothing of the
labelled texts is written anywhere: what is saved are numbers.
"""
