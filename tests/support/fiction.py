"""Two fictional articles, sentence by sentence, and paraphrases of them."""

PUBLISHED = "2031-03-12T09:30:00+01:00"
"""A Wednesday."""

HARBOUR = (
    "Dock workers in Norport walked out on Monday after talks with Halvard Shipping broke down.",
    "About 1,200 members of the Seamen's Alliance will not return before 28 March, "
    "its leader Mara Lind said.",
    "Halvard Shipping offered a raise of 4.5% in January, but the union had asked for 7%.",
    "The company said it has not received a formal notice of the strike.",
    "“We have been patient for three years, and nobody at the table has listened,” "
    "Lind told reporters.",
    "Joren Vask, who runs the northern terminal, denied that the cranes are unsafe.",
    "At least 14 ships were waiting outside the harbour on Tuesday evening, "
    "according to the port authority.",
    "Velden, the second-largest port in the country, agreed to take six of them.",
    "The strike began 11 days after a crane collapsed on Pier 9 and killed two people.",
    "Investigators from the Labour Inspectorate found no evidence of sabotage, the report says.",
    "Mayor Oda Rehn urged both sides to resume talks before the end of April.",
    "Exports through Norport fell by 18 percent between August and December 2030, "
    "official figures show.",
    "Halvard bought the terminal from Lars Eik in 2019 for 230 million crowns.",
    "The Seamen's Alliance never accepted the sale and has taken Halvard to court twice.",
    "Norport handles 61% of the country's grain, while Velden handles 22%.",
    "A court in Velden is expected to rule on the injunction in June, and Vask could appeal.",
    "Perishable goods worth €3.4 million were spoiling in the warehouses, traders "
    "said on 10 March 2031.",
    "The port authority has asked Rehn for help, and she has promised an answer by Friday.",
    "Grain prices did not rise after the announcement, although traders had warned of shortages.",
    "Ferries to Osmark Island are running as usual, and the airport was not affected.",
)

DAM = (
    "Engineers lowered the Talvik reservoir by two metres overnight after cracks "
    "were found in the dam.",
    "Some 3,800 people in Lower Brenna have been told to leave their homes, the governor said.",
    "Governor Sunniva Aas said the dam would not fail, but that nobody should take chances.",
    "The cracks were discovered on 3 November by divers working for Kjell Consulting.",
    "Kjell Consulting warned the ministry in May that the eastern wall had moved by 9 millimetres.",
    "The ministry has never published that warning, and it did not answer questions on Sunday.",
    "Built in 1968, the Talvik dam holds 410 million cubic metres of water.",
    "Ivar Moe, a retired engineer, told the Brenna Courier that repairs were cut by 40% in 2024.",
    "“No one was listening to us,” said Moe, who left the project in February.",
    "The Brenna Courier reported that Aas knew of the warning; her office denies it.",
    "Helicopters carried 56 patients from the Brenna hospital to Stensund before dawn.",
    "Two of the five sluices cannot be opened because their motors were removed in October.",
    "Opposition leader Petra Holm asked why the ministry had not acted for six months.",
    "Holm's party wants an inquiry, which Aas rejected in a vote on 21 October 2030.",
    "The army sent 300 soldiers and 25 trucks to Lower Brenna, and more will arrive on Thursday.",
    "Schools in Stensund will stay closed until 17 November, but the railway is open.",
    "Insurers put the possible damage at between $2 billion and $3 billion.",
    "Water will be released at 90 cubic metres a second for at least five days.",
    "The owner of the dam, Talvik Kraft, paid a dividend of 75 million crowns in August.",
    "Talvik Kraft's shares lost a third of their value, while those of Stensund Energi gained 6%.",
)

