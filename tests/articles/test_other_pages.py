"""Pages of another kind, in the forms of the vendors and sites that make them: exit 3, by name."""

from pathlib import Path

import pytest

from claimdiff.articles import load
from claimdiff.errors import InputError

ROBOT = {
    "cloudflare waiting": (
        "Just a moment...",
        "<h1>courier.example</h1><p>Checking if the site connection is secure</p>"
        "<p>courier.example needs to review the security of your connection before proceeding.</p>"
        "<p>Ray ID: 7f00aa11bb22cc33</p><script>window._cf_chl_opt={}</script>",
    ),
    "cloudflare blocked": (
        "Attention Required! | Cloudflare",
        "<h1>Sorry, you have been blocked</h1><h2>You are unable to access courier.example</h2>"
        "<h3>Why have I been blocked?</h3><p>This website is using a security service to protect "
        "itself from online attacks. The action you just performed triggered the security "
        "solution. There are several actions that could trigger this block including submitting a "
        "certain word or phrase, a SQL command or malformed data.</p><h3>What can I do to resolve "
        "this?</h3><p>You can email the site owner to let them know you were blocked. Please "
        "include what you were doing when this page came up and the Cloudflare Ray ID found at "
        "the bottom of this page.</p>",
    ),
    "datadome": (
        "courier.example",
        "<p>Please enable JS and disable any ad blocker</p>"
        "<script src='https://ct.captcha-delivery.com/c.js'></script>",
    ),
    "datadome captcha": (
        "You have been blocked",
        "<p>We want to make sure it is actually you we are dealing with and not a robot.</p>"
        "<p>Please verify that you are human to get access to the site.</p>"
        "<iframe src='https://geo.captcha-delivery.com/captcha/?x=1'></iframe>",
    ),
    "perimeterx": (
        "Access to this page has been denied.",
        "<h1>Access to this page has been denied</h1><div id='px-captcha'></div><p>Press &amp; "
        "Hold to confirm you are a human (and not a bot).</p><p>Reference ID 0a1b2c3d-11ee</p>",
    ),
    "akamai": (
        "Access Denied",
        "<h1>Access Denied</h1><p>You don't have permission to access "
        '"http://courier.example/story" on this server.</p><p>Reference #18.2d351ab8.1557333295.a4'
        "</p><p>https://errors.edgesuite.net/18.2d351ab8.1557333295.a4</p>",
    ),
    "imperva": (
        "Pardon Our Interruption",
        "<h1>Pardon Our Interruption</h1><p>As you were browsing something about your browser made "
        "us think you were a bot. There are a few reasons this might happen:</p><ul><li>You've "
        "disabled JavaScript in your web browser.</li><li>You're a power user moving through this "
        "website with super-human speed.</li></ul>",
    ),
    "imperva incident": (
        "",
        "<iframe src='/_Incapsula_Resource?x=1'>Request unsuccessful. Incapsula incident ID: "
        "877000570012345678-9</iframe><p>Request unsuccessful. Incapsula incident ID: 877-9</p>",
    ),
    "f5": (
        "Request Rejected",
        "<p>The requested URL was rejected. Please consult with your administrator.</p>"
        "<p>Your support ID is: 1234567890123456789</p>",
    ),
    "aws": (
        "Human Verification",
        "<h1>Let's confirm you are human</h1><p>Complete the security check before continuing. "
        "This step verifies that you are not a bot.</p><script>AwsWafIntegration.x()</script>",
    ),
    "unusual activity": (
        "Courier - Are you a robot?",
        "<h1>We've detected unusual activity from your computer network</h1><p>To continue, please "
        "click the box below to let us know you're not a robot.</p><p>Block reference ID: 9f</p>",
    ),
    "german": (
        "Einen Moment bitte",
        "<h1>Sicherheitsüberprüfung</h1><p>Bitte bestätigen Sie, dass Sie kein Roboter sind.</p>",
    ),
    "chinese": ("安全验证", "<p>请完成以下验证后继续访问。人机验证</p>"),
}
CONSENT = {
    "onetrust": (
        "Courier",
        "<h2>We value your privacy</h2><p>We and our 842 partners store and/or access information "
        "on a device, such as cookies, and process personal data for personalised advertising.</p>"
        "<p>You can change your choices at any time. Some partners rely on legitimate interest."
        "</p><button>Accept All</button><button>Reject All</button>"
        "<button>Cookie Settings</button>",
    ),
    "before you continue": (
        "Before you continue",
        "<h1>Before you continue</h1><p>We use cookies and data to deliver and maintain our "
        "services. If you choose to accept all, we will also use cookies to show you personalised "
        "ads.</p><button>Accept all</button><button>Reject all</button>",
    ),
    "pay or accept": (
        "Datenschutz | Kurier",
        "<p>Kurier mit Werbung: Wir und unsere 214 Partner verarbeiten mit Ihrer Einwilligung "
        "personenbezogene Daten, etwa durch Cookies.</p><button>Akzeptieren und weiter</button>"
        "<p>Sie haben schon ein Abo? Anmelden</p>",
    ),
    "dutch": (
        "Cookies",
        "<p>Wij en onze partners gebruiken cookies. Met uw toestemming tonen wij u advertenties "
        "die bij u passen.</p><button>Alles accepteren</button>",
    ),
}
WALL = {
    "subscribe": (
        "Ferries to stop | Courier",
        "<h1>Ferries to stop</h1><p>Subscribe to continue reading.</p><p>Already a subscriber? "
        "Sign in</p><p>Choose your plan: unlimited digital access for 1 euro a week.</p>",
    ),
    "sign in": (
        "Sign in - Courier",
        "<h1>Sign in to continue</h1><p>Create a free account to access this page.</p>"
        "<p>Register to read this story and get our letters.</p>",
    ),
}
ERROR = {
    "404": (
        "Page not found | Courier",
        "<h1>404</h1><p>Sorry, the page you are looking for could not be found. It may have been "
        "moved or removed.</p><p>Go back to our home page or try a search.</p>",
    ),
    "gone": (
        "404 - Not Found",
        "<p>This article is no longer available on our site.</p><p>Please check the URL.</p>",
    ),
    "502": ("502 Bad Gateway", "<h1>502 Bad Gateway</h1><p>Error code: 502. Try again later.</p>"),
    "german": (
        "Seite nicht gefunden",
        "<h1>Seite nicht gefunden</h1><p>Die Seite existiert nicht oder wurde verschoben. Hier "
        "geht es zur Startseite.</p>",
    ),
}
HEADLINES = (
    "Minister opens new school in Oster",
    "Bus drivers vote for strike over rosters",
    "Council backs plan for second market hall",
    "Court frees two men held over dock fire",
    "Rain fills reservoirs after a dry spring",
    "Bank keeps rate at three percent for now",
    "Team wins cup after late goal on Sunday",
)


