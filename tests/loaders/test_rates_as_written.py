"""How often, as people write it: meetings named after it, lists of dates, terms, seasons."""

from __future__ import annotations

import pytest

from loaders.frequency import is_pure, read

DAILY = 230
WRITTEN: dict[str, dict[str, float | tuple[float, float]]] = {
    "nb": {
        "vår og høst": 2, "hver vår og høst": 2, "høst og vår": 2, "før hver sesong": 1,
        "annenhver tirsdag": 26, "hver 3. uke": 52 / 3, "fast mandag": 52,
        "faste mandager": 52, "ukemøte": 52, "månedsmøte": 12, "kvartalsmøte": 4,
        "årsmøte": 1, "halvårsmøte": 2, "tertialmøte": 3, "tertialvis": 3, "ukesmøter": 52,
        "månedlige møter": 12, "primo hvert kvartal": 4, "ultimo hver måned": 12,
        "i slutten av hver måned": 12, "den første onsdagen i måneden": 12,
        "første onsdag i mnd.": 12, "1 g/uke": 52, "1 g pr uke": 52, "2 x pr. mnd.": 24,
        "x2 pr. mnd": 24, "2x i året": 2, "4 g. pr. år": 4, "én gang hvert semester": 2,
        "3–4 ggr/halvår": (6, 8), "ukentl.": 52, "månedl.": 12, "kvart.vis": 4, "årl.": 1,
        "hver 4. uke": 13, "hver sjette uke": 52 / 6, "hver 8. uke": 6.5,
        "tre ganger i semesteret": 6, "to ganger per skoleår": 2,
        "ved skolestart hvert år": 1, "hvert skoleår": 1, "før sommeren hvert år": 1,
        "mars og september": 2, "februar, mai og oktober": 3, "uke 9 og uke 35": 2,
        "uke 3, 17 og 40": 3, "hver dag kl. 8.15": 230, "daglig morgenmøte": 230,
        "tirsdager i partallsuker": 26, "partallsuker": 26, "torsdag i oddetallsuker": 26,
        "hver uke i skoleåret": 52, "2 g i halvåret": 4, "minst 2 ganger årlig": (2, DAILY),
        "inntil fire ganger i året": (1, 4), "hver annen uke": 26,
        "annenhver fredag kl. 9": 26, "hver mandag morgen": 52,
        "mandag, onsdag og fredag": 156, "hver tredje måned": 4, "annenhver måned": 6,
        "ca. hver 6. uke": 52 / 6, "en gang om høsten": 1, "to møter på våren": 2,
        "4 faste møter i året": 4, "fire årlige møter": 4, "to møter årlig": 2,
        "2 møter pr. tertial": 6, "hvert år i mai": 1, "årlig i november": 1,
        "12 møter i året": 12, "månedlig (ikke juli)": 12, "hver første mandag": 12,
        "siste fredag i måneden": 12, "1. og 3. tirsdag i måneden": 24,
        "to ganger i uka": 104, "ukentlig stand-up": 52, "dagleg tavlemøte": 230,
        "annenhver uke, tirsdager": 26, "hverannen uke": 26, "mnd-møte": 12,
        "hver høst og vår": 2, "hvert år ved budsjett": 1,
    },
    "nn": {
        "annakvar veke": 26, "kvar tredje veke": 52 / 3, "to gonger i halvåret": 4,
        "haust og vår": 2, "vår og haust": 2, "kvar haust": 1, "vekemøte": 52,
        "månadsmøte": 12, "årsmøte": 1, "ein gong i kvartalet": 4, "kvar måndag": 52,
        "fast torsdag": 52, "annankvar onsdag": 26, "2 g/veke": 104,
        "minst to gonger i året": (2, DAILY), "kvart skuleår": 1,
        "første tysdagen i månaden": 12, "mars og oktober": 2, "kvar morgon": 230,
        "3–4 gonger per termin": (6, 8), "tertialvis": 3, "før kvar sesong": 1,
        "kvar 6. veke": 52 / 6, "månadl.": 12,
    },
    "da": {
        "kvartalsmøde": 4, "ugemøde": 52, "månedsmøde": 12, "årsmøde": 1, "halvårsmøde": 2,
        "den første onsdag i måneden": 12, "hver første onsdag i måneden": 12,
        "x2 pr. md.": 24, "2 x om måneden": 24, "forår og efterår": 2,
        "hvert forår og efterår": 2, "hveranden torsdag": 26, "hver anden torsdag": 26,
        "lige uger": 26, "onsdage i ulige uger": 26, "hver 3. uge": 52 / 3,
        "hver 14. dag": 26, "primo hvert kvartal": 4, "1 g. ugtl.": 52, "ugtl.": 52,
        "mdl.": 12, "årl.": 1, "3-4 gange pr. halvår": (6, 8),
        "mindst to gange årligt": (2, DAILY), "hvert skoleår": 1, "inden hvert skoleår": 1,
        "marts og oktober": 2, "uge 9 og 35": 2, "fast mandag": 52, "mandage": 52,
        "tre gange om ugen": 156, "en gang i kvartalet": 4, "hvert andet år": 0.5,
        "hver sæson": 1, "4 årlige møder": 4, "to gange årligt": 2, "daglig tavlemøde": 230,
        "dagligt morgenmøde": 230, "hver 6. uge": 52 / 6, "hver måned": 12,
        "kvartalsvise dialogmøder": 4, "månedlige statusmøder": 12,
        "ugentligt driftsmøde": 52, "sidste fredag i måneden": 12,
    },
    "sv": {
        "inför varje läsår": 1, "varje läsår": 1, "vår och höst": 2, "höst och vår": 2,
        "varje vår och höst": 2, "3–4 ggr/termin": (6, 8), "2 ggr/termin": 4, "1 g/vecka": 52,
        "1 g/v": 52, "1 ggn/mån": 12, "veckomöte": 52, "månadsmöte": 12, "kvartalsmöte": 4,
        "årsmöte": 1, "varannan tisdag": 26, "varannan tors": 26, "var tredje vecka": 52 / 3,
        "var 3:e vecka": 52 / 3, "var 6:e vecka": 52 / 6, "var åttonde vecka": 6.5,
        "jämna veckor": 26, "tisdagar jämna veckor": 26, "v. 9 och v. 35": 2,
        "v 9, 21 och 40": 3, "mars och september": 2, "varje måndag": 52, "fast måndag": 52,
        "måndagar": 52, "första onsdagen i månaden": 12,
        "minst två gånger per år": (2, DAILY), "två gånger om året": 2,
        "en gång i kvartalet": 4, "4 ggr per år": 4, "månadsvis avstämning": 12,
        "en gång per halvår": 2, "terminsvis": 2, "tertialvis": 3, "varje termin": 2,
        "dagligt morgonmöte": 230, "var 14:e dag": 26, "varannan månad": 6,
        "varje kvartal": 4, "inför varje säsong": 1, "årligen i maj": 1,
        "2 ggr/år (vår och höst)": 2, "fyra möten per år": 4, "ca 1 gång/mån": 12,
        "max 3 ggr/år": (1, 3), "sista fredagen i månaden": 12,
    },
    "en": {
        "twice a term": 6, "once a term": 3, "every term": 3, "termly": 3,
        "at least twice a year": (2, DAILY), "every other Thursday": 26,
        "alternate Mondays": 26, "daily stand-up": 230, "weekly huddle": 52,
        "spring and autumn": 2, "each spring and autumn": 2, "every six weeks": 52 / 6,
        "six-weekly": 52 / 6, "bi-monthly": 6, "two-monthly": 6, "three-weekly": 52 / 3,
        "twice-weekly": 104, "first Wednesday of the month": 12,
        "the first Wednesday of each month": 12, "last Friday of every month": 12,
        "half-termly": 6, "every half term": 6, "4 x a year": 4, "x2 per month": 24,
        "2x/month": 24, "once per quarter": 4, "start of each quarter": 4,
        "before each season": 1, "at the start of every school year": 1,
        "March and September": 2, "January, May and October": 3, "weeks 9 and 35": 2,
        "Mondays": 52, "every Monday and Thursday": 104, "Tue & Thu": 104, "every Tues": 52,
        "monthly catch-up": 12, "annually in May": 1, "four meetings a year": 4,
        "once every two months": 6, "once every three weeks": 52 / 3,
        "every 2-3 weeks": (52 / 3, 26), "every 4 to 6 weeks": (52 / 6, 13),
        "six times a year": 6, "6 p.a.": 6, "4 times p.a.": 4, "twice yearly": 2,
        "twice per academic year": 2, "once in autumn and once in spring": 2,
        "every working day": 230, "every weekday morning": 230, "on a weekly basis": 52,
        "on a monthly basis": 12, "weekly or fortnightly": (26, 52), "quarterly meetings": 4,
        "annual meeting": 1, "monthly meeting": 12,
    },
}  # fmt: skip
NONE = [
    "2 timer", "1,5 t", "60 min", "i 14 dager", "innen 14 dager", "within 14 days",
    "inom två veckor", "inden for 3 uger", "48 12 33 90", "kr 4 000", "12 000 kr/år", "2024",
    "2023-2027", "fra 2021", "rom 214", "room 12", "sal B", "6 år", "12-åringer",
    "barn 0–6 år", "2 uker", "tre måneder", "3 months", "varighet 1 time", "man–fre 8–15",
    "mandag–fredag kl. 9–15", "Mon–Fri 9am–5pm", "må–fr 8–16", "åpent mandag til fredag",
    "uke 12", "v. 12", "i mars", "mars 2025", "12.03.2025", "kl. 12.30", "side 4", "punkt 3",
    "§ 5", "trinn 5-7", "årskurs 4–6", "5. klasse", "avd. 3", "nr. 4", "årsrapport",
    "årsbudsjett", "årsplan", "ukeplan", "månedsrapport", "kvartalsrapport", "year plan",
    "term paper", "weekly paper", "weekend", "ukeslutt", "dagsorden", "dagtilbud",
    "morgenmad", "mandagsklubben", "vårsalong", "vårrengjøring", "høstferie", "høsttakkefest",
    "sommerskole", "vinterdrift", "spring cleaning", "autumn leaves", "siste års tall",
    "det siste året", "neste uke", "denne uken", "i dag", "forrige måned", "last month",
    "this year", "next week", "sista veckan", "i fjor", "hele året", "året rundt", "all year",
    "two years", "10-årsplan", "januar–mars", "mellem marts og maj", "between March and May",
    "frist 1. mars", "inden 1. juni", "due 15 April", "since March", "siden høsten 2022",
    "3 stillinger", "2,5 årsverk", "halv stilling", "80 %", "4 ansatte", "14 plasser",
    "inom 24 timmar", "24/7", "2 av 3", "1:1", "kapittel 2", "tlf. 4 82 19 003",
    "första gången", "för första gången", "first time", "andre gang", "tre enheter",
    "fire tjenester", "årstiden", "kvartalet", "terminstart", "halvårsregnskap",
    "tertialrapport", "dager", "days",
]  # fmt: skip
NUMBERLESS = [
    "ved behov", "når saker tilsier det", "løpende", "vid behov", "as required",
    "as and when", "by arrangement", "on request", "kontinuerligt", "efter aftale",
    "etter avtale", "vid efterfrågan", "ad hoc", "behovsstyrt", "fra sak til sak",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "meant"), [(t, m) for phrases in WRITTEN.values() for t, m in phrases.items()]
)
def test_what_people_write_gives_what_a_reader_takes_it_for(
    text: str, meant: float | tuple[float, float]
) -> None:
    low, high = meant if isinstance(meant, tuple) else (meant, meant)
    found = read(text)
    assert found is not None
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


@pytest.mark.parametrize("text", NONE)
def test_what_only_resembles_it_gives_none(text: str) -> None:
    assert read(text) is None
    assert not is_pure(text)


@pytest.mark.parametrize("text", NUMBERLESS)
def test_words_without_a_number_give_no_number(text: str) -> None:
    found = read(text)
    assert found is not None
    assert not found.known


@pytest.mark.parametrize(
    "text", ["mars og september", "uke 9 og uke 35", "vår og høst", "primo hvert kvartal",
             "inför varje läsår", "on a monthly basis", "veckomöte", "årsmøte"],
)  # fmt: skip
def test_it_may_stand_by_itself(text: str) -> None:
    assert is_pure(text)
