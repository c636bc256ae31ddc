"""The embedded engine: rules and measures, no key, no network, no download."""

from claimdiff import __version__
from claimdiff.engines.contract import Draft, Side, Verdict
from claimdiff.engines.rules.claims import claims
from claimdiff.engines.rules.summary import summary
from claimdiff.result import Article, By, EngineInfo
from claimdiff.support import document


class OfflineEngine:
    """Reads articles by rules and judges pairs by several measures; needs nothing but the text."""

    @property
    def info(self) -> EngineInfo:
        """Which engine is at work: this one, in the program's own version."""
        return EngineInfo(name="offline", version=__version__)

    @property
    def by(self) -> By:
        """The program's rules say what it judges."""
        return "rule"

    def read(self, article: Article) -> Draft:
        """Read one article into claims, summary and the reasons for the rest.

        1. Claims, and why some sentences make none. 2. A summary of the sentences that do.
        """
        doc = document(article)
        made, without = claims(doc)  # 1
        usable = [n for n in range(len(article.sentences)) if n not in without]
        abstract, numbers = summary(doc, usable)  # 2
        first = {claim.sentence: place for place, claim in reversed(list(enumerate(made)))}
        points = tuple(first[number] for number in numbers if number in first)
        return Draft(tuple(made), abstract, points, without, doc=doc)

    def judge(self, left: Side, right: Side) -> Verdict:
        """Say which claims of two articles report the same thing or conflict."""
        from claimdiff.compare import judge  # it loads numpy: not for `read`

        return judge(left, right)

    def close(self) -> None:
        """Nothing is held."""
