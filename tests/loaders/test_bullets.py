"""One bullet says partner, how often, what for and how it stands, in any order."""

from __future__ import annotations

import pytest

from graph.model import Status
from loaders.frequency import STANDARD
from loaders.lists.bullets import divides_by_dash, take_all_apart, take_apart
from loaders.lists.pieces import cut, without
from loaders.lists.rates import take_rate
from loaders.lists.reader import read_lists
from loaders.readers.text import read_blocks

E, P, S = None, Status.PROPOSED, Status.STRAINED
NEEDED = -1.0  # how often is told without a number

# Bullet, partner, contacts a year (None where nothing tells), purpose, status.
BULLETS = [
    # Norwegian, bokmål
    ("Byggesak – ukentlig fordelingsmøte", "Byggesak", 52, "fordelingsmøte", E),
    ("Kirkevergen, graving og stell, ca. 6 ganger i året",
     "Kirkevergen", 6, "graving og stell", E),
    ("Brannvesenet: tilsyn (2 timer, hvert halvår)", "Brannvesenet", 2, "tilsyn", E),
    ("Voksenopplæringen (månedlig elevmøte)", "Voksenopplæringen", 12, "elevmøte", E),
    ("Fastlegene – ved behov, utskriving", "Fastlegene", NEEDED, "utskriving", E),
    ("Havnevesenet. Samarbeidet fungerer dårlig", "Havnevesenet", None, "", S),
    ("Reiselivslaget – burde hatt en felles kalender",
     "Reiselivslaget", None, "felles kalender", P),
    ("Vaktmesterne, når noe går i stykker", "Vaktmesterne", None, "når noe går i stykker", E),
    ("Leirskolen (planlagt)", "Leirskolen", None, "", P),
    ("Tannklinikken: innkalling, årlig", "Tannklinikken", 1, "innkalling", E),
    ("Barne- og familietjenesten – råd annenhver onsdag",
     "Barne- og familietjenesten", 26, "råd", E),
    ("Årlig: Bispedømmet – kirkebygg", "Bispedømmet", 1, "kirkebygg", E),
    ("Frivilligsentralen: besøksvenner. Ønsker fast kontaktperson",
     "Frivilligsentralen", None, "besøksvenner", P),
    ("Kontormøte med legevakten om vaktlister (månedlig)", "legevakten", 12, "vaktlister", E),
    ("Museet (planlagt, hver høst): skolevisning", "Museet", 1, "skolevisning", P),
    ("Superbrukerne i skolene etter behov", "Superbrukerne i skolene", NEEDED, "", E),
    # Norwegian, nynorsk
    ("Veterinærvakta, dyrevern, kvar veke", "Veterinærvakta", 52, "dyrevern", E),
    ("Bygdekvinnelaget (to gonger i året): mat", "Bygdekvinnelaget", 2, "mat", E),
    ("Legekontoret – får ikkje svar på telefonen", "Legekontoret", None, "", S),
    ("Skulane, særleg barneskulane", "Skulane, særleg barneskulane", None, "", E),
    ("Fylkeskommunen: bussar. Ikkje i gang", "Fylkeskommunen", None, "bussar", P),
    ("Meierimuseet (omvising, årleg)", "Meierimuseet", 1, "omvising", E),
    ("Kraftlaget – linjerydding, 4 gonger i året", "Kraftlaget", 4, "linjerydding", E),
    ("Økonomikontoret, månadsrapport (månadleg)", "Økonomikontoret", 12, "månadsrapport", E),
    ("Kyrkja – uklart kven som låser", "Kyrkja", None, "låser", S),
    ("Idrettslaget; annakvar torsdag", "Idrettslaget", 26, "", E),
    # Danish
    ("Borgerrådgiveren, klagesager, hver anden uge", "Borgerrådgiveren", 26, "klagesager", E),
    ("Plejehjemmene – tavlemøde hver dag kl. 8.15", "Plejehjemmene", 230, "tavlemøde", E),
    ("Musikskolen (kvartalsvis planlægning)", "Musikskolen", 4, "planlægning", E),
    ("Park og Vej: skilte, efter behov", "Park og Vej", NEEDED, "skilte", E),
    ("Ungdomsskolen – går i stå, ingen ved hvem der indkalder",
     "Ungdomsskolen", None, "indkalder", S),
    ("Lystfiskerforeningen. Vil gerne have en fælles ordning",
     "Lystfiskerforeningen", None, "fælles ordning", P),
    ("Handelsforeningen, julemarked, en gang om året", "Handelsforeningen", 1, "julemarked", E),
    ("Arkivet, når der skal afleveres", "Arkivet", None, "når der skal afleveres", E),
    ("Havnen – her er der bøvl", "Havnen", None, "", S),
    ("Told – nej, men det burde vi! Varerne står i dagevis",
     "Told", None, "Varerne står i dagevis", P),
    ("Posthuset: fast møde den sidste fredag i måneden", "Posthuset", 12, "", E),
    ("Skoven – elever der ønsker praktik", "Skoven", None, "elever der ønsker praktik", E),
    # Swedish
    ("Fritidsbanken – lån av skidor, varje vinter", "Fritidsbanken", 1, "lån av skidor", E),
    ("Räddningstjänsten, utrymningsövning 2 ggr/år",
     "Räddningstjänsten", 2, "utrymningsövning", E),
    ("Överförmyndaren (månadsvis)", "Överförmyndaren", 12, "", E),
    ("Hemtjänsten: rond varje onsdag kl 13", "Hemtjänsten", 52, "rond", E),
    ("Handläggarna – oklart ansvar, ärenden fastnar",
     "Handläggarna", None, "ärenden fastnar", S),
    ("Turistbyrån, vill ha gemensam broschyr", "Turistbyrån", None, "gemensam broschyr", P),
    ("Kyrkan – lovläger (inte startat)", "Kyrkan", None, "lovläger", P),
    ("Gymnasiet, praktikplatser, 2 gånger per termin", "Gymnasiet", 4, "praktikplatser", E),
    ("Miljökontoret. Haltar", "Miljökontoret", None, "", S),
    ("Badhuset, simträning, 4 tillfällen per år", "Badhuset", 4, "simträning", E),
    ("Konsthallen (utställning, årligen)", "Konsthallen", 1, "utställning", E),
    ("Kultur, idrott och fritid", "Kultur, idrott och fritid", None, "", E),
    # English
    ("Planning Policy: housing numbers (1 hr, monthly)",
     "Planning Policy", 12, "housing numbers", E),
    ("Legal Services – when a lease is signed",
     "Legal Services", None, "when a lease is signed", E),
    ("Elmford Parish Council, shelter cleaning, twice a year",
     "Elmford Parish Council", 2, "shelter cleaning", E),
    ("Youth Offending Team – weekly allocation panel (45 min)",
     "Youth Offending Team", 52, "allocation panel", E),
    ("Registrars, disputed who pays for room hire",
     "Registrars", None, "who pays for room hire", S),
    ("Trading Standards – could be restarted (quarterly)", "Trading Standards", 4, "", P),
    ("Drainage - every other Friday, gully clearing", "Drainage", 26, "gully clearing", E),
    ("Fire and Rescue (annual exercise)", "Fire and Rescue", 1, "exercise", E),
    ("Tenants' Federation: proposed, walkabouts every 3 months",
     "Tenants' Federation", 4, "walkabouts", P),
    ("Housing, Planning and Legal", "Housing, Planning and Legal", None, "", E),
    ("Museum Service (lapsed)", "Museum Service", None, "", P),
    ("Elections: polling places. Blocked, nobody knows who books",
     "Elections", None, "polling places", S),
    ("Leisure centres (swimming lessons, termly)", "Leisure centres", 3, "swimming lessons", E),
    ("Coroner's Office, ad hoc", "Coroner's Office", NEEDED, "", E),
    ("Tidewell Trust – discharge, daily at 10.30", "Tidewell Trust", 230, "discharge", E),
    ("Pupils: pupils who want to find a job",
     "Pupils", None, "pupils who want to find a job", E),
    ("Property Services: planned repairs", "Property Services", None, "planned repairs", E),
    ("Family Centre: abuse, conflict, debt", "Family Centre", None, "abuse, conflict, debt", E),
    ("Barnevernet: planlagte tiltak, nye saker",
     "Barnevernet", None, "planlagte tiltak, nye saker", E),
    ("Estates – planned for May, hall hire", "Estates", None, "hall hire", P),
    ("Registry – attend monthly", "Registry", 12, "", E),
]  # fmt: skip


