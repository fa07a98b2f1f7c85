"""Sections, units, bullets and notes, one rule at a time."""

import pytest

from graph.model import Basis, Conventions, NoteField, ProblemKind
from loaders.language import detect
from loaders.lists.bullets import take_apart
from loaders.lists.headings import find_sections
from loaders.lists.names import Partners
from loaders.lists.reader import Lists, read_lists
from loaders.readers.text import read_blocks
from loaders.titles.contents import title_key
from loaders.wording import sentences


def read(text: str) -> Lists:
    return read_lists(read_blocks(text), file="f.txt", source="s", conventions=Conventions())


def section(body: str) -> str:
    return f"Report\n\nWho we work with\n\n{body}"


def triples(text: str) -> list[tuple[str, str, float | None]]:
    return [(s.subject, s.object, s.frequency.low) for s in read(text).statements]


def purposes(text: str) -> dict[str, list[str]]:
    return {
        s.object: [n.text for n in s.notes if n.field is NoteField.PURPOSE]
        for s in read(text).statements
    }


def kinds(text: str) -> list[ProblemKind]:
    return [problem.kind for problem in read(text).problems]


# --- bullets ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bullet", "partner", "low", "purpose"),
    [
        ("Schools", "Schools", None, ""),
        ("Schools (weekly)", "Schools", 52, ""),
        ("Schools (weekly): reading", "Schools", 52, "reading"),
        ("Schools: reading (in May)", "Schools", None, "reading (in May)"),
        ("Schools (primary) (weekly): reading", "Schools (primary)", 52, "reading"),
        ("Schools (primary, weekly)", "Schools (primary)", 52, ""),
        ("Schools (primary, secondary)", "Schools (primary, secondary)", None, ""),
        ("Schools [weekly]", "Schools", 52, ""),
        ("Schools (weekly: reading", "Schools", 52, "reading"),
        ("Schools, weekly", "Schools", 52, ""),
        ("Schools: weekly", "Schools", 52, ""),
        ("Schools: daily, in two halls", "Schools", 230, "in two halls"),
        ("Schools – weekly", "Schools", 52, ""),
        ("Schools – weekly – reading", "Schools", 52, "reading"),
        ("Schools – reading – weekly", "Schools", 52, "reading"),
        ("Drop-in – youth", "Drop-in – youth", None, ""),
        ("Police at 10:30", "Police at 10:30", None, ""),
        ("**Schools** (weekly)", "Schools", 52, ""),
        ("House 13_23 (weekly)", "House 13_23", 52, ""),
        ("Daglig leder (ukentlig)", "Daglig leder", 52, ""),
        ("Schools (60 min)", "Schools", None, ""),
        ("Schools:reading: twice", "Schools", None, "reading: twice"),
        ("Schools (weekly) reading", "Schools", 52, "reading"),
        ("Skolene (ukentlig) for å lese", "Skolene", 52, "for å lese"),
        ("Schools, weekly, reading, music", "Schools", 52, "reading, music"),
        ("Schools (weekly) in the north", "Schools in the north", 52, ""),
        ("Schools (weekly) and clubs", "Schools and clubs", 52, ""),
    ],
)
def test_a_bullet_comes_apart(bullet, partner, low, purpose):
    parts = take_apart(bullet, Conventions())
    assert (parts.partner, parts.purpose) == (partner, purpose)
    assert (parts.frequency.low if parts.frequency else None) == low


def test_a_dash_divides_where_a_document_has_no_colons():
    with_dashes = section("Pool\n- Schools – lessons\n- Clubs\n")
    assert [s.purpose for s in read(with_dashes).statements] == ["lessons", ""]
    with_colons = section("Pool\n- Schools – lower level: lessons\n- Clubs – adults\n")
    assert [s.object for s in read(with_colons).statements] == [
        "Schools – lower level",
        "Clubs – adults",
    ]


# --- sections and units ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        "Samarbeid og samhandling",
        "Samarbeidspartnere",
        "Hvem jobber vi sammen med?",
        "Samarbeid mellom enhetene",
        "Kven vi samarbeider med",
        "Samarbejde på tværs",
        "Vores samarbejdspartnere",
        "Samverkan",
        "Våra samarbetspartner",
        "Collaboration",
        "WHO WE WORK WITH",
        "## 4. Kontaktflater",
        "**Samspill**",
        "4.2 Internal cooperation",
    ],
)
def test_a_title_announces_a_list(title):
    assert triples(f"Report\n\n{title}\n\nPool\n- Schools\n") == [("Pool", "Schools", None)]


