"""A folder of fictional news on four events, in the formats that people have it in."""

import io
import json
from email.message import EmailMessage
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TRAM_A = """Tram derails in Velmora, nine hurt

Ada Lunt
12 March 2025, 09:40

VELMORA - A tram left the rails at Quay Street in Velmora on Wednesday morning and hit a bakery.
Nine people were hurt, two of them badly, the fire service said.

The tram on line 4 was going downhill from Castle Square when it jumped the points at 07:50. Its
driver, a man of 34, was pulled out by passers-by.

"The brakes had been checked on Monday," said Piet Orlo, who runs the Velmora Tramway Company.
The police have taken the tram's recorder. Line 4 stays shut until Friday at least.
"""

TRAM_B = """Bakery wrecked as Velmora tram jumps the points

Eleven people were injured when a line 4 tram derailed at Quay Street in Velmora and ploughed
into the Golden Crust bakery, police said on Wednesday.

Witnesses saw the tram come down fast from Castle Square shortly before eight. Passers-by freed
the driver. "It never slowed," said Mila Renk, who was opening her flower shop.

The Velmora Tramway Company said its brakes had been checked two days before. Piet Orlo, its
head, would not be drawn on the cause. Line 4 is closed while the recorder is read.
"""

DAM_A = """Karsholm council votes for the Ister dam

Town councillors in Karsholm voted by 23 to 19 on Tuesday night for the Ister dam, which will
flood the hamlet of Lower Brand. Work may begin in May.

Mayor Signe Holt said that the dam would give power to 40,000 homes. "We have waited thirty
years," she said. The farmers of Lower Brand, 61 households, have been offered 90 million
crowns.

Their lawyer, Tomas Grue, said that they would go to court. The Ister dam is to cost 2.1 billion
crowns.
"""

DAM_B = """Ister dam wins narrow vote; farmers to sue

The Ister dam was approved in Karsholm late on Tuesday, 23 votes to 18, after five hours of
debate.

Sixty-one households of Lower Brand will lose their homes. Tomas Grue, the farmers' lawyer, said
that a suit would be filed this week. Mayor Signe Holt called the dam "power for forty thousand
homes".

The cost of the dam has risen to 2.4 billion crowns, the council's papers show. Building is
planned to start in May.
"""

THEFT_A = """Thieves take Hesper crown from Brellin museum

Thieves broke into the National Museum in Brellin during the night to Sunday and took the Hesper
crown, a gold piece of the ninth century, the museum said.

The alarm rang at 03:12; guards came four minutes later and found a case cut open. Director Ines
Varga said that three men were seen on the cameras. The Hesper crown is insured for 18 million
marks.

Police in Brellin have closed the roads to the border. Nobody was hurt.
"""

THEFT_B = """Hesper crown stolen: museum had dropped night patrol

The Hesper crown was stolen from Brellin's National Museum early on Sunday by two men, police
said.

The museum had given up its second night patrol in January to save money, staff said. Its
director, Ines Varga, confirmed that. The thieves cut open a case and were gone when guards
came, minutes after the alarm at 03:12.

The crown, gold and twelve centuries old, is insured for 18 million marks. Roads to the border
were shut.
"""

RECALL_A = """Nordhal recalls 120,000 heaters after fires

Nordhal is calling back 120,000 heaters of the type Vesta 2 after six fires in homes, the maker
said on Thursday. A plug may melt.

Buyers get their money back in any shop. "We are sorry," said Nordhal's chief executive, Karin
Moe. The safety board had opened a case in February. The recall will cost about 45 million
crowns.
"""

RECALL_B = """Heater maker Nordhal pulls Vesta 2 from shops

Six homes caught fire: now Nordhal takes its Vesta 2 heater off the market and calls back
102,000 of them. The plug can overheat and melt, the safety board said on Thursday.

Karin Moe, chief executive of Nordhal, said that customers would be repaid in full. She put the
cost of the recall at 45 million crowns. The board has looked into the heater since February.
"""

FAIR = """Pumpkin fair draws a record crowd to Tilden

More than eight thousand people came to the pumpkin fair in Tilden on Saturday, the most since
it began.

The heaviest pumpkin weighed 611 kilograms and was grown by Bea Sorrel, a retired teacher. Rain
held off until the evening. "Next year we need a second field," said the fair's treasurer, Otis
Pell.
"""


def page(text: str, day: str, outlet: str) -> str:
    """An article as the page of an outlet."""
    title, *paragraphs = text.strip().split("\n\n")
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title>'
        f'<meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="{day}T08:00:00+00:00"></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def record(text: str, day: str, outlet: str) -> dict[str, str]:
    """An article as a line of JSON."""
    title, _, body = text.strip().partition("\n\n")
    return {"title": title, "text": body, "date": f"{day}T10:00:00Z", "sitename": outlet}


def fill(folder: Path) -> None:
    """Write a dozen articles: on a tram, a dam, a crown, heaters, and one on a fair alone.

    Text, HTML, JSON lines, mail and a web archive; one is a copy of another.
    """
    (folder / "courier").mkdir(parents=True)
    (folder / "mirror").mkdir()
    (folder / "courier/tram.txt").write_text(TRAM_A, "utf-8")
    (folder / "courier/fair.txt").write_text(FAIR, "utf-8")
    (folder / "tram.html").write_text(page(TRAM_B, "2025-03-12", "Velmora Post"), "utf-8")
    lines = [
        record(DAM_A, "2025-03-05", "Karsholm Daily"),
        record(THEFT_A, "2025-03-16", "Brellin Echo"),
        record(RECALL_A, "2025-03-13", "Market Wire"),
    ]
    (folder / "export.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in lines), "utf-8")
    (folder / "newsletter.eml").write_bytes(_mail(DAM_B, "Wed, 05 Mar 2025 07:00:00 +0000"))
    copied = TRAM_A.replace("Ada Lunt\n", "").replace(" stays shut until", " is shut until")
    (folder / "mirror/tram.txt").write_text(copied, "utf-8")
    pages = {
        "https://observer.example/crown": page(THEFT_B, "2025-03-17", "Observer"),
        "https://observer.example/heaters": page(RECALL_B, "2025-03-13", "Observer"),
    }
    (folder / "observer.warc.gz").write_bytes(_archive(pages))


def _mail(text: str, date: str) -> bytes:
    title, _, body = text.strip().partition("\n\n")
    message = EmailMessage()
    message["Subject"], message["Date"], message["From"] = title, date, "news@ister.example"
    message.set_content(body)
    return message.as_bytes()


def _archive(pages: dict[str, str]) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for address, text in pages.items():
        headers = StatusAndHeaders(
            "200 OK", [("Content-Type", "text/html; charset=utf-8")], "HTTP/1.1"
        )
        content = io.BytesIO(text.encode())
        writer.write_record(
            writer.create_warc_record(address, "response", payload=content, http_headers=headers)
        )
    return out.getvalue()