@pytest.mark.parametrize(
    ("bullet", "partner", "low", "purpose", "status"),
    BULLETS,
    ids=lambda value: str(value)[:30],
)
def test_one_bullet(bullet, partner, low, purpose, status):
    parts = take_apart(bullet, STANDARD, dash=True)
    rate = parts.frequency
    told = None if rate is None else NEEDED if rate.low is None else rate.low
    assert (parts.partner, told, parts.purpose, parts.status) == (partner, low, purpose, status)


@pytest.mark.parametrize(
    ("bullet", "partners"),
    [
        ("Legevakten + Ambulansen – øvelse to ganger i året",
         [("Legevakten", 2), ("Ambulansen", 2)]),
        ("NAV Elvedal, PPT og BUP (hvert kvartal) – team",
         [("NAV Elvedal", 4), ("PPT", 4), ("BUP", 4)]),
        ("Polisen (varje vecka), kyrkans diakoni (månadsvis)",
         [("Polisen", 52), ("kyrkans diakoni", 12)]),
        ("Museet og Biblioteket: udstilling to gange årligt",
         [("Museet", 2), ("Biblioteket", 2)]),
        ("Westby DC and Eastby DC: shared board (quarterly)",
         [("Westby DC", 4), ("Eastby DC", 4)]),
        ("Police; Housing Office: patrols, weekly", [("Police", 52), ("Housing Office", 52)]),
        ("Police; weekly", [("Police", 52)]),
        ("Fire and Rescue – drills, yearly", [("Fire and Rescue", 1)]),
        ("Kultur, idrett og friluft (6 møter årlig)", [("Kultur, idrett og friluft", 6)]),
        ("Lag og foreninger, mest korps", [("Lag og foreninger, mest korps", None)]),
        ("Barne- og ungdomsskolen (ukentlig)", [("Barne- og ungdomsskolen", 52)]),
    ],
)  # fmt: skip
def test_a_bullet_may_name_several(bullet, partners):
    found = take_all_apart(bullet, STANDARD, dash=True)
    assert [(one.partner, one.frequency and one.frequency.low) for one in found] == partners