@pytest.mark.parametrize(
    "title",
    [
        "Better cooperation with the neighbours through good routines",
        "Mål for samarbeidet i 2030",
        "Discussion",
        "Tiltak for mer samarbeid",
    ],
)
def test_other_titles_do_not(title):
    assert kinds(f"Report\n\n{title}\n\nPool\n- Schools\n") == [ProblemKind.NO_LIST]


def test_bullets_that_are_statements_are_no_list():
    text = section(
        "Culture\n- We must all become much better at talking to each other\n"
        "- Managers ought to show that working together is worth the time it takes\n"
    )
    assert kinds(text) == [ProblemKind.NO_LIST]


@pytest.mark.parametrize(
    "end",
    [
        "Appendix A",
        "Summary",
        "Next steps\n\nWe meet again in May and make a plan.",
        "Vedlegg 2",
    ],
)
def test_a_section_ends(end):
    text = section(f"Pool\n\n- Schools\n\n{end}\n\n- Not a partner\n")
    assert triples(text) == [("Pool", "Schools", None)]


def test_a_numbered_section_ends_with_the_next_number():
    text = "3 Cooperation\n\n3.1 Pool\n- Schools\n\n3.2 Park\n- Roads\n\n4 Money\n- Not one\n"
    assert triples(text) == [("Pool", "Schools", None), ("Park", "Roads", None)]


def test_units_may_be_numbered_from_one_inside_a_section():
    text = "3 Cooperation\n\n1. Pool\n- Schools\n\n2. Park\n- Roads\n\n3. Gym\n- Clubs\n"
    assert [t[0] for t in triples(text)] == ["Pool", "Park", "Gym"]


def test_there_may_be_several_sections():
    text = (
        "# Internal cooperation\n\n## Pool\n- Schools\n\n# Money\n\n- no partner\n\n"
        "# External cooperation\n\n## Pool\n- Police\n"
    )
    lists = read(text)
    assert [s.place.heading for s in lists.statements] == [
        ("Internal cooperation", "Pool"),
        ("External cooperation", "Pool"),
    ]


def test_a_unit_may_stand_above_the_title_of_its_list():
    text = "Yearbook\n\nPool\n\nCollaborators:\n- Schools\n\nPark\n\nCollaborators:\n- Roads\n"
    assert triples(text) == [("Pool", "Schools", None), ("Park", "Roads", None)]


def test_units_may_be_the_outer_bullets():
    text = section("- Pool\n  - Schools (weekly)\n  - Clubs\n- Park\n  - Roads\n")
    assert triples(text) == [
        ("Pool", "Schools", 52),
        ("Pool", "Clubs", None),
        ("Park", "Roads", None),
    ]


def test_inner_bullets_tell_more_of_the_outer():
    (said,) = read(section("Pool\n- Schools\n  - weekly\n  - swimming lessons\n")).statements
    assert said.frequency.low == 52
    assert [n.text for n in said.notes] == ["swimming lessons"]


def test_a_table_of_contents_is_no_data():
    text = (
        "Contents\n\n1 Start\t1\n2 Cooperation\t2\nPool\t2\nCanteen\t2\nPark\t3\n\n"
        "1 Start\n\nWe began.\n\n2 Cooperation\n\nPool\n\n- Schools\n\n"
        "Canteen\n\nThe manager was on leave and sent nothing.\n\nPark\n\n- Roads\n"
    )
    lists = read(text)
    assert [s.subject for s in lists.statements] == ["Pool", "Park"]
    assert lists.respondents == ["Pool", "Park"]
    assert [p.kind for p in lists.problems] == [ProblemKind.EMPTY_UNIT, ProblemKind.NOTE]


@pytest.mark.parametrize(
    "title", ["Punkt 3: Drift", "3 Drift ..... 14", "3. drift:", "DRIFT\t9"]
)
def test_titles_compare_by_their_words(title):
    assert title_key(title) == "drift"


def test_a_unit_without_bullets_is_reported_and_did_not_answer():
    lists = read(section("Pool\n\n- Schools\n\nCanteen\n\nNo answer\n\nPark\n\n- Roads\n"))
    assert lists.respondents == ["Pool", "Park"]
    (problem,) = lists.problems
    assert (problem.kind, problem.text, problem.place.line) == (
        ProblemKind.EMPTY_UNIT,
        "Canteen",
        9,
    )


