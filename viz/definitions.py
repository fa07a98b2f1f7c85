"""What each number of the report means: one sentence, and where the definition comes from."""

from __future__ import annotations

from dataclasses import dataclass

from viz.wording import mark

__all__ = ["DEFINITIONS", "Definition"]


@dataclass(frozen=True)
class Definition:
    """A term of the report.

    Attributes
    ----------
    term, sentence : str
        In English; keys of the catalogues.
    literature : str
        Who defined it; empty where it is a word of ours.
    """

    term: str
    sentence: str
    literature: str = ""


_FREEMAN_1977 = (
    "Freeman, L. C. (1977). A set of measures of centrality based on betweenness. "
    "Sociometry 40(1), 35–41."
)
_FREEMAN_1979 = (
    "Freeman, L. C. (1979). Centrality in social networks: conceptual clarification. "
    "Social Networks 1(3), 215–239."
)
_BARRAT = (
    "Barrat, A., Barthélemy, M., Pastor-Satorras, R. & Vespignani, A. (2004). The architecture "
    "of complex weighted networks. PNAS 101(11), 3747–3752."
)
_NEWMAN = (
    "Newman, M. E. J. (2001). Scientific collaboration networks. II. Shortest paths, weighted "
    "networks, and centrality. Physical Review E 64, 016132."
)
_NEWMAN_2002 = (
    "Newman, M. E. J., Forrest, S. & Balthrop, J. (2002). Email networks and the spread of "
    "computer viruses. Physical Review E 66, 035101."
)
_WASSERMAN = (
    "Wasserman, S. & Faust, K. (1994). Social Network Analysis, section 10.3. "
    "Cambridge University Press."
)
_KRACKHARDT = (
    "Krackhardt, D. & Stern, R. N. (1988). Informal networks and organizational crises: an "
    "experimental simulation. Social Psychology Quarterly 51(2), 123–140."
)
_PHIPSON = (
    "Phipson, B. & Smyth, G. K. (2010). Permutation p-values should never be zero. Statistical "
    "Applications in Genetics and Molecular Biology 9(1), 39."
)
_STORK = (
    "Stork, D. & Richards, W. D. (1992). Nonrespondents in communication network studies. "
    "Group & Organization Management 17(2), 193–209."
)

_BURT = "Burt, R. S. (1992). Structural Holes. Harvard University Press."
_BORGATTI = (
    "Borgatti, S. P. (2006). Identifying sets of key players in a social network. "
    "Computational and Mathematical Organization Theory 12, 21–34."
)
_LIBEN_NOWELL = (
    "Liben-Nowell, D. & Kleinberg, J. (2007). The link-prediction problem for social networks. "
    "JASIST 58(7), 1019–1031."
)
_ADAMIC = (
    "Adamic, L. A. & Adar, E. (2003). Friends and neighbors on the Web. Social Networks 25(3), "
    "211–230."
)
_ROCHAT = (
    "Rochat, Y. (2009). Closeness centrality extended to unconnected graphs: the harmonic "
    "centrality index. Applications of Social Network Analysis, Zürich."
)

