"""What each rule on names joins, and what it leaves apart."""

import pytest

from graph.decisions import Decision, Judgement
from graph.identity import Mention, Resolution, resolve
from graph.model import Kind, Scope, Unit
from graph.questions import WHY, describe

HERE = "Nordvik kommune"


def settle(
    *names: str, decisions: list[Decision] | None = None, units: list[Unit] | None = None
) -> Resolution:
    """Names as partners; a name with a trailing star filed a list."""
    mentions = [Mention(HERE, n.rstrip("*"), 1, n.endswith("*")) for n in names]
    return resolve(mentions, [(HERE, u) for u in units or []], decisions or [])


def meant(found: Resolution, name: str) -> tuple[str, ...]:
    return tuple(i.removeprefix("nordvik-kommune/") for i in found.meaning[HERE, name])


def decide(judgement: Judgement, *names: str, into: tuple[str, ...] = ()) -> Decision:
    return Decision(judgement=judgement, names=names, into=into, organisation=HERE)


@pytest.mark.parametrize(
    "names",
    [
        ("Skole", "skoler", "Skolene"),
        ("Skular", "Skulane"),
        ("Skolor", "Skolorna"),
        ("Børnehaver", "Børnehaverne"),
        ("Nurseries", "Nursery"),
        ("Mestringssenteret", "Mestringscenter", "Mestringssentre"),
        ("GNIST-senteret", "GNIST senteret", "Gnistsenteret"),
        ("Avdelingsleder", "Avdelingslederne"),
        ("Andre rektorer", "Rektor"),
        ("Klubber (svømming, turn)", "Klubber"),
        ("Plan og bygg", "Bygg og plan"),
        ("Kommunale skoler", "Skoler"),
        ("Regnskap", "Regnskapsavdelingen"),
        ("Avdeling for oppmåling", "Oppmålingsavdelingen"),
        ("IKT", "IT", "IT-avdelingen"),
        ("Nordvik svømmehall", "Svømmehallen"),
        ("Nordviks bibliotek", "Biblioteket"),
        ("Vei, vann og anlegg", "VVA"),
        ("Vann og avløp (VA)", "VA"),
        ("Pæd. konsulent", "Pædagogisk konsulent"),
        ("Barneverntjenesten", "Barnevernstjenesten"),
        ("Voksenopplæringen", "Voksenopplærring"),
        ("Havnevesen AS", "Havnevesen"),
    ],
)
def test_one_actor(names: tuple[str, ...]) -> None:
    found = settle(*names)
    assert len(found.actors) == 1
    assert set(found.actors[0].names) == set(names)


@pytest.mark.parametrize(
    "names",
    [
        ("Hjemmetjenesten", "Hjelpetjenesten"),
        ("Familiesenteret", "Familievernsenteret"),
        ("Granli skole", "Skoler"),
        ("Granli bibliotek", "Solås bibliotek", "Bibliotek"),
        ("Andre bibliotek", "Biblioteket"),
        ("Avdeling A", "Avdeling B"),
        ("Team (drift)", "Team (plan)"),
        ("Barnehage (Elvebakken)", "Barnehager"),
        ("Private barnehager", "Kommunale barnehager", "Barnehager"),
        ("Skoleavdelingen", "Skoler"),
        ("Lederteamet", "Ledere"),
        ("Flyktningteamet", "Flyktninger"),
        ("Leder", "Ledelse"),
        ("Lærere", "Læring"),
        ("Styrer", "Styre"),
        ("Frivillige", "Frivilligsentralen"),
        ("PPT", "Plan, park og trafikk"),
        ("AKT", "EKT"),
        ("Solbakken skole", "Solbekken skole"),
        ("HR", "Personale"),
    ],
)
def test_several_actors(names: tuple[str, ...]) -> None:
    found = settle(*names)
    first = [meant(found, n)[0] for n in names]
    if names[0] == "Private barnehager":  # the municipal ones are not all of them
        assert len(set(first)) == 3
    else:
        assert len(found.actors) == len(names)


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (("Mestring i livet", "ML"), "initials"),
        (("Hjemmetjenesten", "Hjelpetjenesten"), "spelling"),
        (("Bibliotek", "Granli bibliotek"), "place"),
        (("Familiesenter", "Familiesenter (Granli)"), "qualifier"),
        (("Kultur", "Idrett", "Kultur og idrett"), "compound"),
        (("Folkehelse", "Folkehelsekoordinator"), "generic"),
        (("Mestring", "Mestringskontoret"), "office"),
        (("HR", "Personale"), "alias"),
        (("Kultur, idrett og folkehelse", "Kultur, idrett og friluft"), "overlap"),
        (("Kultur*", "Kulturavdelingen*"), "two_units"),
    ],
)
def test_asked(names: tuple[str, ...], reason: str) -> None:
    found = settle(*names)
    assert reason in {q.reason for q in found.questions}
    for question in found.questions:
        for answer in (Judgement.SAME, Judgement.DIFFERENT):
            later = settle(*names, decisions=[decide(answer, *question.names)])
            assert question.names not in {q.names for q in later.questions}