def test_bullets_without_a_unit_are_reported_as_lost():
    text = "A long report.\n\nCollaborators\n\nWe work with these.\n\n- Schools\n- Police\n"
    lists = read(text)
    assert [p.kind for p in lists.problems] == [ProblemKind.ORPHAN_BULLET] * 2
    assert all(p.lost for p in lists.problems)


def test_what_a_bullet_lacks_is_reported():
    text = section("Pool\n- Schools\n-\n- (weekly): lessons\n- Clubs (3 times)\n")
    assert kinds(text) == [ProblemKind.EMPTY_BULLET, ProblemKind.ROW, ProblemKind.FREQUENCY]
    long = "Everybody who in one way or other has to do with water and the people in it"
    assert kinds(section(f"Pool\n- Schools\n- Clubs\n- {long}\n")) == [ProblemKind.LONG_NAME]


def test_the_list_sections_of_a_document_are_found_by_their_titles():
    (found,) = find_sections(read_blocks(section("Pool\n- Schools\n")))
    assert (found.title, found.heading.line) == ("Who we work with", 3)


# --- notes -----------------------------------------------------------------------------------

LIST = "Pool\n\n- Schools (weekly)\n- Nurseries\n- Swimming clubs: lane hire\n- Police\n\n"


def test_a_note_speaks_for_the_bullets_that_say_nothing():
    text = section(f"{LIST}Contact is monthly.\n")
    said = read(text).statements
    assert [s.frequency.low for s in said] == [52, 12, 12, 12]
    assert [s.frequency.basis for s in said[:2]] == [Basis.STATED, Basis.UNIT_NOTE]
    (note,) = said[1].notes
    assert (note.field, note.text, note.place.line) == (
        NoteField.FREQUENCY,
        "Contact is monthly.",
        12,
    )
    assert said[0].notes == ()


def test_a_note_divides_among_partners_and_the_rest():
    text = section(
        f"{LIST}Frequency varies; Clubs: daily. Nurseries: project based. The rest yearly.\n"
    )
    said = {s.object: s.frequency for s in read(text).statements}
    assert said["Swimming clubs"].low == 230
    assert (said["Nurseries"].low, said["Nurseries"].text) == (None, "project based")
    assert said["Police"].low == 1
    assert said["Schools"].low == 52


def test_a_name_in_a_note_that_no_bullet_has_is_reported():
    lists = read(section(f"{LIST}Divers: weekly.\n"))
    assert [p.kind for p in lists.problems] == [ProblemKind.NOTE]
    assert [s.frequency.low for s in lists.statements] == [52, None, None, None]


def test_purposes_go_to_whom_they_name_or_to_those_without():
    text = section(
        f"{LIST}Reason for collaboration: safe children. Police - patrols at night.\n"
    )
    assert purposes(text) == {
        "Schools": ["safe children."],
        "Nurseries": ["safe children."],
        "Swimming clubs": [],
        "Police": ["safe children.", "Police - patrols at night."],
    }
    assert [s.purpose for s in read(text).statements] == ["", "", "lane hire", ""]


def test_a_sentence_goes_on_about_whom_the_one_before_named():
    text = section(f"{LIST}Nurseries share our changing rooms. They come before noon.\n")
    assert purposes(text)["Nurseries"] == [
        "Nurseries share our changing rooms.",
        "They come before noon.",
    ]
    assert purposes(text)["Police"] == []


def test_an_enumeration_names_partners_old_and_new():
    text = section(
        f"{LIST}Galas need cooperation between lifeguards, police and others who help.\n"
    )
    lists = read(text)
    assert [s.object for s in lists.statements][4:] == ["lifeguards"]
    assert lists.statements[4].quote.startswith("Galas need")
    assert [bool(v) for v in purposes(text).values()] == [False, False, False, True, True]


@pytest.mark.parametrize(
    "sentence",
    [
        "Is this enough?",
        "We would like more contact with the police.",
        "It is important to talk.",
        "Contact person: A. Nobody",
        "Call Nobody: 555 12 345 67.",
        "Contact with the police is difficult.",
    ],
)
def test_what_is_neither_frequency_nor_purpose_is_reported(sentence):
    lists = read(section(f"{LIST}{sentence}\n"))
    assert [p.kind for p in lists.problems] == [ProblemKind.NOTE]
    assert not any(s.notes for s in lists.statements)
    assert "Nobody" not in lists.problems[0].text


