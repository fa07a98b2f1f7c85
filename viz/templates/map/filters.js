// Which units and collaborations are shown. A facet about units takes away units and their
// collaborations; one about collaborations also takes away units that are left with none.
const ABOUT_TIES = ["band", "status"];
const FACETS = DATA.facets.map(([key, title, values]) =>
  ({key, title, values, ties: ABOUT_TIES.includes(key)}));
const LOWS = [...new Set(TIES.map(tie => tie.low))].filter(low => low > 0).sort((a, b) => a - b);
let shown = null;

function textOf(key, value) {
  return FACETS.find(facet => facet.key === key)?.values.find(pair => pair[0] === value)?.[1];
}
function passing(relaxed) {
  const {off, atLeast, focus} = state, wanted = fold(state.purpose.trim());
  const free = facet => facet.key === relaxed || !off[facet.key].size;
  const unitFacets = FACETS.filter(facet => !facet.ties && !free(facet));
  const tieFacets = FACETS.filter(facet => facet.ties && !free(facet));
  const nodes = NODES.map(node => unitFacets.every(({key}) => !off[key].has(node[key])));
  // What nobody gave a number for is not below any number: it has a switch of its own.
  const ties = TIES.map(tie => nodes[tie.source] && nodes[tie.target]
    && tieFacets.every(({key}) => !off[key].has(tie[key]))
    && (!atLeast || tie.low == null || tie.low >= atLeast)
    && (!wanted || wordsOf(tie).includes(wanted)));
  if (tieFacets.length || atLeast || wanted) {
    NODES.forEach((node, i) => { nodes[i] &&= node.ties.some(tie => ties[tie.id]); });
  }
  if (focus) keepAround(focus, nodes, ties);
  return {nodes, ties};
}
// Only what is at most so many steps from the unit in focus.
function keepAround({node, steps}, nodes, ties) {
  const near = stepsFrom(node, steps, tie => ties[tie.id]);
  NODES.forEach(({id}) => { nodes[id] = id === node || nodes[id] && near.has(id); });
  TIES.forEach(tie => { ties[tie.id] &&= nodes[tie.source] && nodes[tie.target]; });
}
function stepsFrom(node, steps, counts = () => true) {
  const near = new Map([[node, 0]]);
  let edge = [node];
  for (let i = 1; i <= steps; i++) {
    const next = [];
    for (const id of edge) {
      for (const tie of NODES[id].ties) {
        const other = tie.source === id ? tie.target : tie.source;
        if (!near.has(other) && counts(tie)) { near.set(other, i); next.push(other); }
      }
    }
    edge = next;
  }
  return near;
}
// What a unit says of itself is shown, and is no collaboration to be counted; units count.
const joins = ({source, target}) => source === undefined || source !== target;
// How many of each value would be shown if this facet were not used.
function countsOf(facet) {
  const {nodes, ties} = state.off[facet.key].size ? passing(facet.key) : shown;
  const counts = new Map(facet.values.map(([value]) => [value, 0]));
  const [things, pass] = facet.ties ? [TIES, ties] : [NODES, nodes];
  things.forEach((thing, i) => {
    if (pass[i] && joins(thing)) counts.set(thing[facet.key], counts.get(thing[facet.key]) + 1);
  });
  return counts;
}
function drawCount() {
  const parts = fill(T.shown, {n: number(shown.nodes.filter(yes => yes).length),
    of: number(NODES.length), m: number(TIES.filter(tie => shown.ties[tie.id] && joins(tie)).length),
    all: number(TIES.filter(joins).length)});
  if ($("count").textContent !== parts) say(parts);
  $("count").textContent = $("count").title = parts;
}
// Show everything that the state asks for.
let framed = "null";
function apply() {
  shown = passing(null);
  route = findRoute();
  const key = viewKey(), frame = JSON.stringify(state.focus), same = key === view?.key;
  if (same) updateView(); else show(viewOf(key));
  if (!same || frame !== framed) fit();
  framed = frame;
  drawCount();
  drawFilters();
  drawOverlays();
  drawPath();
  drawPanel();
  drawTable();
  drawTools();
}
function drawTools() {
  $("undo").disabled = !past.length;
  $("redo").disabled = !future.length;
  $("reset").disabled = !touched();
  writeAddress();
}
