"""Claims that take a name from a context sentence: fair ones, and ones that take too much.

Each is a claim, the sentence that says it, and the sentence (or sentences) that tell who or what is
meant. The sentences are made up.
"""

Triple = tuple[str, str, str]

_LIFT = "The Brannick Canal Trust will close the Ostby boat lift on 3 May for repairs."
_LIFT_COST = "It will cost the trust 2.4 million crowns, its chairman Olav Teig said."
_LIFT_AGE = "The lift was opened in 1912 and carries 9,000 boats a year."
_FIRE = "A fire at the Lorrimer paper mill near Hessel killed two night watchmen on Tuesday."
_FIRE_START = "It started in a warehouse shortly before midnight and was put out by dawn."
_FIRE_OWNER = "The mill, which belongs to Dagny Pulp, had been fined in 2019."
_FIRE_MEN = "Both men had worked there for more than ten years."
_FIRE_MAYOR = "The mayor of Hessel, Runa Solberg, visited the families that day."
_TRIAL = (
    "Prosecutors charged the former treasurer Edda Kvist with taking 310,000 crowns from a choir."
)
_TRIAL_PLEA = "She denied the charges and will appear in court in June."
_TRIAL_CHOIR = "Its members learned of the loss in a letter."
_TRIAL_LAWYER = 'Her lawyer said: "My client kept every receipt."'
_DEAL = "Northgate Rail has agreed to lease 40 trains from Sabel Wagons for nine years."
_DEAL_JOBS = "The agreement secures 600 jobs in Varde, the two companies said."
_DEAL_BOARD = "Both boards have approved it."
_DEAL_SHARES = "The leasing firm's shares rose by 7 percent."
_STORM = "Cyclone Maru reached the island of Tevai on Sunday with winds of 150 kilometres an hour."
_STORM_ROOFS = "The storm tore the roofs off dozens of houses and then moved out to sea."
_STORM_PORT = "The island's only port was closed, and some had to sleep in a church."
_STORM_SOME = "Fishermen had tied their boats to the trees."
_BRIDGE = "The county wants to replace the wooden bridge at Skarn with a tunnel under the river."
_BRIDGE_PLAN = "The plan has been debated since 2008."
_BRIDGE_COST = "The tunnel would be 900 metres long and the road to it would be widened."
_CLUB = "Vellin Rovers beat Harstad Athletic 2-1 on Saturday to win the league for the first time."
_CLUB_COACH = "Their coach, Ina Moberg, had promised to shave her head."
_CLUB_GOAL = "The winning goal came in the last minute, and they celebrated until morning."
_VACCINE = (
    "Researchers at the University of Ormond tested a vaccine against tick fever on 4,200 adults."
)
_VACCINE_RESULT = "It prevented the disease in 81 percent of them."
_VACCINE_NEXT = "They hope to begin a trial with children next year."
_MUSEUM = "The Kestner Museum has returned eleven bronze masks to the city of Adeja."
_MUSEUM_YEAR = "The masks were taken by soldiers in 1899."
_MUSEUM_HEAD = "The museum's director, Pia Lund, called it overdue."
_MUSEUM_NEXT = "It still holds 30 others, and some will follow."

