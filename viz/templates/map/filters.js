// Which units and collaborations are shown. A facet about units takes away units and their
// collaborations; one about collaborations also takes away units that are left with none.
const ABOUT_TIES = ["band", "status"];
const FACETS = DATA.scene.facets.map(([key, title, values]) =>
  ({key, title, values, ties: ABOUT_TIES.includes(key)}));
let off = Object.fromEntries(FACETS.map(facet => [facet.key, new Set()]));
let wantedPurpose = "";
let shown = null;
const past = [];

function passing(relaxed) {
  const free = facet => facet.key === relaxed || !off[facet.key].size;
  const unitFacets = FACETS.filter(facet => !facet.ties && !free(facet));
  const tieFacets = FACETS.filter(facet => facet.ties && !free(facet));
  const nodes = NODES.map(node => unitFacets.every(({key}) => !off[key].has(node[key])));
  const ties = TIES.map(tie => nodes[tie.source] && nodes[tie.target]
    && tieFacets.every(({key}) => !off[key].has(tie[key]))
    && (!wantedPurpose || tie.words.includes(wantedPurpose)));
  if (tieFacets.length || wantedPurpose) {
    NODES.forEach((node, i) => { nodes[i] &&= node.ties.some(tie => ties[tie.id]); });
  }
  return {nodes, ties};
}
// How many of each value would be shown if this facet were not used.
function countsOf(facet) {
  const {nodes, ties} = off[facet.key].size ? passing(facet.key) : shown;
  const counts = new Map(facet.values.map(([value]) => [value, 0]));
  const [things, pass] = facet.ties ? [TIES, ties] : [NODES, nodes];
  things.forEach((thing, i) => {
    if (pass[i]) counts.set(thing[facet.key], counts.get(thing[facet.key]) + 1);
  });
  return counts;
}
const filtered = () => wantedPurpose !== "" || FACETS.some(({key}) => off[key].size);
function snapshot() {
  return {off: FACETS.map(({key}) => [key, [...off[key]]]), purpose: $("purpose").value};
}
function restore(state) {
  off = Object.fromEntries(state.off.map(([key, values]) => [key, new Set(values)]));
  $("purpose").value = state.purpose;
  wantedPurpose = fold(state.purpose.trim());
  applyFilters();
}
function changeFilters(change) {
  past.push(snapshot());
  change();
  applyFilters();
}
function applyFilters() {
  shown = passing(null);
  const count = list => list.reduce((sum, yes) => sum + yes, 0);
  const parts = fill(T.shown, {n: number(count(shown.nodes)), of: number(NODES.length),
    m: number(count(shown.ties)), all: number(TIES.length)});
  $("count").textContent = parts;
  $("count").title = parts;
  $("undo").disabled = !past.length;
  $("reset").disabled = !filtered() && chosen == null;
  say(parts);
  drawFilters();
  updateView();
  drawPanel();
  drawTable();
}
