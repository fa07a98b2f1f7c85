from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from graph.errors import UsageError
from graph.evidence import Evidence
from graph.model import Actor
from graph.network import Network
from queries.hubs import hubs
from queries.missing import missing
from queries.silos import silos
from viz.definitions import DEFINITIONS
from viz.phrases import p_words
from viz.report.content import Report
from viz.report.contents import report_contents
from viz.report.html import html_report
from viz.wording import LANGUAGES, Wording

Graph = tuple[Network, Evidence]
Contents = Callable[[str], Report]
DAY = datetime.date(2027, 5, 3)
VOID = {"meta", "br", "img", "link", "input", "hr", "col"}


@dataclass
class Page(HTMLParser):
    """A page as its tags, ids, links and text."""

    html: str
    tags: Counter[str] = field(default_factory=Counter)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[int] = field(default_factory=list)
    text: dict[str, str] = field(default_factory=dict)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {k: v or "" for k, v in attrs}
        self.tags[tag] += 1
        self.attributes += [(tag, k, v) for k, v in values.items()]
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a":
            self.links.append(values.get("href", ""))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append((tag, values.get("id", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _, key in self.open:
            if key:
                self.text[key] = self.text.get(key, "") + data


def page(graph: Graph, language: str = "en", **more: str) -> Page:
    return Page(
        html_report(
            report_contents(*graph, Wording(language), title="Report", generated=DAY, **more)  # type: ignore[arg-type]
        )
    )


@pytest.fixture(scope="module")
def report(contents: Contents) -> Page:
    return Page(html_report(contents("en")))


def words(text: str) -> str:
    return " ".join(text.split())


def test_every_link_leads_somewhere_in_the_page(report: Page) -> None:
    assert len(report.ids) == len(set(report.ids))
    assert {link for link in report.links if link.removeprefix("#") not in report.ids} == set()


def test_every_defined_word_leads_to_its_definition(report: Page) -> None:
    there = {key for key in DEFINITIONS if f"def-{key}" in report.ids}
    assert there == {link.removeprefix("#def-") for link in report.links if "#def-" in link}
    assert there > {"actor", "ei", "density", "constraint", "one-sided", "reach"}
    for key in there:
        assert DEFINITIONS[key].sentence in words(report.text[f"def-{key}"])


def test_headings_go_down_by_one_step(report: Page) -> None:
    assert report.headings[0] == 1
    assert report.headings.count(1) == 1
    steps = zip(report.headings, report.headings[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)


def test_tables_can_be_heard(report: Page) -> None:
    assert report.tags["table"] == report.tags["caption"]
    scoped = [v for tag, k, v in report.attributes if (tag, k) == ("th", "scope")]
    assert len(scoped) == report.tags["th"]
    assert set(scoped) == {"col", "row"}
    assert report.tags["main"] == report.tags["nav"] == 1


def test_page_asks_for_nothing(report: Page) -> None:
    assert report.tags["script"] == report.tags["link"] == report.tags["img"] == 0
    policy = [v for tag, k, v in report.attributes if (tag, k) == ("meta", "content")]
    assert any(v.startswith("default-src 'none'") for v in policy)
    assert not re.search(r"(?:src|href|action)=[\"']?(?:https?:)?//", report.html)
    assert "url(" not in report.html
    assert "@import" not in report.html


def test_every_statement_stands_in_the_appendix(organisation: Graph, report: Page) -> None:
    network, evidence = organisation
    for row in range(len(network.source)):
        shown = report.text[f"tie-{row}"]
        tie = network.collaboration(row)
        assert tie.statements
        for said in evidence.said(tie.statements):
            assert said.quote in shown
            assert evidence.source_of(said).name in shown
            assert f"line {said.place.line}" in shown or f"row {said.place.row}" in shown
    noted = next(s for s in evidence.statements.values() if s.notes)
    assert noted.notes[0].text in report.text["ties"]


def test_hubs_are_those_of_the_query(organisation: Graph, report: Page) -> None:
    shown = words(report.text["hubs"])
    for hub in hubs(organisation[0]).hubs[:15]:
        assert hub.name in shown
    first = hubs(organisation[0]).hubs[0]
    assert f"{first.name} is named by {first.in_degree} others" in words(report.text["summary"])


def test_who_names_a_hub_can_be_followed(organisation: Graph, report: Page) -> None:
    network = organisation[0]
    first = hubs(network).hubs[0]
    place = network.position[first.id]
    naming = {
        network.actors[s].name
        for s, t in zip(network.source, network.target, strict=True)
        if t == place
    }
    assert f"#to-{place}" in report.links
    assert (
        naming <= set(re.split(r",?\s+", report.text[f"to-{place}"])) | {"Vei", "Vann"} | naming
    )
    for name in naming:
        assert name in report.text[f"to-{place}"]


def test_silos_come_with_chance(organisation: Graph, report: Page) -> None:
    result = silos(organisation[0], "department")
    shown, wording = words(report.text["silos"]), Wording("en")
    assert result.index.value is not None
    assert result.index.expected is not None
    assert result.index.p_silo is not None
    assert f"E-I index {wording.number(result.index.value, 2)}" in shown
    assert f"Chance level {wording.number(result.index.expected, 2)}" in shown
    assert p_words(result.index.p_silo, wording) in shown
    for group in result.groups:
        assert group.name in shown


def test_missing_links_have_their_quotes(organisation: Graph, report: Page) -> None:
    network, evidence = organisation
    found = missing(network)
    for link in (*found.proposed, *found.strained, *found.one_sided[:15]):
        for said in evidence.said(link.evidence)[:2]:
            assert said.quote in report.text["missing"]


def test_problems_and_questions_are_told(report: Page) -> None:
    shown = words(report.text["basis"])
    for text in ("samarbeid.txt, page 2, line 44: når det passer", "bilde.pdf", "left out"):
        assert text in shown
    assert "“Lag 1” and “Lag 11” are spelt almost alike" in shown
    assert "Put the name of the unit as a heading right above its bullets." in shown


def test_of_very_many_who_answered_the_first_are_named(
    organisation: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered = sorted(a.name for a in organisation[0].actors if a.respondent)
    monkeypatch.setattr("viz.report.basis.NAMES", 2)
    shown = words(page(organisation).text["basis"])
    assert f"{', '.join(answered[:2])}, and {len(answered) - 2} more." in shown


def test_without_groups_it_says_what_to_load(organisation: Graph) -> None:
    network, evidence = organisation
    plain = [a.model_copy(update={"groups": {}}) for a in network.actors]
    ties = [network.collaboration(row) for row in range(len(network.source))]
    shown = page((Network.build(plain, ties), evidence)).text["silos"]
    assert "Load a structure file" in shown


def test_the_unit_above_is_used_only_alone(organisation: Graph) -> None:
    network, evidence = organisation
    ties = [network.collaboration(row) for row in range(len(network.source))]

    def silos_of(groups: list[str]) -> str:
        actors = [
            a.model_copy(
                update={"groups": dict.fromkeys(groups, a.groups.get("department", ""))}
            )
            for a in network.actors
        ]
        return page((Network.build(actors, ties), evidence)).text["silos"]

    assert "By unit above" in silos_of(["parent"])
    assert "By unit above" not in silos_of(["parent", "place"])


@pytest.mark.parametrize("step", [1, 3])
def test_only_what_chance_does_not_explain_is_a_finding(organisation: Graph, step: int) -> None:
    network, evidence = organisation
    ties = [network.collaboration(row) for row in range(len(network.source))]
    filed = [a.id for a in network.actors if a.respondent]
    mixed = [
        a.model_copy(update={"groups": {"g": f"G{filed.index(a.id) * step % 7 // 2}"}})
        if a.respondent
        else a.model_copy(update={"groups": {}})
        for a in network.actors
    ]
    other = Network.build(mixed, ties)
    index = silos(other, "g").index
    assert index.p_silo is not None
    shown = page((other, evidence)).text["summary"]
    assert ("keep to their own" in shown) == (index.p_silo <= 0.05)
    closed = any(group.silo for group in silos(other, "g").groups)
    assert bool(re.search("(is a silo|are silos)", shown)) == closed


def test_unknown_attribute_is_an_error(organisation: Graph) -> None:
    with pytest.raises(UsageError, match="department"):
        page(organisation, attribute="colour")


def test_an_empty_graph_has_a_page() -> None:
    empty = Evidence(sources={}, statements={}, problems=(), questions=(), meaning={})
    shown = page((Network.build((), ()), empty))
    assert {link for link in shown.links if link.removeprefix("#") not in shown.ids} == set()


def test_one_actor_has_a_page() -> None:
    empty = Evidence(sources={}, statements={}, problems=(), questions=(), meaning={})
    alone = Network.build([Actor(id="a", name="A", groups={"g": "x"}, respondent=True)], ())
    assert "nobody names anybody" in words(page((alone, empty)).text["hubs"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_report_speaks_the_language(contents: Contents, language: str) -> None:
    shown = Page(html_report(contents(language)))
    assert ("html", "lang", language) in shown.attributes
    heading = {
        "nb": "Sammendrag",
        "nn": "Samandrag",
        "da": "Sammenfatning",
        "sv": "Sammanfattning",
        "en": "Summary",
    }
    assert heading[language] in shown.text["summary"]


def test_same_input_same_page(organisation: Graph, report: Page) -> None:
    network, evidence = organisation
    turned = Evidence(
        sources=dict(reversed(evidence.sources.items())),
        statements=dict(reversed(evidence.statements.items())),
        problems=evidence.problems,
        questions=evidence.questions,
        meaning=evidence.meaning,
    )
    again = page((network, turned)).html
    assert again == report.html.replace("The report</", "Report</")


def test_hostile_text_makes_no_element(
    hostile: Graph, hostile_contents: Report, report: Page
) -> None:
    shown = Page(html_report(hostile_contents))
    assert set(shown.tags) <= set(report.tags) | {"li"}
    assert not [a for a in shown.attributes if a[1].startswith("on")]
    assert not [link for link in shown.links if not link.startswith("#")]
    for said in hostile[1].statements.values():
        # HTML has no null, and reads a carriage return as a line feed.
        quote = said.quote.replace("\r\n", "\n").replace("\r", "\n")
        assert quote in shown.text["ties"].replace("\r", "\n")
