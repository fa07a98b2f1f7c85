// What stands in front of a veil over all the rest: a unit with its neighbours, a line, a path,
// or what an overlay marks.
function spotlight(withHover = true) {
  const id = (withHover ? hovered : null) ?? chosen?.node;
  if (view.overview) return overlayLight();
  if (id != null && view.items.has(id)) return unitLight(id);
  if (chosen) return pairLight(pairOf(chosen));
  return state.path ? routeLight() : overlayLight();
}
const light = (ids, links, more = {}) => ({veil: .84, center: null, links,
  items: new Map([...ids].filter(id => view.items.has(id)).map(id => [id, view.items.get(id)])), ...more});

function unitLight(id) {
  const links = view.links.filter(link => link.look && (link.from === id || link.to === id));
  return light([id, ...links.flatMap(link => [link.from, link.to])], links, {center: view.items.get(id)});
}
function pairLight(ends) {
  const line = view.links.filter(link => link.look && ends.includes(link.from) && ends.includes(link.to));
  if (line.length || chosen?.line != null) return line.length ? light(ends, line) : null;
  const between = sharedPartners(...ends);
  return light([...ends, ...between], view.links.filter(link => link.look && [link.from, link.to].some(id => ends.includes(id))
    && [link.from, link.to].some(id => between.includes(id))));
}
function sharedPartners(a, b) {
  const mine = partnersOf(a);
  return [...partnersOf(b).keys()].filter(id => mine.has(id)).sort((x, y) => byName(NODES[x].name, NODES[y].name));
}
function routeLight() {
  const ids = routeUnits(), steps = new Set(route ? route.steps.flatMap(({ties}) => ties.map(tie => tie.id)) : []);
  return light(ids, view.links.filter(link => link.look && link.ties.some(id => steps.has(id))), {route: true});
}
function overlayLight() {
  const layer = overlay();
  if (!layer || layer.key === "silos" && !view.overview) return null;
  const ids = [...markedItems(layer).keys(), ...markedLinks(layer).flatMap(([a, b]) => [a, b])];
  return ids.length ? light(ids, [], {veil: .62}) : null;
}
const ringGap = (layer, k) => layer ? 6 * k : 0;
// Labels of the things in front: the one in the middle always has one.
function lightLabels(zoom, {center, items}) {
  const gap = ringGap(state.overlay && !chosen, 1 / Math.min(zoom, 1));
  const ranked = new Map([...items].map(([id, item]) => [id, Object.assign(Object.create(item),
    {r: item.r + gap, rank: item === center ? Infinity : item.rank})]));
  return labelsAt(zoom, ranked, center && ranked.get(center.id));
}
let drawn = [];
function drawLight(ctx) {
  const zoom = network.getScale(), k = 1 / Math.min(zoom, 1), front = spotlight();
  drawn = front ? lightLabels(zoom, front) : labelsAt(zoom);
  $("map").dataset.labels = drawn.length;
  if (front) {
    drawVeil(ctx, zoom, front.veil);
    for (const link of front.links) {
      drawLinks(ctx, [link], {...front.route ? routeLook(link.look, theme, k) : link.look, opacity: 1});
    }
  } else drawAreaNames(ctx, zoom);
  const marks = hovered == null && !chosen ? overlayMarks(k, theme) : [];
  for (const mark of marks) if (mark.line) paintMark(ctx, mark);
  if (front) for (const item of front.items.values()) drawShape(ctx, item);
  if (front?.center) paintMark(ctx, centreRing(front.center, theme));
  for (const mark of marks) if (mark.shape || mark.rect) paintMark(ctx, mark);
  drawLabels(ctx, drawn);
  for (const mark of marks) if (mark.pill) paintMark(ctx, mark);
}
const centreRing = ({shape, x, y, r}, colours) => ({shape, x, y, r: r + 4.5, colour: colours.ink, width: 2});
const routeLook = (look, colours, k) => ({...look, colour: colours.mark, width: Math.max(look.width, 3) * k, dashes: []});
function drawVeil(ctx, zoom, veil) {
  const at = network.getViewPosition(), w = $("map").clientWidth / zoom, h = $("map").clientHeight / zoom;
  ctx.fillStyle = theme.page;
  ctx.globalAlpha = veil;
  ctx.fillRect(at.x - w, at.y - h, 2 * w, 2 * h);
  ctx.globalAlpha = 1;
}