@pytest.mark.parametrize(
    ("sentence", "partner", "purpose"),
    [
        (
            "Alle må samarbeide med arkivet, som er hukommelsen vår.",
            "arkivet",
            "hukommelsen vår",
        ),
        (
            "Alle einingar skal jobbe saman med arkivet fordi sakene bur der.",
            "arkivet",
            "sakene bur der",
        ),
        ("Alle enheder skal arbejde tæt sammen med arkivet.", "arkivet", ""),
        (
            "Alle afdelinger skal samarbejde med arkivet, da det gemmer alt.",
            "arkivet",
            "gemmer alt",
        ),
        ("Samtliga enheter måste samverka med arkivet.", "arkivet", ""),
        (
            "Everybody has to work with the archive, which is our memory.",
            "the archive",
            "our memory",
        ),
        ("All units work with the archive about old cases.", "the archive", "old cases"),
    ],
)
def test_a_sentence_may_speak_for_every_unit(sentence, partner, purpose):
    body = f"{sentence}\n\nPool\n- Schools\n\nPark\n- Roads\n"
    shared = [s for s in read(section(body)).statements if s.quote == sentence]
    assert [(s.subject, s.object) for s in shared] == [("Pool", partner), ("Park", partner)]
    assert {n.text for s in shared for n in s.notes} == ({purpose} if purpose else set())
    assert {s.frequency.basis for s in shared} == {Basis.UNKNOWN}
    assert len({s.id for s in shared}) == 2


def test_no_unit_works_with_itself():
    body = (
        "All units work with the Archive every week.\n\nThe Archive\n- Roads\n\nPark\n- Roads\n"
    )
    shared = [s for s in read(section(body)).statements if "Archive" in s.object]
    assert [(s.subject, s.frequency.low) for s in shared] == [("Park", 52)]
    assert shared[0].frequency.basis is Basis.DOCUMENT_NOTE


def test_an_introduction_may_give_the_usual_frequency():
    body = (
        f"Unless otherwise stated contact is quarterly. The list is revised yearly.\n\n{LIST}"
    )
    said = read(section(body)).statements
    assert [s.frequency.low for s in said] == [52, 4, 4, 4]
    assert said[1].frequency.basis is Basis.DOCUMENT_NOTE
    assert read(section(f"The list is revised yearly.\n\n{LIST}")).statements[1].notes == ()


def test_a_yearly_event_is_no_yearly_contact():
    text = section(f"{LIST}We plan the annual gala.\n")
    assert [s.frequency.low for s in read(text).statements] == [52, None, None, None]
    assert purposes(text)["Police"] == ["We plan the annual gala."]


def test_sentences_end_where_they_end():
    assert sentences("Bl.a. skoler og f.eks. SFO. Resten, m.m. Korps: ofte; kor: aldri.") == [
        "Bl.a. skoler og f.eks. SFO.",
        "Resten, m.m. Korps: ofte;",
        "kor: aldri.",
    ]


@pytest.mark.parametrize(
    ("phrase", "meant"),
    [
        ("Skolene", {0}),
        ("skole", {0}),
        ("Korps", {2}),
        ("skoler og korps", {0, 2}),
        ("NAV", {3}),
        ("navn", set()),
        ("Lag og foreninger", {2}),
        ("kommunen", set()),
        ("kommunale virksomheter", {4}),
        ("Kor", set()),
    ],
)
def test_a_partner_is_known_in_its_other_forms(phrase, meant):
    names = [
        "Skoler",
        "Kulturskolen",
        "Lag og foreninger, mest skolekorps",
        "NAV",
        "Div. kommunale virksomheter",
    ]
    assert Partners(names).meant(phrase) == meant


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Enhetene samarbeider ikke med hverandre, og noen vet ikke hvem de skal spørre.",
            "nb",
        ),
        (
            "Einingane samarbeider ikkje med kvarandre; nokre veit ikkje kven dei spør.",
            "nn",
        ),
        (
            "Enhederne samarbejder ikke med hinanden, og nogle ved ikke, hvem de skal spørge.",
            "da",
        ),
        ("Enheterna samarbetar inte med varandra, och några vet inte vem de ska fråga.", "sv"),
        (
            "The units do not work with each other, and some of them do not know whom to ask.",
            "en",
        ),
        ("NAV HR IKT", ""),
        ("", ""),
    ],
)
def test_small_words_tell_the_language(text, language):
    assert detect(text) == language


def test_a_sentence_for_all_that_is_not_understood_is_reported():
    body = "Everybody should, now and then, work with the archive.\n\nPool\n- Schools\n"
    assert kinds(section(body)) == [ProblemKind.NOTE]
    assert [s.object for s in read(section(body)).statements] == ["Schools"]