FAIR: tuple[Triple, ...] = (
    (
        "The closure of the lift will cost the Brannick Canal Trust 2.4 million crowns.",
        "The closure will cost the trust 2.4 million crowns, its chairman Olav Teig said.",
        _LIFT,
    ),
    ("Olav Teig is the chairman of the Brannick Canal Trust.", _LIFT_COST, _LIFT),
    ("The Ostby boat lift was opened in 1912.", _LIFT_AGE, _LIFT),
    ("The Ostby boat lift carries 9,000 boats a year.", _LIFT_AGE, _LIFT),
    ("The Ostby lift was opened in 1912.", _LIFT_AGE, _LIFT),
    (
        "The fire at the Lorrimer paper mill started in a warehouse shortly before midnight.",
        _FIRE_START,
        _FIRE,
    ),
    ("The fire at the Lorrimer paper mill was put out by dawn.", _FIRE_START, _FIRE),
    ("The Lorrimer paper mill belongs to Dagny Pulp.", _FIRE_OWNER, _FIRE),
    ("The Lorrimer paper mill had been fined in 2019.", _FIRE_OWNER, _FIRE),
    ("Both men had worked at the Lorrimer paper mill for more than ten years.", _FIRE_MEN, _FIRE),
    (
        "The two night watchmen had worked there for more than ten years.",
        "They had worked there for more than ten years.",
        _FIRE,
    ),
    ("Runa Solberg visited the families on Tuesday.", _FIRE_MAYOR, _FIRE),
    ("Edda Kvist denied the charges.", _TRIAL_PLEA, _TRIAL),
    ("Edda Kvist will appear in court in June.", _TRIAL_PLEA, _TRIAL),
    ("The former treasurer Edda Kvist denied the charges.", _TRIAL_PLEA, _TRIAL),
    ("The choir's members learned of the loss in a letter.", _TRIAL_CHOIR, _TRIAL),
    ("The members of the choir learned of the loss in a letter.", _TRIAL_CHOIR, _TRIAL),
    ('Edda Kvist\'s lawyer said: "My client kept every receipt."', _TRIAL_LAWYER, _TRIAL),
    (
        "The agreement secures 600 jobs in Varde, Northgate Rail and Sabel Wagons said.",
        _DEAL_JOBS,
        _DEAL,
    ),
    (
        "The agreement to lease 40 trains from Sabel Wagons secures 600 jobs in Varde.",
        _DEAL_JOBS,
        _DEAL,
    ),
    ("The boards of both Northgate Rail and Sabel Wagons have approved it.", _DEAL_BOARD, _DEAL),
    ("Sabel Wagons' shares rose by 7 percent.", _DEAL_SHARES, _DEAL),
    ("Cyclone Maru tore the roofs off dozens of houses.", _STORM_ROOFS, _STORM),
    ("Cyclone Maru then moved out to sea.", _STORM_ROOFS, _STORM),
    ("The only port of the island of Tevai was closed.", _STORM_PORT, _STORM),
    ("Some fishermen had to sleep in a church.", _STORM_PORT, _STORM_SOME),
    ("The plan to replace the wooden bridge has been debated since 2008.", _BRIDGE_PLAN, _BRIDGE),
    ("The tunnel under the river would be 900 metres long.", _BRIDGE_COST, _BRIDGE),
    ("Vellin Rovers' coach, Ina Moberg, had promised to shave her head.", _CLUB_COACH, _CLUB),
    ("The coach of Vellin Rovers, Ina Moberg, had promised to shave her head.", _CLUB_COACH, _CLUB),
    ("Vellin Rovers celebrated until morning.", _CLUB_GOAL, _CLUB),
    (
        "The vaccine against tick fever prevented the disease in 81 percent of them.",
        _VACCINE_RESULT,
        _VACCINE,
    ),
    (
        "Researchers at the University of Ormond hope to begin a trial with children next year.",
        _VACCINE_NEXT,
        _VACCINE,
    ),
    ("The bronze masks were taken by soldiers in 1899.", _MUSEUM_YEAR, _MUSEUM),
    ("Pia Lund, director of the Kestner Museum, called it overdue.", _MUSEUM_HEAD, _MUSEUM),
    ("The Kestner Museum still holds 30 others.", _MUSEUM_NEXT, _MUSEUM),
    ("Some masks will follow.", _MUSEUM_NEXT, _MUSEUM),
)
"""Claims that their sentence says, once the context has told who or what is meant."""

# Initials end no clause, "US" is no "us", "which" goes with what stands before it.
_JUDGE = "Judge Ada M. Lunt announced in May that she would retire."
_DRONE = "The US launched a drone off Tevai on Sunday."
FAIR += (
    ("Judge Ada M. Lunt had been the swing vote.", "She had been the swing vote.", _JUDGE),
    ("The U.S. is building a port.", "“We are building a port.", "He said the U.S. would pay."),
    ("The US drone had left the airspace.", "The drone had left the airspace.", _DRONE),
    (
        "Orm Lines has a history of being slow.",
        "Critics were hard on the company, which has a history of being slow.",
        "Orm Lines said nothing on Sunday.",
    ),
    ("Judge Lunt's fall has caused worries.", "The judge's fall has caused worries.", _JUDGE),
)

