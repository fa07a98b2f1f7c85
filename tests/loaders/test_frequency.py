"""How often, in five languages."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import Basis, Conventions
from loaders.frequency import attempted, is_pure, read, spans

KNOWN = {
    "nb": {
        "daglig": 230, "ukentlige": 52, "månedlig": 12, "kvartalsvis": 4, "halvårlig": 2,
        "årlig": 1, "tertialvis": 3, "hver dag": 230, "hver uke": 52, "annenhver uke": 26,
        "annenhver måned": 6, "annethvert år": 0.5, "hver 14. dag": 26,
        "hver tredje uke": 52 / 3,
        "hver 2. måned": 6, "hvert halvår": 2, "alle hverdager": 230, "hver 10. dag": 36.5,
        "10 ganger i året": 10, "en gang i uken": 52, "2-3 ganger i uka": (104, 156),
        "én til to ganger årlig": (1, 2), "to ganger daglig": 460, "1 g/mnd": 12,
        "5 ganger i løpet av året": 5, "2 dager i uka": 104, "en dag i uken": 52,
        "hver mandag og torsdag": 104, "første mandag i måneden": 12, "6 møter i året": 6,
        "ca. 4 ganger pr. kvartal": 16, "1,5 gang i måneden": 18, "ukentlig, daglig": (52, 230),
        "Ukentlig, daglig el.": (52, 230), "daglige til månedlige": (12, 230),
        "minst 4 ganger i året": (4, 230), "opptil 6 ganger i året": (1, 6),
        "et par ganger i måneden": (24, 36), "flere ganger i uken": (104, 230),
        "hver høst": 1, "en gang per semester": 2,
    },
    "nn": {
        "dagleg": 230, "vekentleg": 52, "månadleg": 12, "årleg": 1, "kvar veke": 52,
        "kvart år": 1, "annakvar veke": 26, "kvar 14. dag": 26, "to gonger i året": 2,
        "fleire gonger i månaden": (24, 52), "minst ein gong i månaden": (12, 230),
    },
    "da": {
        "dagligt": 230, "ugentlig": 52, "månedligt": 12, "hveranden uge": 26,
        "hver anden uge": 26, "hvert kvartal": 4, "fire gange om året": 4,
        "2-4 gange pr. md.": (24, 48), "højst 3 gange om året": (1, 3), "en gang imellem": None,
    },
    "sv": {
        "dagligen": 230, "veckovis": 52, "månatligen": 12, "varje vecka": 52,
        "varannan vecka": 26, "var fjortonde dag": 26, "var 14:e dag": 26,
        "tre gånger i veckan": 156, "6 ggr/år": 6, "1-2 ggr/mån": (12, 24),
        "en gång per termin": 2, "var fjärde vecka": 13,
    },
    "en": {
        "daily": 230, "weekly": 52, "fortnightly": 26, "monthly": 12, "quarterly": 4,
        "annually": 1, "every other week": 26, "every 2 weeks": 26, "every 14th day": 26,
        "every three months": 4, "every 2nd month": 6, "twice a month": 24, "4x/year": 4,
        "twice weekly": 104, "once or twice a week": (52, 104),
        "1 to 2 times a week": (52, 104),
        "two to three times per month": (24, 36), "4 per year": 4, "daily or weekly": (52, 230),
        "at least twice a month": (24, 230), "up to 5 times a year": (1, 5),
    },
}  # fmt: skip
NUMBERLESS = [
    "ved behov", "varierer", "prosjektbasert", "avhengig av ulike prosjekter", "ad hoc",
    "når det trengst", "efter behov", "vid behov", "when needed", "depends on the season",
    "døgnet rundt", "kontakten varierer i hyppighet",
]  # fmt: skip
NOTHING = [
    "9" * 400 + " times a week",
    "hver time, 999999999 ganger i uken",
    "", "vgs, ungd.skole", "primary, secondary", "fagenheten", "60 min", "2 timer per uke",
    "10 timer per uke", "2 årsverk", "50 % stilling", "2019", "2020-2021", "01.02.2020", "24",
    "1-5 år", "3 år", "uke 47", "week 40", "kl. 8-9", "33 40 60 00",
    "tlf 33 40 60 00",
    "kr 500 per år", "500 000 kr i året", "10 000 per år", "i dag", "idag", "trinn 1-4",
    "avd. 2",
    "daglig leder", "daglig drift", "dagleg leiar", "weekly newspaper", "day care", "x ganger",
    "treningstid, bassengtid, arrangementer", "en dag", "annual report", "12/5",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "want"), [(t, w) for phrases in KNOWN.values() for t, w in phrases.items()]
)
def test_a_phrase_gives_its_number(text, want):
    found = read(text)
    assert found is not None
    low, high = want if isinstance(want, tuple) else (want, want)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))
    assert (found.text, found.basis) == (text, Basis.STATED)
    assert is_pure(text)


@pytest.mark.parametrize("text", NUMBERLESS)
def test_words_without_a_number_are_understood(text):
    found = read(text, basis=Basis.UNIT_NOTE)
    assert found is not None
    assert not found.known
    assert (found.text, found.basis) == (text, Basis.UNIT_NOTE)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_frequency_gives_none(text):
    assert read(text) is None
    assert not is_pure(text)


def test_conventions_are_the_readers():
    own = Conventions(daily=250, weekly=45, fortnightly=24, monthly=11)
    for text, want in [
        ("daily", 250), ("twice a week", 90), ("every 14 days", 24), ("every other week", 24),
        ("every month", 11), ("every other day", 125), ("every second month", 5.5),
    ]:  # fmt: skip
        found = read(text, own)
        assert found is not None
        assert (found.low, found.high) == (want, want)


def test_a_number_beats_words_without_one():
    found = read("depends on the projects. Weekly, daily or so.")
    assert found is not None
    assert (found.low, found.high) == (52, 230)


def test_a_frequency_that_was_meant_is_told_from_a_qualifier():
    assert attempted("x ganger")
    assert attempted("3 times")
    assert not attempted("upper secondary")
    assert not attempted("weekly")


def test_spans_tell_where_the_words_stand():
    text = "We meet NAV twice a month and the police weekly."
    assert [text[s.start : s.end] for s in spans(text)] == ["twice a month", "weekly"]


# --- a grammar of phrases, and what arithmetic says of them ----------------------------------

STANDARD = Conventions()
YEARLY = {"day": 230, "week": 52, "month": 12, "quarter": 4, "year": 1}


def _periods(*names: str) -> dict[str, str]:
    return dict(zip(YEARLY, names, strict=True))


GRAMMAR = {
    "nb": {
        "one": _periods("dag", "uke", "måned", "kvartal", "år"),
        "per": ["i {}", "per {}", "pr. {}", "/{}"], "times": "ganger", "once": "en gang",
        "to": " til ", "every": {"year": "hvert", "quarter": "hvert", "": "hver"},
        "about": "ca. ", "least": "minst ", "most": "opp til ",
        "words": {"to": 2, "tre": 3, "fire": 4, "fem": 5, "ti": 10, "tolv": 12},
    },
    "nn": {
        "one": _periods("dag", "veke", "månad", "kvartal", "år"),
        "per": ["i {}", "per {}"], "times": "gonger", "once": "ein gong", "to": " til ",
        "every": {"year": "kvart", "quarter": "kvart", "": "kvar"},
        "about": "om lag ", "least": "minst ", "most": "opp til ",
        "words": {"to": 2, "tre": 3, "fire": 4, "sju": 7},
    },
    "da": {
        "one": _periods("dag", "uge", "måned", "kvartal", "år"),
        "per": ["om {}en", "pr. {}"], "times": "gange", "once": "en gang", "to": " til ",
        "every": {"year": "hvert", "quarter": "hvert", "": "hver"},
        "about": "omkring ", "least": "mindst ", "most": "højst ",
        "words": {"to": 2, "tre": 3, "fire": 4, "otte": 8},
    },
    "sv": {
        "one": _periods("dag", "vecka", "månad", "kvartal", "år"),
        "per": ["per {}", "/{}"], "times": "gånger", "once": "en gång", "to": " till ",
        "every": {"": "varje"}, "about": "ungefär ", "least": "minst ", "most": "högst ",
        "words": {"två": 2, "tre": 3, "fyra": 4, "nio": 9},
    },
    "en": {
        "one": _periods("day", "week", "month", "quarter", "year"),
        "per": ["a {}", "per {}", "/{}", "each {}", "every {}"], "times": "times",
        "once": "once", "to": " to ", "every": {"": "every"},
        "about": "about ", "least": "at least ", "most": "up to ",
        "words": {"two": 2, "three": 3, "four": 4, "eleven": 11},
    },
}  # fmt: skip


@st.composite
def phrases(draw: st.DrawFn) -> tuple[str, float, float]:
    words = GRAMMAR[draw(st.sampled_from(sorted(GRAMMAR)))]
    period = draw(st.sampled_from(sorted(YEARLY)))
    per = draw(st.sampled_from(words["per"]))
    one = words["one"][period]
    if (per == "om {}en" and period in {"quarter", "year"}) or per.format(one) == "i dag":
        per = "pr. {}"  # "om året" is another inflection, "i dag" is today
    shape = draw(st.sampled_from(["every", "once", "count", "range", "nth"]))
    if shape == "every":
        every = words["every"].get(period, words["every"][""])
        return f"{every} {one}", YEARLY[period], YEARLY[period]
    if shape == "nth":
        n = draw(st.integers(2, 6))
        weekly = {"nb": "hver {}. uke", "da": "hver {}. uge", "en": "every {} weeks"}
        text = weekly[draw(st.sampled_from(sorted(weekly)))].format(n)
        rate = STANDARD.fortnightly if n == 2 else 52 / n
        return text, rate, rate
    low, high, counted = 1, 1, words["once"]
    if shape != "once":
        spelled = draw(st.sampled_from([None, *words["words"]]))
        low = words["words"][spelled] if spelled else draw(st.integers(1, 30))
        counted, high = f"{spelled or low}", low
        if shape == "range":
            high = low + draw(st.integers(1, 5))
            counted += draw(st.sampled_from(["-", "–", words["to"]])) + str(high)
        counted += f" {words['times']}"
    bound = draw(st.sampled_from(["", "about", "least", "most"]))
    text = f"{words.get(bound, '')}{counted} {per.format(one)}"
    floor, ceiling = low * YEARLY[period], high * YEARLY[period]
    if bound == "least":
        ceiling = max(ceiling, STANDARD.daily)
    if bound == "most":
        floor = min(floor, 1)
    return text, floor, ceiling


@given(phrases(), st.sampled_from(["{}", "({})", "  {} ", "{}."]), st.booleans())
def test_phrases_give_what_arithmetic_says(phrase, frame, upper):
    text, low, high = phrase
    found = read(frame.format(text.upper() if upper else text))
    assert found is not None, text
    assert found.low == pytest.approx(low), text
    assert found.high == pytest.approx(high), text


@given(phrases(), phrases())
def test_two_phrases_span_from_the_lower_to_the_higher(one, other):
    found = read(f"{one[0]}; {other[0]}")
    if found and len(spans(f"{one[0]}; {other[0]}")) == 2:  # of one language
        assert found.low == pytest.approx(min(one[1], other[1]))
        assert found.high == pytest.approx(max(one[2], other[2]))


@given(st.text(max_size=60))
def test_any_text_is_read_without_an_error(text):
    found = read(text)
    assert found is None or re.sub(r"\s+", " ", found.text).strip() == found.text
