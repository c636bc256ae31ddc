"""A claim against its own article: cut its words, place what they mean, account for sentences.

`document` parses an article, `read` makes of an engine's `Draft` a read article, `read_claim` of
words of a body a claim; `claim_text` gives the text of a claim again from its spans and referents.
`cut` and `locate` find words in a body. The one text that a model writes, the
abstract, is checked against what it cites. It does not judge whether a claim is worth making or
true.
"""

from claimdiff.support.claims import claim_text, document, read_claim
from claimdiff.support.locate import cut, locate
from claimdiff.support.reading import ParsedArticle, ReadArticle, read

__all__ = [
    "ParsedArticle",
    "ReadArticle",
    "claim_text",
    "cut",
    "document",
    "locate",
    "read",
    "read_claim",
]
