"""What holds for all names, in any order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.decisions import Decision, Judgement
from graph.identity import Mention, resolve
from graph.model import Unit

WORDS = [
    "Skole", "Skoler", "skolene", "Barnehage", "HR", "IT", "IKT", "TKE", "Kultur", "idrett",
    "avdeling", "avdelingen", "-enheten", "og", "/", ",", "(Solvik)", "(vgs)", "Solvik", "NAV",
    "leder", "ledere", "Andre", "kommunale", "bibliotek", "Biblioteket", "senter", "centret",
    "råd", "TF", "Psyk.", "psykisk", "helse", "Tun", "13_23", "skolor", "enheder", "team",
]  # fmt: skip
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join)
organisations = st.sampled_from(["", "Solvik kommune", "Tun"])
mentions = st.lists(
    st.builds(Mention, organisations, names, st.integers(0, 9), st.booleans()),
    min_size=1,
    max_size=25,
)
units = st.lists(st.tuples(organisations, st.builds(Unit, name=names)), max_size=4)
quick = settings(max_examples=60, deadline=None)


@st.composite
def decided(draw: st.DrawFn) -> tuple[list[Mention], list[Decision]]:
    """Mentions, and decisions on names among them and a few others."""
    said = draw(mentions)
    known = st.sampled_from([m.name for m in said]) | names
    decisions = draw(
        st.lists(
            st.builds(
                Decision,
                judgement=st.sampled_from(list(Judgement)),
                names=st.lists(known, min_size=2, max_size=3, unique=True).map(tuple),
                into=st.lists(known, min_size=1, max_size=2, unique=True).map(tuple),
                organisation=organisations,
            ),
            max_size=5,
        )
    )
    return said, decisions


@quick
@given(decided(), units, st.randoms(use_true_random=False))
def test_order_of_input_changes_nothing(case, listed, random) -> None:
    said, decisions = case
    first = resolve(said, listed, decisions)
    shuffled, rows = list(said), list(listed)
    random.shuffle(shuffled)
    random.shuffle(rows)
    assert resolve(shuffled, rows, decisions) == first


@quick
@given(decided(), units)
def test_every_name_means_actors_of_its_own_organisation(case, listed) -> None:
    said, decisions = case
    found = resolve(said, listed, decisions)
    by_id = {a.id: a for a in found.actors}
    assert len(by_id) == len(found.actors)
    for mention in said:
        ids = found.meaning[mention.organisation, mention.name]
        assert ids
        assert len(set(ids)) == len(ids)
        assert {by_id[i].organisation for i in ids} == {mention.organisation}
    meant = {i for ids in found.meaning.values() for i in ids}
    assert meant == set(by_id)


@quick
@given(decided(), units)
def test_deciding_twice_is_deciding_once(case, listed) -> None:
    said, decisions = case
    once = resolve(said, listed, decisions)
    twice = resolve(said, listed, [*decisions, *decisions[-1:]])
    assert (twice.actors, twice.meaning, twice.questions) == (
        once.actors,
        once.meaning,
        once.questions,
    )


@quick
@given(decided(), st.data())
def test_the_last_different_keeps_apart(case, data) -> None:
    said, decisions = case
    known = sorted({m.name for m in said if m.organisation == said[0].organisation})
    pair = tuple(data.draw(st.permutations(known)))[:2]
    if len(pair) < 2:
        return
    last = Decision(
        judgement=Judgement.DIFFERENT, names=pair, organisation=said[0].organisation
    )
    earlier = [d for d in decisions if d.judgement is not Judgement.SPLIT]
    found = resolve(said, [], [*earlier, last])
    one, other = (set(found.meaning[said[0].organisation, n]) for n in pair)
    assert not one & other


@quick
@given(decided(), st.data())
def test_the_last_same_joins(case, data) -> None:
    said, decisions = case
    organisation = said[0].organisation
    known = sorted({m.name for m in said if m.organisation == organisation})
    pair = tuple(data.draw(st.permutations(known)))[:2]
    last = Decision(judgement=Judgement.SAME, names=pair, organisation=organisation)
    found = resolve(said, [], [*decisions, last])
    assert len({found.meaning[organisation, n] for n in pair}) == 1


@quick
@given(mentions, st.data())
def test_a_split_means_the_actors_of_its_parts(said, data) -> None:
    organisation = said[0].organisation
    known = sorted({m.name for m in said if m.organisation == organisation})
    order = data.draw(st.permutations(known))
    if len(order) < 3:
        return
    whole, *parts = order[:3]
    split = Decision(
        judgement=Judgement.SPLIT, names=(whole,), into=tuple(parts), organisation=organisation
    )
    found = resolve(said, [], [split])
    expected = (i for p in parts for i in found.meaning[organisation, p])
    assert found.meaning[organisation, whole] == tuple(dict.fromkeys(expected))


@quick
@given(decided())
def test_answered_questions_do_not_come_back(case) -> None:
    said, decisions = case
    for question in resolve(said, [], decisions).questions:
        answer = Decision(
            judgement=Judgement.DIFFERENT,
            names=question.names,
            organisation=question.organisation,
        )
        later = resolve(said, [], [*decisions, answer])
        asked = {(q.organisation, frozenset(q.names)) for q in later.questions}
        assert (question.organisation, frozenset(question.names)) not in asked
