"""claimdiff: ``diff`` for news.

What two or more articles agree on, where they conflict, and what one reports that another does
not, each finding tied to exact words. The functions for programs are in `claimdiff.pipeline`;
the types of a result are in `claimdiff.result`.
"""

__version__ = "0.1.0"