TRUE_PARAPHRASES: tuple[tuple[str, str], ...] = (
    ("Dock workers in Norport walked out on Monday, 10 March.", HARBOUR[0]),
    (
        "Dock workers in Norport walked out on 10 March 2031 after talks with Halvard "
        "Shipping broke down.",
        HARBOUR[0],
    ),
    (
        "About 1,200 members of the Seamen's Alliance will not return to work before 28 March.",
        HARBOUR[1],
    ),
    ("The leader of the Seamen's Alliance is Mara Lind.", HARBOUR[1]),
    ("Halvard Shipping offered a 4.5% raise in January.", HARBOUR[2]),
    ("The union had asked Halvard Shipping for a raise of 7 percent.", HARBOUR[2]),
    (
        "Halvard Shipping has not received a formal strike notice.",
        "\n".join((HARBOUR[3], HARBOUR[2])),
    ),
    ("Mara Lind said that nobody at the table has listened.", "\n".join((HARBOUR[4], HARBOUR[1]))),
    ("Joren Vask denied that the cranes are unsafe.", HARBOUR[5]),
    ("Joren Vask runs the northern terminal.", HARBOUR[5]),
    ("At least fourteen ships were waiting outside the harbour on 11 March 2031.", HARBOUR[6]),
    (
        "According to the port authority, at least 14 ships were waiting outside the harbour.",
        HARBOUR[6],
    ),
    ("Velden agreed to take six of the waiting ships.", "\n".join((HARBOUR[7], HARBOUR[6]))),
    ("A crane collapsed on Pier 9 and killed 2 people.", HARBOUR[8]),
    ("The Labour Inspectorate's investigators did not find evidence of sabotage.", HARBOUR[9]),
    ("Oda Rehn urged both sides to resume talks before the end of April.", HARBOUR[10]),
    ("Norport's exports fell by 18% between August and December 2030.", HARBOUR[11]),
    ("The terminal was bought from Lars Eik by Halvard in 2019.", HARBOUR[12]),
    ("Halvard paid 230 million crowns for the terminal in 2019.", HARBOUR[12]),
    ("The Seamen's Alliance has taken Halvard to court two times.", HARBOUR[13]),
    ("Velden handles 22% of the country's grain.", HARBOUR[14]),
    ("Vask could appeal if a court in Velden rules on the injunction in June.", HARBOUR[15]),
    (
        "Traders said perishable goods worth 3.4 million euros were spoiling in the warehouses.",
        HARBOUR[16],
    ),
    ("Oda Rehn has promised an answer by Friday.", "\n".join((HARBOUR[17], HARBOUR[10]))),
    ("Grain prices have not risen since the announcement.", HARBOUR[18]),
    ("Engineers lowered the Talvik reservoir by two metres after cracks were found.", DAM[0]),
    ("Some 3,800 people in Lower Brenna were told to leave their homes.", DAM[1]),
    ("Sunniva Aas said the dam would not fail.", DAM[2]),
    ("Divers working for Kjell Consulting discovered the cracks on 3 November.", DAM[3]),
    ("The ministry was warned by Kjell Consulting in May that the eastern wall had moved.", DAM[4]),
    ("The ministry has never published the warning.", DAM[5]),
    ("The Talvik dam was built in 1968.", DAM[6]),
    ("Ivar Moe said repairs were cut by 40% in 2024.", DAM[7]),
    ("Moe said no one was listening.", DAM[8]),
    ("Aas's office denies that she knew of the warning.", DAM[9]),
    ("56 patients were carried from the Brenna hospital to Stensund by helicopters.", DAM[10]),
    ("Two of the dam's five sluices cannot be opened.", "\n".join((DAM[11], DAM[9], DAM[6]))),
    ("The army sent 300 soldiers to Lower Brenna.", DAM[14]),
    ("Stensund's railway is open.", DAM[15]),
    ("The possible damage is between $2bn and $3bn, according to insurers.", DAM[16]),
)
"""A claim, and the words of the article that it names; each claim follows from them."""

FALSE_PARAPHRASES: tuple[tuple[str, str], ...] = (
    ("Halvard Shipping walked out of talks with dock workers in Velden.", HARBOUR[0]),
    ("More than 2,000 members of the Seamen's Alliance are on strike.", HARBOUR[1]),
    ("The Seamen's Alliance will return before 28 March.", HARBOUR[1]),
    ("Halvard Shipping offered a raise of 7% in January.", HARBOUR[2]),
    ("The company has received a formal notice of the strike.", HARBOUR[3]),
    ("Joren Vask said that the cranes are unsafe.", HARBOUR[5]),
    ("At most 14 ships were waiting outside the harbour.", HARBOUR[6]),
    ("Two people were killed by a collapsed crane on Pier 11.", HARBOUR[8]),
    ("Investigators found evidence of sabotage.", HARBOUR[9]),
    ("Exports through Norport rose by 18 percent between August and December 2030.", HARBOUR[11]),
    ("Lars Eik bought the terminal from Halvard in 2019.", HARBOUR[12]),
    ("Norport handles 22% of the country's grain, while Velden handles 61%.", HARBOUR[14]),
    ("The Seamen's Alliance accepted the sale.", HARBOUR[13]),
    ("Grain prices rose after the announcement.", HARBOUR[18]),
    ("Kjell Consulting was warned by the ministry in May.", DAM[4]),
    ("The cracks were discovered in November by the army.", DAM[3]),
    ("Talvik Kraft's shares gained 6%, while those of Stensund Energi lost a third.", DAM[19]),
    ("Sunniva Aas said the dam would fail.", DAM[2]),
    ("The dividend was paid by Talvik Kraft in September.", DAM[18]),
    ("Schools in Stensund will open on 17 October.", DAM[15]),
)
"""A claim, and the words of the article that it names; none of the claims follows from them."""