@pytest.mark.parametrize(
    ("texts", "divides"),
    [
        (["Schools – lessons", "Clubs"], True),
        (["Schools – lessons", "Clubs: halls"], True),
        (["Schools – lower level: lessons", "Clubs – adults"], False),
        (["Schools (a – b): lessons", "Clubs – adults"], True),
        (["Schools", "Clubs"], False),
    ],
)
def test_dashes_divide_where_no_name_has_one(texts, divides):
    assert divides_by_dash(texts) is divides


@pytest.mark.parametrize(
    ("text", "rest", "low"),
    [
        ("board (60 min, weekly)", "board", 52),
        ("board (every Monday, in May)", "board (in May)", 52),
        ("board [weekly], then lunch", "board, then lunch", 52),
        ("board (60 min)", "board (60 min)", None),
        ("harbour. Every week it is swept", "harbour. Every week it is swept", None),
        ("harbour. Every week.", "harbour", 52),
        ("approx. 3 times a year, repairs", "repairs", 3),
        ("regular repairs of boats", "regular repairs of boats", None),
        ("repairs (weekly", "repairs", 52),
    ],
)
def test_how_often_is_taken_out_cleanly(text, rest, low):
    left, frequency = take_rate(text, STANDARD)
    assert left == rest
    assert (frequency and frequency.low) == low


def test_pieces_stand_where_they_stand():
    text = "Schools (f.eks. Nord), kl. 10:30 – lessons; http://a.example. Then: home"
    pieces = cut(text)
    assert [text[p.start : p.end] for p in pieces] == [p.text for p in pieces]
    assert [p.text for p in pieces] == [
        "Schools", "f.eks. Nord", "kl. 10:30", "lessons", "http://a.example", "Then", "home",
    ]  # fmt: skip


def test_what_is_taken_out_leaves_no_marks():
    assert without("a, b (c), d", [(6, 7)]) == "a, b, d"
    assert without("a – b – c", [(4, 5)]) == "a – c"
    assert without("a. b.", [(3, 4)]) == "a"


def test_how_a_bullet_stands_goes_before_its_title():
    text = (
        "Who we work with\n\nPools\nWe would like to work with:\n- Clubs\n"
        "- Zoo: it is unclear who calls\n\n"
        "Parks\n- Roads: not started\n- Police; Fire Service\n"
    )
    said = read_lists(read_blocks(text), file="f", source="s", conventions=STANDARD).statements
    assert [(one.object, one.status) for one in said] == [
        ("Clubs", Status.PROPOSED),
        ("Zoo", Status.STRAINED),
        ("Roads", Status.PROPOSED),
        ("Police", Status.EXISTING),
        ("Fire Service", Status.EXISTING),
    ]


@pytest.mark.parametrize(
    ("bullet", "partner", "low", "purpose"),
    [
        ("Skolerne: 8 – 12 årlige møder", "Skolerne", 8, ""),
        ("Museet – 2 – 3 møter i året – lån", "Museet", 2, "lån"),
        ("Kirken – orgel. Fellesmøte en gang i kvartalet.", "Kirken", 4, "orgel"),
        ("Kirken – orgel. Fællesmøde en gang i kvartalet.", "Kirken", 4, "orgel"),
        ("Kyrkan – orgel. Gemensamt möte varje månad.", "Kyrkan", 12, "orgel"),
        ("Kyrkja – orgel. Vi møtest kvar månad.", "Kyrkja", 12, "orgel"),
        ("Church – organ. Joint meeting twice a year.", "Church", 2, "organ"),
        ("Church – organ. Training twice a year for all", "Church", None,
         "organ. Training twice a year for all"),
        ("**Kirken** stemmer orgelet hver måned", "Kirken", 12, "stemmer orgelet"),
        ("**Kirken** i Nordby – orgel", "Kirken i Nordby", None, "orgel"),
        ("**Church** (weekly): organ", "Church", 52, "organ"),
        ("**Museet**; lån, 3 möten per år", "Museet", 3, "lån"),
        ("**Museet** registrerer. Lederen møder Museet hver måned", "Museet", 12,
         "registrerer. Lederen møder Museet hver måned"),
    ],
)  # fmt: skip
def test_a_later_sentence_or_emphasis_parts_what_is_said(bullet, partner, low, purpose):
    parts = take_apart(bullet, STANDARD, dash=True)
    told = parts.frequency.low if parts.frequency else None
    assert (parts.partner, told, parts.purpose) == (partner, low, purpose)
