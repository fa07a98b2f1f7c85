"""Whether a text names a unit: by a noun, an article, a field of work, its siblings."""

import pytest

from loaders.lists.several import named_in_bullet
from loaders.naming.fields import names_field
from loaders.titles.likeness import (
    lead_of,
    looks_like_unit,
    names_among,
    seems_named,
    share_named,
)
from loaders.vocabulary import vocabulary

FIELDS = {
    "nb": ["Renovasjon", "Vei", "Byggesak", "Matrikkel", "Rusomsorg", "Kart og oppmåling",
           "Psykisk helse og rus", "Fysio- og ergoterapi", "Renhold sør", "Økonomi"],
    "nn": ["Reinhald", "Veg og vatn", "Byggjesak", "Eigedom", "Skulehelse", "Rekneskap"],
    "da": ["Affald", "Byggesag", "Løn og Personale", "Vandløb", "Natur & Miljø", "Tandpleje"],
    "sv": ["Bygglov", "Elevhälsan", "Lokalvård", "Gata/park", "Vård och omsorg", "Växeln"],
    "en": ["Licensing", "Highways", "Street Lighting", "Trading Standards", "Building control",
           "Adult Social Care", "Parks and Open Spaces", "Revenues & Benefits"],
}  # fmt: skip
PLAIN = {
    "nb": ["Sommerfest", "Nøkler", "Vaffelrøre", "Opplæring av vikarer", "Sykefravær", "Frist",
           "Fredagen", "Møteplanen", "Vaktlista", "Saksliste", "Renhold av kjøleskapet"],
    "nn": ["Julebord", "Opningstider", "Sommaren", "Adgangskort", "Ferieavvikling"],
    "da": ["Fødselsdage", "Dagsorden", "Kaffeordning", "Brandøvelse", "Bilag", "Vagtskemaet"],
    "sv": ["Fikalista", "Semester", "Semesterlista", "Nycklar", "Utvecklingssamtal"],
    "en": ["Birthday cake", "Annual leave", "Next steps", "Parking permits", "Phone list"],
}  # fmt: skip


@pytest.mark.parametrize("name", [name for names in FIELDS.values() for name in names])
def test_a_field_of_work_is_somebody_where_names_stand(name):
    assert names_field(name)
    assert seems_named(f"{name} (weekly): joint planning")
    assert seems_named(f"{name} – joint planning")


@pytest.mark.parametrize("text", [text for texts in PLAIN.values() for text in texts])
def test_what_an_office_lists_besides_is_nobody(text):
    assert not seems_named(text)


@pytest.mark.parametrize(
    "text",
    ["vei", "waste", "Waste of an afternoon", "Vei 12", "Planning the summer party at length",
     "Renhold må avklares med alle", "", "Og", "Kake og kaffe"],
)  # fmt: skip
def test_a_field_counts_as_the_whole_of_a_name_only(text):
    assert not names_field(text)


@pytest.mark.parametrize("code", sorted(FIELDS))
def test_each_language_has_its_fields(code):
    words = vocabulary().languages[code]
    assert len(words.fields) == len(set(words.fields)) >= 140


def test_fields_stay_themes_where_a_noun_must_tell():
    assert not any(map(looks_like_unit, ["Renovasjon", "Licensing", "Bygglov"]))


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("**Roads** – winter", "Roads"), ("Roads, weekly", "Roads"), ("Roads → salt", "Roads"),
        ("Roads (2/yr): salt", "Roads"), ("Vei, Park og natur: 2", "Vei, Park og natur"),
        ("Pre-school team: forms", "Pre-school team"), ("", ""),
    ],
)  # fmt: skip
def test_the_lead_is_what_stands_before_what_is_said(text, lead):
    assert lead_of(text) == lead


def test_siblings_vouch_for_a_name_of_their_form():
    items = ["Skolene: skyss", "Renovasjon: ruter", "Havna", "Fossheim: leie", "MRK: øvelse"]
    assert names_among(items) == [True] * 5
    assert names_among([*items[:2], "Fossheim"]) == [True, True, True]
    assert names_among(["Biblioteket", "Fossheim", "MRK"]) == [True, False, False]


@pytest.mark.parametrize(
    "odd", ["vi rydder", "Uke 12", "Sommeren", "Ingen", "Hva nå", "Vaktlista"]
)
def test_siblings_vouch_for_no_time_no_paper_and_no_sentence(odd):
    assert names_among(["Skolene", "Renovasjon", "Biblioteket", odd])[-1] is False


def test_a_field_is_less_sure_than_a_unit():
    assert share_named(["Biblioteket", "Skolene"]) == 1
    assert share_named(["Renovasjon", "Vei"]) == 0.5
    assert share_named(["Kaffekort", "Nøkler"]) == share_named([]) == 0


ONE = (
    "Trær og uteområder|Havn og farled|Plan- og byggeavdelingen|Kultur og Fritidskontoret|"
    "Skole og SFO|"
    "Bustad og eigedom|Brann og beredskap|Drift og Anlæg|Plan og Byg|Affald og Genbrug|"
    "Miljö och hälsoskydd|Kost och lokalvård|Individ- och familjeomsorg|"
    "Museums and Galleries|Health & Safety|Mental Health and Learning Disability Team|"
    "Schools and Learning Service|Leisure, Culture and Sport|HR og lønn"
)
TWO = (
    "Sykehuset og Legevakta|Byggesak og Brannvesenet|Eiendomsavdelingen og Økonomi|BUP og PPT|"
    "Skolene og barnehagene|Skulane og PPT|Lensmannen og Barnevernet|Museet og Arkivet|"
    "Sundhedsplejen og Dagplejen|Politiet/Brandvæsenet|Växeln och Kansliet|Elevhälsan och BUP|"
    "Hamnen och Räddningstjänsten|Polisen & Fältgruppen|Housing Options and Adult Social Care|"
    "Benefits Team and Housing Office|HR and the Legal Team|DWP and Citizens Advice"
)


@pytest.mark.parametrize("name", ONE.split("|"))
def test_a_joint_name_stays_one(name):
    assert named_in_bullet(name) == [name]


@pytest.mark.parametrize("name", TWO.split("|"))
def test_two_names_are_two(name):
    assert len(named_in_bullet(name)) == 2
    assert not any(part.startswith("the ") for part in named_in_bullet(name))


def test_each_member_of_a_listing_stands_by_itself():
    three = ["Jobcentret", "Sundhedsplejen", "PPR"]
    assert named_in_bullet("Jobcentret, Sundhedsplejen og PPR") == three
