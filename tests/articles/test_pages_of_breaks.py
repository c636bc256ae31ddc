"""Pages of short paragraphs parted by ``<br>``, beside a list of other stories with their times."""

from pathlib import Path

import pytest

from claimdiff.articles import load
from claimdiff.result import Article

STORY = (
    "The harbour board says ferries to Port Ellen will stop at noon on Saturday because of a "
    "storm.",
    "Board chairman Jon Hale told reporters that two ships would stay in the lower dock until the "
    "wind drops.",
    "He said some 4,200 passengers had been told by message, and that tickets would be paid back "
    "within a week.",
    '"We had rather lose a day than a ship," Hale said.',
    "The weather office expects gusts of 120 kilometres an hour on Saturday night.",
)
OTHERS = (
    "Minister opens new school in Oster",
    "Bus drivers vote for strike over rosters",
    "Council backs plan for second market hall",
    "Court frees two men held over dock fire",
    "Rain fills reservoirs after a dry spring",
    "Bank keeps rate at three percent",
    "Team wins cup after late goal",
    "Museum finds lost painting in attic",
)
CHINESE = (
    "海港局表示，因風暴來臨，前往愛倫港的渡輪將於星期六中午停航。",
    "主席何志明對記者說，兩艘船會停泊在下碼頭，直至風勢減弱。",
    "他說，約4200名乘客已收到短訊通知，船票將於一星期內退款。",
)


def page(story: tuple[str, ...], *, br: str, others: int, leads: bool, title: str) -> str:
    items = "".join(
        f'<div class="ns2-row"><div class="ns2-title"><a href="/{at}">{OTHERS[at % 8]}</a></div>'
        f'<div class="ns2-created">2031-04-1{at % 9} HKT 0{at % 9}:20</div>'
        + (f"<p>{OTHERS[at % 8]} on Friday, officials said at a briefing.</p>" if leads else "")
        + "</div>"
        for at in range(others)
    )
    return (
        f"<!DOCTYPE html><html><head><title>{title} - Harbour Radio</title>"
        '<meta property="og:site_name" content="news.harbourradio.example"></head><body>'
        '<div><ul><li><a href="/">News</a></li><li><a href="/w">World</a></li></ul></div>'
        f'<div class="itemView"><h2 class="itemTitle">{title}</h2>'
        '<div class="createddate">2031-04-12 HKT 11:16</div><div class="itemBody">'
        '<div class="slide">Ferries in the dock. File photo: Harbour Radio</div>'
        f'<div class="itemFullText">{br.join(story)}</div></div></div>'
        f'<div class="rightcol"><h3>Latest news</h3>{items}</div>'
        '<div class="footer">Copyright 2031 Harbour Radio.</div></body></html>'
    )


def read(folder: Path, html: str) -> Article:
    path = folder / "page.html"
    path.write_text(html, "utf-8")
    return load(str(path))


@pytest.mark.parametrize(
    ("sentences", "br"), [(1, "<br />\n"), (2, "<br /><br />\n"), (5, "<br />\n")]
)
@pytest.mark.parametrize(("others", "leads"), [(8, False), (24, False), (8, True), (24, True)])
def test_the_story_is_read_and_no_other(
    tmp_path: Path, br: str, sentences: int, others: int, *, leads: bool
) -> None:
    story = STORY[:sentences]
    title = "Ferries to stop as storm nears"
    article = read(tmp_path, page(story, br=br, others=others, leads=leads, title=title))
    assert article.body == "\n\n".join(story)
    assert article.title == title
    assert article.outlet == "Harbour Radio"
    assert article.published == "2031-04-12T11:16:00+08:00"
    assert article.author is None


@pytest.mark.parametrize("others", [8, 24])
def test_a_story_in_chinese_is_read_and_no_other(tmp_path: Path, others: int) -> None:
    html = page(CHINESE, br="<br /><br />", others=others, leads=True, title="風暴來臨渡輪將停航")
    assert read(tmp_path, html).body == "\n\n".join(CHINESE)


def test_a_line_of_characters_that_nobody_sees_is_none(tmp_path: Path) -> None:
    title = "Ferries to stop as storm nears"
    html = page(STORY[:2], br="<br />\ufeff<br />\u00ad<br />", others=24, leads=True, title=title)
    assert read(tmp_path, html).body == "\n\n".join(STORY[:2])