DEFINITIONS: dict[str, Definition] = {
    "actor": Definition(
        mark("Actor"),
        mark(
            "A unit, a role, a group or an outside body that a list names or that has a list "
            "handed in; spellings of one name count as one where that is certain or decided."
        ),
    ),
    "answered": Definition(
        mark("Has answered"),
        mark(
            "A unit has answered when it has handed in a list of its own. Only these units "
            "can say whom they work with, so the silence of all others means nothing."
        ),
        _STORK,
    ),
    "tie": Definition(
        mark("Tie"),
        mark(
            "One actor says that it works with another. A tie has a direction, from the one "
            "who names to the one who is named; two who name each other have two ties."
        ),
    ),
    "frequency": Definition(
        mark("Contacts a year"),
        mark(
            "How often, as times a year: daily is 230, weekly 52, every 14th day 26, monthly "
            "12 and quarterly 4, unless other values were set. What nobody said stays unknown "
            "and never counts as zero."
        ),
    ),
    "in-degree": Definition(
        mark("Named by"),
        mark("How many others say that they work with the actor (in-degree)."),
        _FREEMAN_1979,
    ),
    "out-degree": Definition(
        mark("Names"),
        mark(
            "How many others the actor itself says that it works with (out-degree). It shows "
            "how a list was filled in as much as how important anyone is."
        ),
        _FREEMAN_1979,
    ),
    "strength": Definition(
        mark("Contacts, as others say"),
        mark(
            "The contacts a year of all ties in which others name the actor, added up "
            "(strength). “At least” means that one or more of them are unknown."
        ),
        _BARRAT,
    ),
    "betweenness": Definition(
        mark("Betweenness"),
        mark(
            "For how large a share of all pairs of others the shortest way from one to the "
            "other runs through the actor. A tie is one step, whoever named whom."
        ),
        _FREEMAN_1977,
    ),
    "rank": Definition(
        mark("Place by weighted betweenness"),
        mark(
            "The best and the worst place, when frequent contact is a short way, and unknown "
            "frequencies are read first as yearly and then as daily."
        ),
        _NEWMAN,
    ),
    "centralisation": Definition(
        mark("Centralisation"),
        mark(
            "How much the network gathers around one actor: 0 when all have equally many "
            "partners, 1 when one has all the others and they have nobody else."
        ),
        _FREEMAN_1979,
    ),
    "partners": Definition(
        mark("Partners"),
        mark("How many others the actor names or is named by, each counted once (degree)."),
        _FREEMAN_1979,
    ),
    "effective-size": Definition(
        mark("Effective size"),
        mark(
            "The number of partners, less those whom the actor would reach through another "
            "partner anyway."
        ),
        _BURT,
    ),
    "constraint": Definition(
        mark("Constraint"),
        mark(
            "How far the actor's partners work with each other, so that little is left to "
            "join: low is free, and 1 is what a single partner gives."
        ),
        _BURT,
    ),
    "constraint-rank": Definition(
        mark("Place by weighted constraint"),
        mark(
            "The best and the worst place, the freest first, when ties count by how often, and "
            "unknown frequencies are read first as yearly and then as daily."
        ),
        _BURT,
    ),
    "cut-point": Definition(
        mark("Cut point"),
        mark(
            "An actor without whom some of the others could no longer reach each other by any "
            "way through the ties."
        ),
        _BORGATTI,
    ),
    "density": Definition(
        mark("Density"),
        mark(
            "The ties that units which have answered report to a group, as a share of those "
            "that they could have reported."
        ),
        _WASSERMAN,
    ),
    "chance": Definition(
        mark("Chance level"),
        mark(
            "What the number would be on average if the group labels were handed out at "
            "random, with the same ties and the same sizes of groups, among those who have "
            "answered and the others apart."
        ),
        _KRACKHARDT,
    ),
    "ei": Definition(
        mark("E-I index"),
        mark(
            "Ties out of the group less ties within it, divided by all of them: −1 when all "
            "ties stay inside, +1 when all go out. How often does not count."
        ),
        _KRACKHARDT,
    ),
    "p": Definition(
        mark("p"),
        mark(
            "The share of random hand-outs of the group labels that look at least as closed, "
            "or where that is said as open, as what was found. At 0.05 or less, chance is a "
            "poor explanation; it is not corrected for how many groups were tried."
        ),
        _PHIPSON,
    ),
    "silo": Definition(
        mark("Silo"),
        mark(
            "A group with more ties inside and fewer ties across its border than chance "
            "gives, and p at 0.05 or less."
        ),
        _KRACKHARDT,
    ),
    "reciprocity": Definition(
        mark("Reciprocity"),
        mark(
            "Among units that have answered: the share of ties that go both ways. Its chance "
            "level is the mean when as many ties are spread at random."
        ),
        _NEWMAN_2002,
    ),
    "one-sided": Definition(
        mark("One-sided tie"),
        mark(
            "One unit names another, which has answered as well but does not name it back. "
            "Either a list has a gap, or only one side sees the collaboration."
        ),
    ),
    "proposed": Definition(
        mark("Wished-for tie"),
        mark("A collaboration that someone asks for, suggests or plans, in their own words."),
    ),
    "strained": Definition(
        mark("Strained tie"),
        mark("A collaboration that someone describes as a problem, in their own words."),
    ),
    "guess": Definition(
        mark("Guessed tie"),
        mark(
            "Two who do not name each other but share many partners, those with few partners "
            "of their own counting most. Only pairs of which one at least has answered are "
            "looked at."
        ),
        _LIBEN_NOWELL,
    ),
    "shared": Definition(
        mark("Shared partners"),
        mark(
            "How many work with both. Its chance level is the mean if everybody kept as many "
            "partners as now, but drew them anew."
        ),
        _ADAMIC,
    ),
    "reach": Definition(
        mark("Gain in reach"),
        mark(
            "How many more others the two ends would reach with the new tie, each counted less "
            "the more steps away it is (harmonic closeness)."
        ),
        _ROCHAT,
    ),
    "confidence": Definition(
        mark("How sure"),
        mark(
            "How far a sentence in running text is to be trusted to tell of a collaboration, "
            "from 0 to 100 percent. Lists and tables say it outright."
        ),
    ),
}
"""By the name that a page links to, ``#def-<name>``; in the order of the appendix."""