def front(title: str, *, teasers: bool) -> str:
    items = "".join(
        f"<article><h2><a href='/{at}'>{headline}</a></h2>"
        + (f"<p>{headline} on Friday, officials said at a briefing.</p>" if teasers else "")
        + "</article>"
        for at, headline in enumerate(HEADLINES)
    )
    return f"<main><h1>{title}</h1>{items}</main>"


def refused(folder: Path, title: str, inside: str) -> str:
    path = folder / "page.html"
    path.write_text(
        f"<html><head><title>{title}</title></head><body>{inside}</body></html>", "utf-8"
    )
    with pytest.raises(InputError) as caught:
        load(str(path))
    return caught.value.message


@pytest.mark.parametrize("name", ROBOT)
def test_a_check_for_robots(tmp_path: Path, name: str) -> None:
    assert "it is a check for robots" in refused(tmp_path, *ROBOT[name])


@pytest.mark.parametrize("name", CONSENT)
def test_a_consent_page(tmp_path: Path, name: str) -> None:
    assert "it is a consent page" in refused(tmp_path, *CONSENT[name])


@pytest.mark.parametrize("name", WALL)
def test_a_wall(tmp_path: Path, name: str) -> None:
    assert "it is a wall" in refused(tmp_path, *WALL[name])


@pytest.mark.parametrize("name", ERROR)
def test_an_error_page(tmp_path: Path, name: str) -> None:
    assert "it is an error page" in refused(tmp_path, *ERROR[name])


@pytest.mark.parametrize("teasers", [True, False])
def test_a_section_front(tmp_path: Path, *, teasers: bool) -> None:
    message = refused(tmp_path, "Local news | Courier", front("Local news", teasers=teasers))
    assert "it is a list of articles" in message


def test_a_page_of_search_results(tmp_path: Path) -> None:
    inside = front('Search results for "Oster"', teasers=True)
    message = refused(tmp_path, "Search results for Oster | Courier", inside)
    assert "it is a page of search results" in message


REPORTS = {
    "a blocked site": (
        "Ministry blocks news site",
        "<p>The ministry of Oster blocked the news site Courier on Tuesday, and readers who tried "
        "to open it were told that access was denied.</p><p>The editor, Ada Stone, said that her "
        "paper would go to court over the order by Friday.</p>",
    ),
    "captchas": (
        "Are you a robot? Court rules on captchas",
        "<p>A court in Oster ruled on Tuesday that a bank may ask its customers to prove that they "
        "are not a robot before they pay.</p><p>The judge, Per Dahl, said that the check took 11 "
        "seconds on the average and hurt nobody.</p>",
    ),
    "a lost page": (
        "404 jobs to go at steel works",
        "<p>The steel works in Oster will cut 404 jobs by the autumn, its owner said on Tuesday."
        "</p><p>Ida Bruun, who leads the union, said that a plan for the works was not found in "
        "the owner's papers.</p>",
    ),
    "a sign-in fee": (
        "Paper to ask readers to sign in",
        "<p>The Courier will ask its readers to sign in to read more than five stories a week, it "
        "said on Tuesday.</p><p>Some 41,000 people subscribe to the paper, which was founded in "
        "1911 and lost money in each of the last three years.</p>",
    ),
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_short_report_on_such_a_thing_is_read(tmp_path: Path, name: str) -> None:
    title, inside = REPORTS[name]
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{inside}"
        "</article></body></html>",
        "utf-8",
    )
    assert len(load(str(path)).body.split("\n\n")) == 2
