"""Decide for one organisation which of its names mean one actor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.decisions import Decision
from graph.names import abbreviations, doubts, owners, unitwords
from graph.names.clusters import Clusters
from graph.names.compounds import Splitter
from graph.names.inventory import Finding, Inventory
from graph.names.keys import Key, Term, parse
from graph.names.verdicts import Lookup, Verdicts
from graph.names.vocabulary import Tag
from graph.names.words import Lexicon, fold, languages

__all__ = ["Solution", "Written", "solve"]

ALIAS = " / "  # between two names of one unit, in a heading


@dataclass(frozen=True)
class Written:
    """The names of one organisation as they stand in its documents.

    Attributes
    ----------
    organisation : str
    times : mapping
        How often each name is mentioned.
    respondents : frozenset
        Names of units that filed a list.
    listed : frozenset
        Names in structure files.
    """

    organisation: str
    times: Mapping[str, int]
    respondents: frozenset[str]
    listed: frozenset[str]


@dataclass
class Solution:
    """What `solve` found.

    Attributes
    ----------
    clusters : Clusters
    names : Inventory
    parts : dict
        The names that each written name is made of, in order.
    written : frozenset
        The names that stand in documents.
    doubts : list of Finding
        Doubtful pairs that nobody decided on.
    verdicts : Verdicts
    found : Lookup
    """

    clusters: Clusters
    names: Inventory
    parts: dict[str, tuple[str, ...]]
    written: frozenset[str]
    doubts: list[Finding]
    verdicts: Verdicts
    found: Lookup

    def expand(self, name: str) -> tuple[str, ...]:
        """The names that actors are made of, for a written name or a part."""
        return self.parts.get(name, (name,))


def solve(written: Written, decisions: Iterable[Decision]) -> Solution:
    """Apply the decisions, then the rules; collect what neither settles."""
    return _Solver(written, tuple(decisions)).run()


@dataclass
class _Solver:
    written: Written
    decisions: tuple[Decision, ...]
    doubtful: list[Finding] = field(default_factory=list[Finding])

    def run(self) -> Solution:
        written = self.written
        lexicon = Lexicon(languages(sorted(written.times)))
        verdicts = Verdicts.of(self.decisions, written.times)
        terms = {name: parse(name, lexicon) for name in sorted(written.times)}
        parts = self._parts(lexicon, verdicts, terms)
        times = dict.fromkeys((p for ps in parts.values() for p in ps), 0)
        for name, count in written.times.items():
            for part in parts[name]:
                times[part] += count
        names = Inventory(lexicon, written.organisation, times, terms)
        clusters = self._clusters(names)
        found = Lookup([*parts, *times])
        verdicts.apply(clusters, found, lambda n: parts.get(n, (n,)))
        self._join(names, clusters)
        doubts_left = self._left(clusters)
        return Solution(
            clusters, names, parts, frozenset(written.times), doubts_left, verdicts, found
        )

    def _clusters(self, names: Inventory) -> Clusters:
        filed = {n: names.keys[n] for n in self.written.respondents if n in names.keys}
        return Clusters(names.terms, self.written.listed, filed)

    def _parts(
        self, lexicon: Lexicon, verdicts: Verdicts, terms: Mapping[str, Term]
    ) -> dict[str, tuple[str, ...]]:
        """What each written name is made of, once all splits are followed to their ends."""
        once = {**self._split(lexicon, verdicts, terms), **verdicts.parts}

        def ends(name: str, seen: frozenset[str]) -> tuple[str, ...]:
            if name not in once or name in seen:
                return (name,)
            found = (e for part in once[name] for e in ends(part, seen | {name}))
            return tuple(dict.fromkeys(found))

        return {name: ends(name, frozenset()) for name in terms}

    def _split(
        self, lexicon: Lexicon, verdicts: Verdicts, terms: Mapping[str, Term]
    ) -> dict[str, tuple[str, ...]]:
        """Names that the rules take apart; doubtful ones are noted."""
        own = self.written.respondents | self.written.listed
        whole = {terms[n].key for n in own if n in terms}
        simple: dict[Key, str] = {}
        splitter = Splitter(lexicon, lambda part: _known(part, simple, lexicon) is not None)
        self._stand_alone(simple, splitter, terms)
        once: dict[str, tuple[str, ...]] = {}
        for name, term in terms.items():
            if name in verdicts.parts:
                continue
            if term.key in whole:
                self._ask_for_pieces(name, splitter.pieces(term), simple, whole)
                continue
            compound = splitter.split(term)
            if compound is not None and compound.sure:
                once[name] = compound.parts
            elif compound is not None:
                known = (_known(parse(p, lexicon), simple, lexicon) for p in compound.parts)
                part = next((k for k in known if k is not None and k != name), None)
                if part is not None:
                    self.doubtful.append(Finding(part, name, "compound"))
        return once

    def _ask_for_pieces(
        self, name: str, pieces: list[Term], simple: Mapping[Key, str], whole: set[Key]
    ) -> None:
        """A unit "Pay and rota", and others who say just "Pay": perhaps they mean it."""
        for piece in pieces:
            other = simple.get(piece.key)
            if other is not None and piece.key not in whole:
                self.doubtful.append(Finding(name, other, "generic"))

    def _stand_alone(
        self, simple: dict[Key, str], splitter: Splitter, terms: Mapping[str, Term]
    ) -> None:
        """Note the names that are surely one name, with and without a unit word."""
        own = self.written.respondents | self.written.listed
        alone = [n for n, t in terms.items() if n in own or not splitter.joins(t)]
        for name in alone:
            simple.setdefault(terms[name].key, name)
        joint = (n for n, t in terms.items() if n not in own and splitter.joins(t))
        for name in [n for n in joint if "/" not in n and splitter.split(terms[n]) is None]:
            simple.setdefault(terms[name].key, name)
        for name in sorted(simple.values()):
            for one in unitwords.bare(terms[name], splitter.lexicon):
                if one.tag is Tag.UNIT:
                    simple.setdefault(one.key, name)

    def _join(self, names: Inventory, clusters: Clusters) -> None:
        """The rules, the strongest first. What a stronger word forbids is left apart."""
        for one in self._proved(names):
            clusters.prove(one.one, one.other)
        for one in self._inferred(names):
            if one.reason or not clusters.infer(one.one, one.other):
                self.doubtful.append(one if one.reason else one._replace(reason="two_units"))
        self.doubtful += doubts.findings(names)

    def _proved(self, names: Inventory) -> Iterator[Finding]:
        """Names that say the same: but for case, inflection, order, hyphens, brackets."""
        joined: dict[str, str] = {}
        folded: dict[str, str] = {}
        for name, key in names.keys.items():
            yield Finding(folded.setdefault(fold(name), name), name)
            yield Finding(names.by_key[key], name)
            if key == names.terms[name].key:
                yield Finding(joined.setdefault(names.terms[name].joined, name), name)
        yield from abbreviations.explained(names)

    def _inferred(self, names: Inventory) -> Iterator[Finding]:
        yield from self._aliases(names)
        yield from unitwords.findings(names)
        yield from owners.findings(names)
        yield from abbreviations.initials(names)
        yield from abbreviations.cut_short(names)
        for one, other, sure in names.slips:
            if sure:
                yield Finding(names.by_key[one], names.by_key[other])

    def _aliases(self, names: Inventory) -> Iterator[Finding]:
        """Headings with two names of one unit."""
        for name in sorted(self.written.respondents & names.terms.keys()):
            texts = [t for t in names.terms[name].main.split(ALIAS) if t.strip()]
            if len(texts) < 2:
                continue
            terms = [parse(t, names.lexicon) for t in texts]
            sure = not all(t.classed for t in terms)
            for term in terms:
                other = names.by_key.get(term.key)
                if other is not None:
                    yield Finding(name, other, "" if sure else "alias")

    def _left(self, clusters: Clusters) -> list[Finding]:
        """Doubts that are open still, one for two sets of names."""
        left: dict[tuple[str, ...], Finding] = {}
        for one in self.doubtful:
            pair = tuple(sorted((clusters.find(one.one), clusters.find(one.other))))
            if pair[0] != pair[1] and not clusters.kept_apart(one.one, one.other):
                left.setdefault(pair, one)
        return list(left.values())


def _known(part: Term, simple: Mapping[Key, str], lexicon: Lexicon) -> str | None:
    """The name that a part stands as elsewhere, with or without a unit word."""
    if part.key in simple:
        return simple[part.key]
    keys = (one.key for one in unitwords.bare(part, lexicon))
    return next((simple[k] for k in keys if k in simple), None)