def test_every_reason_has_a_text() -> None:
    assert all("{one}" in text and "{other}" in text for text in WHY.values())
    found = settle("HR", "Personale")
    assert "HR" in describe(found.questions[0])


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Skoler og barnehager", ("skoler", "barnehager")),
        ("Barnehager/skoler", ("barnehager", "skoler")),
        ("Skoler, barnehager og SFO", ("skoler", "barnehager", "sfo")),
        ("Leder og rådgivere kultur", ("leder", "rådgivere-kultur")),
        ("Ungdomsråd og eldreråd", ("ungdomsråd", "eldreråd")),
        ("NAV og politi", ("nav", "politi")),
        ("Lag og foreninger", ("lag-og-foreninger",)),
        ("Kultur og idrett", ("kultur-og-idrett",)),
        ("Rådgiver skole og oppvekst", ("rådgiver-skole-og-oppvekst",)),
        ("Bo- og aktivitetssenter", ("bo-og-aktivitetssenter",)),
        ("Skole- og barnehagekontoret", ("skole-og-barnehagekontoret",)),
        ("Team skole og barnehage", ("team-skole-og-barnehage",)),
    ],
)
def test_compounds(name: str, parts: tuple[str, ...]) -> None:
    assert meant(settle(name), name) == parts


def test_parts_that_stand_elsewhere() -> None:
    found = settle("Bibliotek og kulturskole", "Biblioteket", "Kulturskolen")
    assert meant(found, "Bibliotek og kulturskole") == ("biblioteket", "kulturskolen")
    whole = settle("Bibliotek og kulturskole")
    assert meant(whole, "Bibliotek og kulturskole") == ("bibliotek-og-kulturskole",)


def test_a_unit_of_its_own_is_never_split() -> None:
    assert len(settle("Skole og barnehage*", "Skole", "Barnehage").actors) == 3
    listed = settle("Barnehage og skole", units=[Unit(name="Skole og barnehage")])
    assert meant(listed, "Barnehage og skole") == ("skole-og-barnehage",)


def test_a_heading_has_two_names_of_one_unit() -> None:
    found = settle("Verkstedet / 24_7*", "Verksted", "24_7")
    assert len(found.actors) == 1
    assert found.actors[0].name == "Verkstedet / 24_7"
    assert found.actors[0].id == "nordvik-kommune/verkstedet-24_7"


def test_structure_is_authoritative() -> None:
    rows = [
        Unit(name="Drift", parent="Teknikk", groups={"floor": "2"}),
        Unit(name="Driftsavdelingen", kind=Kind.UNIT, scope=Scope.EXTERNAL),
        Unit(name="Havnekontoret"),
    ]
    found = settle("drift", "Driftsavdeling", units=rows)
    by_name = {a.name: a for a in found.actors}
    assert set(by_name) == {"Drift", "Driftsavdelingen", "Havnekontoret"}
    assert by_name["Drift"].names == ("Drift", "drift")
    assert by_name["Drift"].groups == {"floor": "2", "parent": "Teknikk"}
    assert by_name["Drift"].scope is Scope.INTERNAL
    assert by_name["Driftsavdelingen"].scope is Scope.EXTERNAL
    assert not by_name["Havnekontoret"].respondent


@pytest.mark.parametrize(
    ("name", "kind", "scope"),
    [
        ("NAV", Kind.BODY, Scope.EXTERNAL),
        ("Polisen", Kind.BODY, Scope.EXTERNAL),
        ("Kulturdepartementet", Kind.BODY, Scope.EXTERNAL),
        ("Skoler", Kind.COLLECTIVE, Scope.INTERNAL),
        ("Lag og foreninger", Kind.COLLECTIVE, Scope.EXTERNAL),
        ("Andre kommuner", Kind.COLLECTIVE, Scope.EXTERNAL),
        ("Nordvik kommune", Kind.UNIT, Scope.INTERNAL),
        ("Enhetschefer", Kind.ROLE, Scope.INTERNAL),
        ("Hovedverneombud*", Kind.ROLE, Scope.INTERNAL),
        ("Økonomiavdelingen", Kind.UNIT, Scope.INTERNAL),
        ("Kjelleren*", Kind.UNIT, Scope.INTERNAL),
        ("DSS", Kind.UNIT, Scope.UNKNOWN),
    ],
)
def test_kind_and_scope(name: str, kind: Kind, scope: Scope) -> None:
    (actor,) = settle(name).actors
    assert (actor.kind, actor.scope) == (kind, scope)


