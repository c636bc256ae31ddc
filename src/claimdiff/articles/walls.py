"""Pages that stand in an article's place: consent, checks for robots, scripts without text.

They are told by what they say, in several languages, and only where a page says little else: an
article about cookies is an article.
"""

import re

_SHORT_PAGE = 3000  # characters of visible text: a page without its article
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\b|our (?:\d+ )?partners|personal data|personalised ads"
    r"|einwillig|partner(?:n)?\b.{0,40}\bdaten|consentement|nos partenaires|consentimiento"
    r"|nuestros socios|consenso|согласие|同意|ملفات تعريف",
    re.IGNORECASE,
)
# A consent page speaks to its reader; an article about consent speaks of others.
_TO_READER = re.compile(
    r"\b(?:we|our|us|you|your|wir|unsere?|sie|ihrer?|nous|nos|vous|votre|nosotros|nuestros|usted|su"
    r"|noi|nostri|мы|наши|вы|ваш\w*)\b|我们|我們|您|私たち|当社|نحن|شركاؤنا",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"\b(?:accept|reject|allow|agree)\b(?: to)? (?:all|and continue|cookies)"
    r"|\bi (?:accept|agree|consent)\b"
    r"|manage (?:options|preferences|choices|cookies)|alle akzeptieren|alle ablehnen|zustimmen"
    r"|tout (?:accepter|refuser)|accepter (?:et|tout)|aceptar (?:todo|y)|rechazar todo"
    r"|accetta tutt|принять все|全部接受|接受所有|同意並繼續|同意并继续|すべて同意|قبول الكل",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"(?:verify|confirm|prove)(?: that)? you(?:'|’)?(?: a)?re (?:a )?(?:human|not a robot)"
    r"|checking your browser|are you a robot|unusual (?:traffic|activity) from|complete the captcha"
    r"|(?:enable|turn on) javascript(?: and cookies)? to (?:continue|view|proceed|read)"
    r"|access (?:to this page has been )?denied|request (?:was |has been )?blocked",
    re.IGNORECASE,
)
_ROBOT_LONGEST = 1500  # characters of visible text of such a page
_CONSENT_SHARE = 0.5  # of the paragraphs of a consent page's text speak of it
_SAVE = "save the article from a browser and give the file"


def instead(visible: str, body: str) -> str | None:
    """Why what was extracted from a page is no article, None when it may be one.

    Args:
        visible: All that the page shows.
        body: What was taken for the article.
    """
    said = " ".join(visible.split())
    if len(said) < _ROBOT_LONGEST and _ROBOT.search(said):
        return f"it is a check for robots; {_SAVE}"
    if len(said) < _SHORT_PAGE and _BUTTON.search(said) and _speaks_of_consent(body):
        return f"it is a consent page; {_SAVE}"
    return None


def why_empty(visible: str, *, scripts: bool) -> str:
    """Why nothing could be extracted from a page.

    Args:
        visible: All that the page shows.
        scripts: Whether it has scripts, which may write its text in a browser.
    """
    said = " ".join(visible.split())
    if len(said) < _ROBOT_LONGEST and _ROBOT.search(said):
        return f"it is a check for robots; {_SAVE}"
    if len(said) < _SHORT_PAGE and _CONSENT.search(said):
        return f"it is a consent page; {_SAVE}"
    if len(said) < _SHORT_PAGE and scripts:
        return "scripts make its text; save the page from a browser and give the file"
    return "no article was found in the page"


def _speaks_of_consent(body: str) -> bool:
    paragraphs = [line for line in body.splitlines() if line.strip()]
    speaking = [line for line in paragraphs if _CONSENT.search(line) and _TO_READER.search(line)]
    return len(speaking) >= _CONSENT_SHARE * max(1, len(paragraphs))
