from __future__ import annotations

from graph.evidence import Evidence
from graph.model import Actor
from graph.network import Network
from viz.told_apart import told_apart


def network(*actors: tuple[str, str, str]) -> Network:
    made = [
        Actor(id=i, name=name, names=(name,), organisation=owner) for i, name, owner in actors
    ]
    return Network.build(made, [])


def shown(found: Network) -> list[str]:
    return [actor.name for actor in found.actors]


def test_the_organisation_stands_behind_names_that_several_have() -> None:
    given = network(
        ("a", "Library", "Fjordvik"), ("b", "library", "Aasby"), ("c", "HR", "Aasby")
    )
    found = told_apart(given)
    assert shown(found) == ["Library (Fjordvik)", "library (Aasby)", "HR"]
    assert [actor.id for actor in found.actors] == ["a", "b", "c"]
    assert found.source is given.source
    assert found.find("Library (Fjordvik)") == 0
    assert found.actors[1].names == ("library",)


def test_names_of_one_organisation_stay() -> None:
    given = network(("a", "Library", "Fjordvik"), ("b", "Library", "Fjordvik"))
    assert told_apart(given) is given


def test_who_belongs_nowhere_keeps_the_name() -> None:
    found = told_apart(network(("a", "Church", ""), ("b", "Church", "Aasby")))
    assert shown(found) == ["Church", "Church (Aasby)"]


def test_nobody_is_told_apart_from_nobody() -> None:
    empty = network()
    assert told_apart(empty) is empty


def test_map_and_report_show_it(organisation: tuple[Network, Evidence]) -> None:
    import datetime

    from viz.map.html import map_page
    from viz.report.contents import report_contents
    from viz.report.html import html_report
    from viz.wording import Wording

    given, evidence = organisation
    first, second = given.actors[:2]
    twins = {first.id: "Fjordvik", second.id: "Aasby"}
    actors = [
        a.model_copy(update={"name": "Twin", "organisation": twins[a.id]})
        if a.id in twins
        else a
        for a in given.actors
    ]
    rows = [given.collaboration(row) for row in range(len(given.source))]
    both, wording = Network.build(actors, rows), Wording("en")
    content = report_contents(
        both, evidence, wording, title="T", generated=datetime.date(2027, 5, 3)
    )
    for page in (map_page(both, evidence, wording, title="T"), html_report(content)):
        assert "Twin (Fjordvik)" in page
        assert "Twin (Aasby)" in page
