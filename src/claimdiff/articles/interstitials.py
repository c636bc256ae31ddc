"""Pages that stand in an article's place: checks for robots, consent, walls, errors, lists.

They are told by what they say (``tables/interstitials.txt``, in several languages), where a page
says little else: an article about cookies is an article, and a short report on a blocked site too.
"""

import re

from claimdiff.articles import tables
from claimdiff.articles.markup import Page

_TABLE = tables.sections("interstitials")
_PATTERNS = {name: "|".join(f"(?:{line})" for line in lines) for name, lines in _TABLE.items()}
"""Compiled where one is looked for: a plain text needs one of them."""

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


def instead(page: Page, visible: str, body: str, *, listed: bool) -> str | None:
    """Which kind of page stands in the article's place, None when it may be an article.

    Args:
        page: The page.
        visible: All that it shows, its blanks folded.
        body: What was taken for its article.
        listed: Whether that is a list of links with their teasers.
    """
    words = _words(visible)
    if words <= _ROBOT_MOST and _is_robot_check(page, visible, body):
        return f"it is a check for robots; {_SAVE}"
    if words <= _CONSENT_MOST and _is_consent(page, visible, body):
        return f"it is a consent page; {_SAVE}"
    error = _says("error-title", page.title) and _says("error", visible)
    if error and _words(body) < _ERROR_MOST:
        return "it is an error page: the site has no article there"
    own = [line for line in body.splitlines() if not _says("wall", line)]
    alone = words <= _ROBOT_MOST and _words(" ".join(own)) < _WALL_MOST
    if alone and _says("wall", visible):  # an article with a wall below is read, with a warning
        return f"it is a wall that asks for a subscription or an account; {_SAVE}"
    if listed:
        found = _says("search-title", page.title)
        what = "page of search results" if found else "list of articles"
        return f"it is a {what}; give the address of one of them"
    return None


def why_empty(page: Page, visible: str) -> str:
    """Why nothing could be extracted from a page that is of no other kind."""
    few = _words(visible) < _CONSENT_MOST
    if few and _says("consent", visible):
        return f"it is a consent page; {_SAVE}"
    if few and page.every("script"):
        return "scripts make its text; save the page from a browser and give the file"
    return "no article was found in the page"


def asks_to_pay(text: str) -> bool:
    """Whether a line of a text asks for a subscription or an account to read on."""
    wall = re.compile(_PATTERNS["wall"], re.IGNORECASE)
    return any(wall.match(line.strip(" •·-")) for line in text.splitlines())


def _is_robot_check(page: Page, visible: str, body: str) -> bool:
    few, titled = _words(visible) < _ROBOT_FEW, _says("robot-title", page.title)
    signs = sum(bool(re.search(line, visible, re.IGNORECASE)) for line in _TABLE["robot"])
    if _says("robot-mark", page.source) and (signs or few):
        return True
    return signs + titled + few >= _SIGNS and not _reports(body)


def _reports(body: str) -> bool:
    """Whether a text has a paragraph that speaks to nobody, as reports do."""
    long = [line for line in body.splitlines() if _words(line) > _WALL_MOST // 2]
    return any(not _says("to-reader", line) and not _says("robot", line) for line in long)


def _is_consent(page: Page, visible: str, body: str) -> bool:
    if not _says("consent-button", visible):
        return False
    paragraphs = [line for line in body.splitlines() if line.strip()]
    speaking = [line for line in paragraphs if _says("consent", line) and _says("to-reader", line)]
    titled = _says("consent-title", page.title) and bool(speaking)
    return titled or len(speaking) >= _CONSENT_SHARE * max(1, len(paragraphs))


def _says(section: str, text: str) -> bool:
    return re.search(_PATTERNS[section], text, re.IGNORECASE) is not None


def _words(text: str) -> int:
    return len(_WORD.findall(text))
