// What can be looked at: the full map, an overview of areas, one area close up, a unit in focus,
// or a path. A view is its items (units or areas) and the links between them.
const EVERY = 20, EACH = 4;
function viewKey() {
  if (!LAYOUT.large) return "full";
  if (state.path) return `path ${routeUnits().join(" ")}`;
  return state.focus ? `focus ${state.focus.node} ${state.focus.steps}` : state.view;
}
function viewOf(key) {
  const [sort, ...ids] = key.split(" ");
  if (sort === "path") return pathView(key, ids.map(Number));
  if (sort === "focus") return focusView(key, ...ids.map(Number));
  if (sort === "area") return areaView(AREAS[ids[0]]);
  return sort === "overview" ? overview() : fullView();
}
function itemOf(node, x, y) {
  return {...node, x, y, order: node.id, hidden: false,
    rank: node.namedBy * 4 + (node.respondent === "yes" ? 4 : 0) + node.ties.length};
}
function fullView() {
  return {key: "full", items: new Map(NODES.map(node => [node.id, itemOf(node, node.x, node.y)])),
    links: LINES.map(line => ({...line})), frames: true};
}
function linksAmong(items, counts = () => true) {
  return LINES.filter(line => items.has(line.from) && items.has(line.to) && counts(line)).map(line => ({...line}));
}
// Units on an ellipse around a box, evenly, in the order of the directions in which they stand on
// the full map, and turned as a whole to where most of them stand.
function ring(ids, {x, y, w, h}) {
  const turns = new Map(ids.map(id => [id, Math.atan2(NODES[id].y - y, NODES[id].x - x)]));
  const order = [...ids].sort((a, b) => turns.get(a) - turns.get(b) || a - b);
  const even = i => i * 2 * Math.PI / order.length;
  let cos = 0, sin = 0;
  order.forEach((id, i) => {
    cos += Math.cos(turns.get(id) - even(i));
    sin += Math.sin(turns.get(id) - even(i));
  });
  const shift = Math.atan2(sin, cos), least = order.length * 46 / (2 * Math.PI);
  const wide = Math.max(w * .75 + 40, least), high = Math.max(h * .75 + 40, least);
  return {wide, high, spots: order.map((id, i) => [id, Math.round(x + wide * Math.cos(even(i) + shift)),
    Math.round(y + high * Math.sin(even(i) + shift))])};
}
function areaView(area) {
  const [left, top, w, h] = area.frame, inside = new Set(area.members);
  const outside = new Set();
  for (const id of inside) for (const {source, target} of NODES[id].ties) outside.add(source).add(target);
  const {spots} = ring([...outside].filter(id => !inside.has(id)), {x: left + w / 2, y: top + h / 2, w, h});
  const items = new Map([...area.members.map(id => [id, NODES[id].x, NODES[id].y]), ...spots]
    .map(([id, x, y]) => [id, itemOf(NODES[id], x, y)]));
  for (const id of inside) items.get(id).rank += 1e7;
  return {key: `area ${area.id}`, name: area.name, area, items, frames: false,
    links: linksAmong(items, ({from, to}) => inside.has(from) || inside.has(to))};
}
function focusView(key, node, steps) {
  const near = stepsFrom(node, steps), of = i => [...near].filter(([, far]) => far === i).map(([id]) => id);
  const first = ring(of(1), {x: 0, y: 0, w: 200, h: 160});
  const second = ring(of(2), {x: 0, y: 0, w: first.wide * 2.1, h: first.high * 2.1});
  const items = new Map([[node, 0, 0], ...first.spots, ...second.spots]
    .map(([id, x, y]) => [id, itemOf(NODES[id], x, y)]));
  items.get(node).rank = Infinity;
  return {key, name: NODES[node].name, items, links: linksAmong(items), frames: false};
}
function pathView(key, ids) {
  const items = new Map(ids.map((id, i) => [id, itemOf(NODES[id], i * 170, (i % 2) * 46)]));
  return {key, name: `${NODES[ids[0]].name} – ${NODES[ids.at(-1)].name}`, items, links: linksAmong(items), frames: false};
}
function overview() {
  const areaOf = new Map(AREAS.flatMap(area => area.members.map(id => [id, area.id])));
  const items = new Map(AREAS.map(area => [`area ${area.id}`, areaItem(area)]));
  const others = NODES.filter(node => !areaOf.has(node.id));
  const [left, top, width, height] = LAYOUT.bounds;
  if (others.length) {
    items.set("area others", areaItem({id: "others", name: T.others, lines: [T.others], width: 60, members: others.map(n => n.id),
      frame: [left + width / 2 - 100, top + height + 40, 200, 200]}));
  }
  const links = strongest(linksBetween(areaOf));
  const most = Math.max(1, ...links.map(link => link.ties.length));
  for (const link of links) link.share = link.ties.length / most;
  return {key: "overview", items, links, frames: false, overview: true};
}
function linksBetween(areaOf) {
  const found = new Map();
  const at = NODES.map(node => areaOf.get(node.id) ?? AREAS.length);
  const key = id => `area ${id === AREAS.length ? "others" : id}`;
  for (const {source, target, id} of TIES) {
    const a = Math.min(at[source], at[target]), b = Math.max(at[source], at[target]);
    if (a === b) continue;
    const pair = a * (AREAS.length + 1) + b;
    if (!found.has(pair)) found.set(pair, {id: pair, from: key(a), to: key(b), areas: true, ties: []});
    found.get(pair).ties.push(id);
  }
  return [...found.values()];
}
// Of many groups only the lines that are among the strongest of one of the two.
function strongest(links) {
  if (AREAS.length <= EVERY) return links;
  const count = new Map(), kept = [];
  for (const link of [...links].sort((a, b) => b.ties.length - a.ties.length || a.id - b.id)) {
    const ends = [link.from, link.to].map(end => count.get(end) ?? 0);
    if (Math.min(...ends) < EACH) kept.push(link);
    count.set(link.from, ends[0] + 1).set(link.to, ends[1] + 1);
  }
  return kept;
}
function areaItem(area) {
  const [x, y, w, h] = area.frame;
  return {id: `area ${area.id}`, area, name: area.name, lines: area.lines, width: area.width,
    inside: number(area.members.length), x: x + w / 2, y: y + h / 2,
    r: Math.min(Math.min(w, h) / 2.6, 20 + 18 * Math.sqrt(area.members.length)),
    shape: "dot", respondent: "no", rank: area.members.length, order: 0, hidden: false};
}
