// What the canvas shows now, and from where.
let view = null, network = null, hovered = null, nodeSet = null;

function show(next) {
  view = next;
  hovered = null;
  labelCache.clear();
  const ctxRenderer = ({ctx, id}) => {
    const item = view.items.get(id), size = 2 * (item?.r ?? 1);
    return {drawNode: () => item && drawShape(ctx, item), nodeDimensions: {width: size, height: size}};
  };
  for (const item of view.items.values()) item.hidden = !itemShown(item);
  styleLinks();
  nodeSet = new vis.DataSet([...view.items.values()].map(({id, x, y, r, hidden}) =>
    ({id, x, y, size: r, hidden, shape: "custom", ctxRenderer})));
  // The lines are ours to draw (lines.js).
  const data = {nodes: nodeSet, edges: []};
  if (network) network.setData(data);
  else { network = new vis.Network($("map"), data, OPTIONS); startNetwork(); }
  drawCrumbs();
}
function itemShown(item) {
  return item.area ? item.area.members.some(id => shown.nodes[id]) : shown.nodes[item.id];
}
// Only changed rows are sent to the network.
function updateView() {
  const nodes = [];
  for (const item of view.items.values()) {
    const hidden = !itemShown(item);
    if (hidden !== item.hidden) nodes.push({id: item.id, hidden});
    item.hidden = hidden;
  }
  styleLinks();
  labelCache.clear();
  if (nodes.length) nodeSet.update(nodes);
  network.redraw();
}
function drawCrumbs() {
  if (!LAYOUT.large) return;
  const go = key => change(wanted => { Object.assign(wanted, {view: key, focus: null, path: null}); });
  const button = (text, key) => el("button", {type: "button", textContent: text, disabled: view.key === key,
    "aria-pressed": String(view.key === key), onclick: () => { chosen = null; go(key); }});
  $("path").replaceChildren(button(T.overview, "overview"), button(T.fullMap, "full"),
    ...(view.name ? [el("b", {textContent: view.name})] : []));
}

// Where the camera stands.
function fit() {
  camera = null;
  const crowded = view.key === "full" && !LAYOUT.labelled;
  frame(extent(), crowded ? 56 : 12, 1.4);
  // Labels do not shrink with the map: the farther away, the more they stick out.
  for (let i = 0; i < 3 && !crowded; i++) frame(withLabels(extent()), 12, 1.4);
  drawTools();
}
function frame([left, top, right, bottom], border, most) {
  const {clientWidth: w0, clientHeight: h0} = $("map");
  const [beside, below] = covered(), w = w0 - beside, h = h0 - below;
  border = Math.min(border, Math.min(w, h) * .14);
  const scale = Math.min((w - 2 * border) / Math.max(right - left, 1),
    (h - 2 * border) / Math.max(bottom - top, 1), most);
  network.moveTo({position: {x: (left + right) / 2, y: (top + bottom) / 2},
    scale: Math.max(scale, .02), offset: {x: -beside / 2, y: -below / 2}, animation: false});
}
// On narrow screens the panel lies over the map: at its side, or along its foot.
function covered() {
  const panel = $("panel").getBoundingClientRect(), map = $("map").getBoundingClientRect();
  if (!panel.width || panel.left >= map.right) return [0, 0];
  if (panel.width >= map.width) return [0, Math.max(0, map.bottom - panel.top)];
  const over = map.right - panel.left;
  return [over < map.width / 2 + 40 ? over : 0, 0];
}
// The reader has moved: the address keeps where to.
function moved() {
  camera = {...network.getViewPosition(), scale: network.getScale()};
  drawTools();
}
function moveTo({x, y, scale}) {
  network.moveTo({position: {x, y}, scale: Math.min(Math.max(scale, .02), 6), animation: false});
  moved();
}
function zoom(by) {
  const {x, y} = network.getViewPosition();
  moveTo({x, y, scale: network.getScale() * by});
}
function boundsOf(items) {
  const found = [Infinity, Infinity, -Infinity, -Infinity];
  for (const {x, y, r} of items) {
    found[0] = Math.min(found[0], x - r);
    found[1] = Math.min(found[1], y - r);
    found[2] = Math.max(found[2], x + r);
    found[3] = Math.max(found[3], y + r);
  }
  return found;
}
function extent() {
  const items = [...view.items.values()], there = items.filter(item => !item.hidden);
  if (view.key === "full" && !(state.focus && there.length)) {
    const [x, y, w, h] = LAYOUT.bounds;
    return [x, y, x + w, y + h];
  }
  const [left, top, right, bottom] = boundsOf(there.length ? there : items);
  return view.key === "full" ? [left - 60, top - 10, right + 60, bottom + 40] : [left, top, right, bottom];
}
function withLabels([left, top, right, bottom], zoom = network.getScale()) {
  for (const label of labelsAt(zoom)) {
    left = Math.min(left, label.left);
    top = Math.min(top, label.top);
    right = Math.max(right, label.left + label.w);
    bottom = Math.max(bottom, label.top + label.h);
  }
  return [left, top, right, bottom];
}
// Bring the chosen unit and all its neighbours into sight.
function frameFocus() {
  const light = spotlight();
  if (!light?.items.size) return;
  frame(boundsOf(light.items.values()), 90, 1.2);
  moved();
}
