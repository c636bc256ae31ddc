"""Pages that stand in an article's place: checks for robots, consent, walls, errors, lists.

They are told by what they say (``tables/interstitials.txt``, in several languages), where a page
says little else: an article about cookies is an article, and a short report on a blocked site too.
"""

import re
from dataclasses import dataclass

from claimdiff.articles import tables
from claimdiff.articles.markup import Page, folded

_TABLE = tables.sections("interstitials")
_PATTERNS = {
    section: re.compile("|".join(f"(?:{line})" for line in lines), re.IGNORECASE)
    for section, lines in _TABLE.items()
}
_SAVE = "save the article from a browser and give the file"
_WORD = re.compile(r"\w+|[\u3040-\u30ff\u3400-\u9fff]")
# Words of the visible text: a page with more is no check for robots, no consent page. Of 1,177
# article pages of public test sets 39 have no more than 300, so what a page says must tell too.
_ROBOT_MOST = 300
_ROBOT_FEW = 80
_CONSENT_MOST = 600
_ERROR_MOST = 150  # of the body
_WALL_MOST = 30  # of the body, the wall's own words aside
_CONSENT_SHARE = 0.5  # of the paragraphs of a consent page's text speak of it
_SIGNS = 2  # of different kinds, where neither title nor vendor tells


@dataclass(frozen=True)
class Shown:
    """A page, all that it shows with its blanks folded, and what was taken for its article.

    ``listed`` is whether that is a list of links with their teasers.
    """

    page: Page
    visible: str
    body: str = ""
    listed: bool = False

    @property
    def title(self) -> str:
        """The text of the page's ``title`` element."""
        return folded(self.page.title)


def instead(shown: Shown) -> str | None:
    """Which kind of page stands in the article's place, None when it may be an article."""
    if _is_robot_check(shown):
        return f"it is a check for robots; {_SAVE}"
    if _is_consent(shown):
        return f"it is a consent page; {_SAVE}"
    error = _says("error-title", shown.title) and _says("error", shown.visible)
    if error and _words(shown.body) < _ERROR_MOST:
        return "it is an error page: the site has no article there"
    if _is_wall(shown):
        return f"it is a wall that asks for a subscription or an account; {_SAVE}"
    if shown.listed and _says("search-title", shown.title):
        return "it is a page of search results; give the address of one of them"
    if shown.listed:
        return "it is a list of articles; give the address of one of them"
    return None


def why_empty(shown: Shown) -> str:
    """Why nothing could be extracted from a page."""
    if what := instead(shown):
        return what
    if _says("consent", shown.visible) and _words(shown.visible) < _CONSENT_MOST:
        return f"it is a consent page; {_SAVE}"
    if shown.page.scripted and _words(shown.visible) < _CONSENT_MOST:
        return "scripts make its text; save the page from a browser and give the file"
    return "no article was found in the page"


def asks_to_pay(text: str) -> bool:
    """Whether a line of a text asks for a subscription or an account to read on."""
    return any(_PATTERNS["wall"].match(line.strip(" •·-")) for line in text.splitlines())


def _is_robot_check(shown: Shown) -> bool:
    words = _words(shown.visible)
    if words > _ROBOT_MOST:
        return False
    few, titled = words < _ROBOT_FEW, _says("robot-title", shown.title)
    signs = sum(bool(re.search(line, shown.visible, re.IGNORECASE)) for line in _TABLE["robot"])
    if _says("robot-mark", shown.page.source) and (signs or few):
        return True
    told = signs >= _SIGNS or (titled and few) or (signs > 0 and (titled or few))
    return told and not _reports(shown.body)


def _reports(body: str) -> bool:
    """Whether a text has a paragraph that speaks to nobody, as reports do."""
    long = [line for line in body.splitlines() if _words(line) > _WALL_MOST // 2]
    return any(not _says("to-reader", line) and not _says("robot", line) for line in long)


def _is_consent(shown: Shown) -> bool:
    if _words(shown.visible) > _CONSENT_MOST or not _says("consent-button", shown.visible):
        return False
    paragraphs = [line for line in shown.body.splitlines() if line.strip()]
    speaking = [line for line in paragraphs if _says("consent", line) and _says("to-reader", line)]
    titled = _says("consent-title", shown.title) and bool(speaking)
    return titled or len(speaking) >= _CONSENT_SHARE * max(1, len(paragraphs))


def _is_wall(shown: Shown) -> bool:
    """A wall alone; an article's beginning with a wall below is read, with a warning."""
    if _words(shown.visible) > _ROBOT_MOST:
        return False
    own = [line for line in shown.body.splitlines() if not _says("wall", line)]
    return _words(" ".join(own)) < _WALL_MOST and _says("wall", shown.visible)


def _says(section: str, text: str) -> bool:
    return _PATTERNS[section].search(text) is not None


def _words(text: str) -> int:
    return len(_WORD.findall(text))