UNFAIR: tuple[Triple, ...] = (
    ("The drone is built by the US.", "The drone is built by them.", _JUDGE),
    ("Orm Lines was slow.", "Critics of the company, which is young, were slow.", "Orm Lines."),
    # a name swapped
    ("Dagny Pulp had been fined in 2019 by Runa Solberg.", _FIRE_OWNER, _FIRE_MAYOR),
    ("Sabel Wagons has agreed to lease 40 trains from Northgate Rail.", _DEAL, _DEAL_JOBS),
    ("The Lorrimer paper mill belongs to Runa Solberg.", _FIRE_OWNER, _FIRE_MAYOR),
    ("The Hessel paper mill had been fined in 2019.", _FIRE_OWNER, _FIRE),
    ("Harstad Athletic beat Vellin Rovers 2-1 on Saturday.", _CLUB, _CLUB_GOAL),
    ("Pia Lund denied the charges.", _TRIAL_PLEA, _TRIAL),
    # a number or date changed, or the context's
    ("The Ostby boat lift was opened in 1921.", _LIFT_AGE, _LIFT),
    ("The Ostby boat lift was opened on 3 May.", _LIFT_AGE, _LIFT),
    ("The Ostby boat lift carries 9,500 boats a year.", _LIFT_AGE, _LIFT),
    ("The agreement secures 40 jobs in Varde.", _DEAL_JOBS, _DEAL),
    (
        "The vaccine against tick fever prevented the disease in 4,200 adults.",
        _VACCINE_RESULT,
        _VACCINE,
    ),
    ("The masks were taken by eleven soldiers in 1899.", _MUSEUM_YEAR, _MUSEUM),
    ("Edda Kvist will appear in court in May.", _TRIAL_PLEA, _TRIAL),
    ("The Lorrimer paper mill had been fined on Tuesday.", _FIRE_OWNER, _FIRE),
    ("Runa Solberg visited the families on Wednesday.", _FIRE_MAYOR, _FIRE),
    # the statement from the context
    ("The Ostby boat lift will close on 3 May.", _LIFT_AGE, _LIFT),
    ("The Kestner Museum has returned eleven bronze masks.", _MUSEUM_NEXT, _MUSEUM),
    ("The former treasurer took 310,000 crowns from a choir.", _TRIAL_PLEA, _TRIAL),
    ("The fire killed two night watchmen.", _FIRE_START, _FIRE),
    ("The county wants to replace the wooden bridge.", _BRIDGE_PLAN, _BRIDGE),
    ("Vellin Rovers won the league for the first time.", _CLUB_GOAL, _CLUB),
    ("The two companies have agreed to lease 40 trains.", _DEAL_JOBS, _DEAL),
    ("Cyclone Maru reached the island of Tevai.", _STORM_ROOFS, _STORM),
    ("Researchers tested a vaccine against tick fever on children.", _VACCINE_NEXT, _VACCINE),
    # half of the one and half of the other
    ("The lift was opened in 1912 and will close on 3 May for repairs.", _LIFT_AGE, _LIFT),
    (
        "The Brannick Canal Trust will close the lift and carries 9,000 boats a year.",
        _LIFT_AGE,
        _LIFT,
    ),
    ("She denied the charges and taking 310,000 crowns from a choir.", _TRIAL_PLEA, _TRIAL),
    ("The plan wants to replace the wooden bridge at Skarn.", _BRIDGE_PLAN, _BRIDGE),
    ("The masks has returned to the city of Adeja in 1899.", _MUSEUM_YEAR, _MUSEUM),
    (
        "The winning goal came in the last minute to win the league for the first time.",
        _CLUB_GOAL,
        _CLUB,
    ),
    # a noun of the context that belongs to another thing
    ("The wooden bridge would be 900 metres long.", _BRIDGE_COST, _BRIDGE),
    ("The river would be 900 metres long.", _BRIDGE_COST, _BRIDGE),
    ("The city of Adeja was taken by soldiers in 1899.", _MUSEUM_YEAR, _MUSEUM),
    ("The choir kept every receipt.", _TRIAL_LAWYER, _TRIAL),
    ("The wooden tunnel would be 900 metres long.", _BRIDGE_COST, _BRIDGE),
    ("The paper warehouse was put out by dawn.", _FIRE_START, _FIRE),
    # more, or fewer, or none of them
    (
        "No researchers at the University of Ormond hope to begin a trial with children next year.",
        _VACCINE_NEXT,
        _VACCINE,
    ),
    (
        "Few researchers at the University of Ormond hope to begin a trial next year.",
        _VACCINE_NEXT,
        _VACCINE,
    ),
    ("All Vellin Rovers celebrated until morning.", _CLUB_GOAL, _CLUB),
    ("No bronze masks were taken by soldiers in 1899.", _MUSEUM_YEAR, _MUSEUM),
    # a denial dropped or put in
    ("Edda Kvist did not deny the charges.", _TRIAL_PLEA, _TRIAL),
    ("The Ostby boat lift was not opened in 1912.", _LIFT_AGE, _LIFT),
    ("The Kestner Museum no longer holds 30 others.", _MUSEUM_NEXT, _MUSEUM),
)
"""Claims that say more or other than their sentence does."""