def test_organisations_never_mix() -> None:
    found = resolve([Mention("A", "HR"), Mention("B", "HR"), Mention("", "HR")])
    assert [a.id for a in found.actors] == ["a/hr", "b/hr", "hr"]


def test_ids_are_unique() -> None:
    found = settle("A/B-huset (x)", "!!!", "???", "Avdeling 1", "Avdeling-1 (Granli)")
    assert len({a.id for a in found.actors}) == len(found.actors)
    assert all(i for ids in found.meaning.values() for i in ids)


def test_the_most_frequent_spelling_is_shown() -> None:
    found = resolve([Mention("", "Skolene", 3), Mention("", "Skoler", 2)])
    assert found.actors[0].name == "Skolene"


@pytest.mark.parametrize(
    "name", ["", " ", "-", "()", "(a)", "og", "/", "😀", "a" * 5000, "\x00"]
)
def test_odd_names_are_actors_too(name: str) -> None:
    found = resolve([Mention("", name), Mention("", "HR")])
    assert len(found.meaning["", name]) >= 1


class TestDecisions:
    def test_same(self) -> None:
        found = settle("Verket", "Huset", decisions=[decide(Judgement.SAME, "Huset", "Verket")])
        (actor,) = found.actors
        assert (actor.name, actor.names) == ("Huset", ("Huset", "Verket"))

    def test_different_beats_rules(self) -> None:
        found = settle("HR", "Hr", decisions=[decide(Judgement.DIFFERENT, "HR", "Hr")])
        assert len(found.actors) == 2

    def test_the_last_word_wins(self) -> None:
        same = decide(Judgement.SAME, "Verket", "Huset")
        different = decide(Judgement.DIFFERENT, "Verket", "Huset")
        assert len(settle("Verket", "Huset", decisions=[same, different]).actors) == 2
        assert len(settle("Verket", "Huset", decisions=[different, same]).actors) == 1

    def test_apart_is_kept_through_third_names(self) -> None:
        decisions = [
            decide(Judgement.SAME, "Verket", "Huset", "Tunet"),
            decide(Judgement.DIFFERENT, "Verket", "Tunet"),
        ]
        found = settle("Verket", "Huset", "Tunet", decisions=decisions)
        assert meant(found, "Verket") == meant(found, "Huset") != meant(found, "Tunet")

    def test_split_and_never_split(self) -> None:
        into = decide(Judgement.SPLIT, "Kultur og idrett", into=("Kultur", "Idrett"))
        found = settle("Kultur og idrett", "Kultur", decisions=[into])
        assert meant(found, "Kultur og idrett") == ("kultur", "idrett")
        never = decide(Judgement.SPLIT, "Skoler og SFO", into=("Skoler og SFO",))
        assert meant(settle("Skoler og SFO", decisions=[never]), "Skoler og SFO") == (
            "skoler-og-sfo",
        )

    def test_rename(self) -> None:
        found = settle("Avd 4", decisions=[decide(Judgement.RENAME, "Avd 4", into=("Vann",))])
        assert [(a.id, a.name) for a in found.actors] == [("nordvik-kommune/vann", "Vann")]

    def test_scope(self) -> None:
        decisions = [
            decide(Judgement.EXTERNAL, "HR", "Skoler og barnehager"),
            decide(Judgement.INTERNAL, "Politiet"),
        ]
        found = settle("HR", "Skoler og barnehager", "Politi", "Politiet", decisions=decisions)
        assert {a.name: a.scope for a in found.actors} == {
            "HR": Scope.EXTERNAL,
            "Skoler": Scope.EXTERNAL,
            "Barnehager": Scope.EXTERNAL,
            "Politi": Scope.INTERNAL,
        }

    def test_names_are_found_whatever_their_case(self) -> None:
        found = settle(
            "Verket", "Huset", decisions=[decide(Judgement.SAME, "verket ", "HUSET")]
        )
        assert len(found.actors) == 1
        assert found.unused == ()

    def test_parts_can_be_decided_on(self) -> None:
        decisions = [decide(Judgement.SAME, "barnehager", "Stua")]
        found = settle("Skoler og barnehager", "Stua", decisions=decisions)
        assert meant(found, "Stua") == meant(found, "Skoler og barnehager")[1:]

    def test_unknown_names_are_reported(self) -> None:
        unknown = decide(Judgement.SAME, "Verket", "Huset", "Nowhere")
        elsewhere = Decision(judgement=Judgement.EXTERNAL, names=("Verket",), organisation="B")
        found = settle("Verket", "Huset", decisions=[unknown, elsewhere])
        assert set(found.unused) == {unknown, elsewhere}
        assert len(found.actors) == 1
