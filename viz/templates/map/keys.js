// The map by keyboard.
let turn = 0;

function neighbours(id) {
  const found = new Set();
  for (const tie of NODES[id].ties) {
    if (shown.ties[tie.id] && tie.source !== tie.target) found.add(tie.source === id ? tie.target : tie.source);
  }
  return [...found].filter(other => view.items.has(other)).sort((a, b) => byName(NODES[a].name, NODES[b].name));
}
function nextNeighbour(step) {
  const visible = NODES.filter(node => shown.nodes[node.id]);
  if (chosen?.node == null) {
    if (visible.length) choose({node: visible.reduce((a, b) => b.namedBy > a.namedBy ? b : a).id}, {go: true});
    return;
  }
  const found = neighbours(chosen.node);
  if (!found.length) return;
  const at = found.indexOf(hovered);
  hovered = found[at < 0 ? (step > 0 ? 0 : found.length - 1) : (at + step + found.length) % found.length];
  candidate = hovered;
  say(fill(T.neighbour, {name: NODES[hovered].name}));
  network.redraw();
}
let candidate = null;
function goThere() {
  if (candidate != null) choose({node: candidate}, {go: true});
  candidate = null;
}
// One thing at a time: the choice, then the path, then the focus.
function escape() {
  if ($("legend").classList.contains("open")) toggleLegend(false);
  candidate = null;
  if (chosen) choose(null);
  else if (state.path) clearPath();
  else if (state.focus) setFocus(null);
}
function setFocus(node, steps = 1) {
  change(wanted => { wanted.focus = node == null ? null : {node, steps}; wanted.path = LAYOUT.large ? null : wanted.path; });
  say(node == null ? T.unfocused : fill(steps === 1 ? T.focusedOne : T.focusedTwo, {name: NODES[node].name}));
}
// One step, two steps, and all again.
function nextFocus() {
  const node = chosen?.node ?? state.focus?.node;
  if (node == null) return;
  const steps = state.focus?.node === node ? state.focus.steps + 1 : 1;
  setFocus(steps > 2 ? null : node, steps);
}
function onMapKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const scale = network.getScale(), at = network.getViewPosition(), far = 80 / scale;
  const move = {ArrowLeft: [-far, 0], ArrowRight: [far, 0], ArrowUp: [0, -far], ArrowDown: [0, far]}[event.key];
  const action = {"+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(.8), "0": fit,
    n: () => nextNeighbour(1), N: () => nextNeighbour(-1), Enter: goThere, f: nextFocus, o: nextOverlay,
    p: () => { if (chosen?.node != null) pathFrom(chosen.node); }}[event.key];
  if (move) moveTo({x: at.x + move[0], y: at.y + move[1], scale});
  else if (action) action();
  else return;
  event.preventDefault();
}
function toggleLegend(open) {
  $("legend").classList.toggle("open", open);
  $("filters").setAttribute("aria-expanded", String(open));
}
function startKeys() {
  $("map").addEventListener("keydown", onMapKey);
  addEventListener("keydown", event => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    const key = event.ctrlKey || event.metaKey ? event.key.toLowerCase() : "";
    const writing = typing && document.activeElement.type === "search";
    if (event.key === "Escape") escape();
    else if (!writing && (key === "y" || key === "z")) {
      event.preventDefault();
      if (key === "y" || event.shiftKey) redo(); else undo();
    }
    else if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      $("search").focus();
    }
  });
}
