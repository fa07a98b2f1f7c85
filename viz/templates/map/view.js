// What the canvas shows now: the full map, an overview of areas, or one area close up.
let view = null, network = null, chosen = null, hovered = null;
let nodeSet = null, edgeSet = null;
const CLOSEUPS = DATA.layout.closeups;

function fullView() {
  return {key: "full", items: new Map(NODES.map(node => [node.id, itemOf(node, node.x, node.y)])),
    links: LINES.map(line => ({...line})), frames: true};
}
function itemOf(node, x, y) {
  return {...node, x, y, order: node.id, hidden: false,
    rank: (node.respondent === "yes" ? 1e6 : 0) + node.ties.length};
}
function areaView(area) {
  const rows = CLOSEUPS[area.id];
  const items = new Map(rows.map(([id, x, y]) => [id, itemOf(NODES[id], x, y)]));
  const inside = new Set(area.members);
  for (const item of items.values()) if (inside.has(item.id)) item.rank += 1e7;
  const links = LINES.filter(({from, to}) => items.has(from) && items.has(to)
    && (inside.has(from) || inside.has(to))).map(line => ({...line}));
  return {key: `area ${area.id}`, area, items, links, frames: false};
}
function overview() {
  const areaOf = new Map(AREAS.flatMap(area => area.members.map(id => [id, area.id])));
  const items = new Map(AREAS.map(area => [`area ${area.id}`, areaItem(area)]));
  const others = NODES.filter(node => !areaOf.has(node.id));
  const [left, top, width, height] = DATA.layout.bounds;
  if (others.length) {
    items.set("area others", areaItem({id: "others", name: T.others, lines: [T.others], width: 60, members: others.map(n => n.id),
      frame: [left + width / 2 - 100, top + height + 40, 200, 200]}));
  }
  const links = new Map();
  for (const {source, target, id} of TIES) {
    const [a, b] = [areaOf.get(source) ?? "others", areaOf.get(target) ?? "others"]
      .map(key => `area ${key}`).sort();
    if (a === b) continue;
    const key = `${a}|${b}`;
    if (!links.has(key)) links.set(key, {id: key, from: a, to: b, areas: true, ties: []});
    links.get(key).ties.push(id);
  }
  const most = Math.max(1, ...[...links.values()].map(link => link.ties.length));
  for (const link of links.values()) link.share = link.ties.length / most;
  return {key: "overview", items, links: [...links.values()], frames: false, overview: true};
}
function areaItem(area) {
  const [x, y, w, h] = area.frame;
  return {id: `area ${area.id}`, area, name: area.name, lines: area.lines, width: area.width,
    inside: number(area.members.length), x: x + w / 2, y: y + h / 2,
    r: Math.min(Math.min(w, h) / 2, 14 + 9 * Math.sqrt(area.members.length)),
    shape: "dot", respondent: "no", rank: area.members.length, order: 0, hidden: false};
}
function show(next) {
  view = next;
  hovered = null;
  labelCache.clear();
  const ctxRenderer = ({ctx, id}) => {
    const item = view.items.get(id);
    return {drawNode: () => item && drawShape(ctx, item),
      nodeDimensions: {width: 2 * (item?.r ?? 1), height: 2 * (item?.r ?? 1)}};
  };
  for (const item of view.items.values()) item.hidden = !itemShown(item);
  for (const link of view.links) link.look = lookOf(link);
  nodeSet = new vis.DataSet([...view.items.values()].map(({id, x, y, r, hidden}) =>
    ({id, x, y, size: r, hidden, shape: "custom", ctxRenderer})));
  edgeSet = new vis.DataSet(view.links.map(edgeOf));
  const data = {nodes: nodeSet, edges: edgeSet};
  if (network) network.setData(data);
  else network = new vis.Network($("map"), data, OPTIONS);
  drawPath();
  fit();
}
function itemShown(item) {
  return item.area ? item.area.members.some(id => shown.nodes[id]) : shown.nodes[item.id];
}
function edgeOf(link) {
  const {id, from, to, look} = link;
  if (!look) return {id, from, to, hidden: true};
  const arrow = LOOKS.dashed;
  return {id, from, to, hidden: false, width: look.width,
    dashes: look.dashes.length ? look.dashes : false,
    color: {color: look.colour, opacity: look.opacity, inherit: false},
    arrows: {to: {enabled: arrow && look.to}, from: {enabled: arrow && look.from}}};
}
// Only changed rows are sent to the network.
function updateView(all = false) {
  if (!view) return;
  const nodes = [], edges = [];
  for (const item of view.items.values()) {
    const hidden = !itemShown(item);
    if (hidden !== item.hidden) nodes.push({id: item.id, hidden});
    item.hidden = hidden;
  }
  for (const link of view.links) {
    const before = JSON.stringify(link.look);
    link.look = lookOf(link);
    if (all || JSON.stringify(link.look) !== before) edges.push(edgeOf(link));
  }
  labelCache.clear();
  if (nodes.length) nodeSet.update(nodes);
  if (edges.length) edgeSet.update(edges);
  network.redraw();
}
function fit() {
  // Labels stick out where the layout left no room for them.
  frame(extent(), view.key === "full" && DATA.layout.labelled ? 12 : 56, 1.4);
}
function frame([left, top, right, bottom], border, most) {
  const {clientWidth: w0, clientHeight: h} = $("map");
  const covered = coveredWidth(), w = w0 - covered;
  border = Math.min(border, w * .14);
  const scale = Math.min((w - 2 * border) / Math.max(right - left, 1),
    (h - 2 * border) / Math.max(bottom - top, 1), most);
  network.moveTo({position: {x: (left + right) / 2, y: (top + bottom) / 2},
    scale: Math.max(scale, .02), offset: {x: -covered / 2, y: 0}, animation: false});
}
// On narrow screens the panel lies over the map.
function coveredWidth() {
  const panel = $("panel").getBoundingClientRect(), map = $("map").getBoundingClientRect();
  const over = panel.width ? Math.max(0, map.right - panel.left) : 0;
  return over < map.width / 2 + 40 ? over : 0;
}
// Bring the chosen unit and all its neighbours into sight.
function frameFocus() {
  const focus = focusItems();
  if (!focus) return;
  const items = [...focus.items.values()];
  frame([Math.min(...items.map(item => item.x)), Math.min(...items.map(item => item.y)),
    Math.max(...items.map(item => item.x)), Math.max(...items.map(item => item.y))], 90, 1.2);
}
function extent() {
  if (view.key === "full") {
    const [x, y, w, h] = DATA.layout.bounds;
    return [x, y, x + w, y + h];
  }
  const found = [Infinity, Infinity, -Infinity, -Infinity];
  for (const {x, y, r} of view.items.values()) {
    found[0] = Math.min(found[0], x - r);
    found[1] = Math.min(found[1], y - r);
    found[2] = Math.max(found[2], x + r);
    found[3] = Math.max(found[3], y + r);
  }
  return found;
}
function drawPath() {
  if (!CLOSEUPS) return;
  const button = (text, go, current) => el("button", {type: "button", textContent: text, onclick: go,
    "aria-pressed": String(current), disabled: current});
  const here = view.area ? el("b", {textContent: view.area.name}) : null;
  $("path").replaceChildren(
    button(T.overview, () => { choose(null); show(overview()); }, Boolean(view.overview)),
    button(T.fullMap, () => show(fullView()), view.key === "full"), ...(here ? [here] : []));
}
// The chosen or hovered unit with its neighbours, in front of a veil over all the rest.
function focusItems() {
  if (view.overview) return null;
  const id = hovered ?? chosen?.node;
  const center = view.items.get(id);
  const links = id != null ? view.links.filter(link => link.look && (link.from === id || link.to === id))
    : chosen?.line != null ? view.links.filter(link => link.look && link.id === chosen.line) : [];
  if (id == null && !links.length || id != null && !center) return null;
  const items = new Map(center ? [[id, center]] : []);
  for (const link of links) {
    for (const end of [link.from, link.to]) items.set(end, view.items.get(end));
  }
  return {center, items, links};
}
function drawFocus(ctx) {
  const zoom = network.getScale(), focus = focusItems();
  drawn = focus ? null : labelsAt(zoom);
  $("map").dataset.labels = (drawn ?? []).length;
  if (!focus) {
    drawAreas(ctx, zoom, true);
    drawLabels(ctx, drawn);
    return;
  }
  const at = network.getViewPosition(), w = $("map").clientWidth / zoom, h = $("map").clientHeight / zoom;
  ctx.save();
  ctx.fillStyle = theme.page;
  ctx.globalAlpha = .84;
  ctx.fillRect(at.x - w, at.y - h, 2 * w, 2 * h);
  ctx.globalAlpha = 1;
  for (const link of focus.links) drawLink(ctx, link);
  for (const item of focus.items.values()) drawShape(ctx, item);
  if (focus.center) {
    const {shape, x, y, r} = focus.center;
    trace(ctx, shape, x, y, r + 4.5);
    ctx.lineWidth = 2;
    ctx.strokeStyle = theme.ink;
    ctx.stroke();
  }
  const ranked = new Map([...focus.items].map(([id, item]) =>
    [id, item === focus.center ? Object.assign(Object.create(item), {rank: Infinity}) : item]));
  drawn = labelsAt(zoom, ranked, focus.center);
  drawLabels(ctx, drawn);
  ctx.restore();
}
let drawn = [];
function drawLink(ctx, {from, to, look}) {
  const a = view.items.get(from), b = view.items.get(to);
  if (a === b) return;
  ctx.strokeStyle = ctx.fillStyle = look.colour;
  ctx.lineWidth = look.width;
  ctx.setLineDash(look.dashes);
  ctx.beginPath();
  ctx.moveTo(a.x, a.y);
  ctx.lineTo(b.x, b.y);
  ctx.stroke();
  ctx.setLineDash([]);
  if (look.to) drawArrow(ctx, a, b, look.width);
  if (look.from) drawArrow(ctx, b, a, look.width);
}
function arrowHead(a, b, width) {
  const turn = Math.atan2(b.y - a.y, b.x - a.x), long = 7 + 1.4 * width, wide = long * .4;
  const tip = [b.x - Math.cos(turn) * (b.r + 2), b.y - Math.sin(turn) * (b.r + 2)];
  const back = [tip[0] - Math.cos(turn) * long, tip[1] - Math.sin(turn) * long];
  const side = [-Math.sin(turn) * wide, Math.cos(turn) * wide];
  return [tip, [back[0] + side[0], back[1] + side[1]], [back[0] - side[0], back[1] - side[1]]];
}
function drawArrow(ctx, a, b, width) {
  ctx.beginPath();
  for (const [x, y] of arrowHead(a, b, width)) ctx.lineTo(x, y);
  ctx.fill();
}
