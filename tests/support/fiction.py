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
