// The lines between the units. They are drawn here and not by the network: a thousand of them at
// a time, alike ones together, is many times quicker.
// A line looks like its shown ties: the most frequent gives the width; strained beats
// existing beats proposed for dashes and colour.
function lookOf(link, colours = theme) {
  const ties = link.ties.map(id => TIES[id]).filter(tie => shown.ties[tie.id]);
  if (!ties.length) return null;
  const status = ["strained", "existing", "proposed"].find(s => ties.some(t => t.status === s));
  const band = BANDS[Math.min(...ties.map(tie => BANDS.indexOf(tie.band)))];
  const many = link.areas ? .8 + .6 * Math.sqrt(ties.length) : LOOKS.bands[band];
  const dashes = link.areas || !LOOKS.dashed ? [] : LOOKS.strokes[status];
  return {width: status === "existing" ? many : Math.max(many, 2),
    colour: link.areas ? colours.status.existing : colours.status[status],
    dashes: dashes.length || band !== "unknown" || link.areas || !LOOKS.dashed ? dashes : [2, 4],
    opacity: link.areas ? .15 + .45 * link.share : view.links.length > 400 ? .4
      : band === "unknown" && status === "existing" ? .75 : .6,
    to: !link.areas && ties.some(tie => tie.target === link.to),
    from: !link.areas && ties.some(tie => tie.target === link.from && tie.source !== tie.target)};
}
const styleOf = look => [look.width, look.colour, look.dashes, look.opacity].join();
let strokes = [];
function styleLinks() {
  const styles = new Map();
  for (const link of view.links) {
    link.look = lookOf(link);
    if (!link.look) continue;
    const key = styleOf(link.look);
    if (!styles.has(key)) styles.set(key, []);
    styles.get(key).push(link);
  }
  strokes = [...styles.values()];
}
// Few lines, to be seen from afar as well.
const farWidth = zoom => 1 / Math.sqrt(Math.min(zoom, 1));
const TOGETHER = 40, QUICK = 3000, ORNATE = 1000;
let dragging = false;
function drawLines(ctx) {
  // Too many to follow the hand: they come back when it rests.
  if (dragging && view.links.length > QUICK) return;
  // Dashes and arrows take longer than the lines, and nobody reads them on a moving map.
  const plain = dragging && view.links.length > ORNATE;
  const {x, y} = network.getViewPosition(), zoom = network.getScale();
  const far = [$("map").clientWidth / zoom / 2, $("map").clientHeight / zoom / 2];
  const outside = ([a, b], middle, half) => Math.max(a, b) < middle - half || Math.min(a, b) > middle + half;
  const k = view.overview ? farWidth(zoom) : 1;
  for (const alike of strokes) {
    const look = {...alike[0].look, width: alike[0].look.width * k, ...plain ? {dashes: []} : {}};
    const near = alike.filter(link => {
      const a = view.items.get(link.from), b = view.items.get(link.to);
      return !outside([a.x, b.x], x, far[0]) && !outside([a.y, b.y], y, far[1]);
    });
    for (let i = 0; i < near.length; i += TOGETHER) drawLinks(ctx, near.slice(i, i + TOGETHER), look, LOOKS.dashed && !plain);
  }
  ctx.globalAlpha = 1;
}
// Some links that look alike.
function drawLinks(ctx, links, look, arrows = true) {
  ctx.strokeStyle = ctx.fillStyle = look.colour;
  ctx.lineWidth = look.width;
  ctx.globalAlpha = look.opacity;
  ctx.setLineDash(look.dashes);
  ctx.beginPath();
  for (const {from, to} of links) {
    const a = view.items.get(from), b = view.items.get(to);
    if (a === b) { const {x, y, r} = loopAt(a); ctx.moveTo(x + r, y); ctx.arc(x, y, r, 0, 2 * Math.PI); continue; }
    ctx.moveTo(a.x, a.y);
    ctx.lineTo(b.x, b.y);
  }
  ctx.stroke();
  ctx.setLineDash([]);
  if (!arrows) return;
  ctx.beginPath();
  for (const link of links) {
    for (const [tip, left, right] of headsOf(link, look)) {
      ctx.moveTo(...tip);
      ctx.lineTo(...left);
      ctx.lineTo(...right);
    }
  }
  ctx.fill();
}
// What a unit says of itself: a loop at its shoulder.
const loopAt = ({x, y, r}) => ({x: x + r * .8 + 4, y: y - r * .8 - 4, r: 7});
function headsOf({from, to, look}, {width}) {
  const a = view.items.get(from), b = view.items.get(to);
  if (a === b) return [];
  return [...look.to ? [arrowHead(a, b, width)] : [], ...look.from ? [arrowHead(b, a, width)] : []];
}
function arrowHead(a, b, width) {
  const turn = Math.atan2(b.y - a.y, b.x - a.x), long = 7 + 1.4 * width, wide = long * .4;
  const tip = [b.x - Math.cos(turn) * (b.r + 2), b.y - Math.sin(turn) * (b.r + 2)];
  const back = [tip[0] - Math.cos(turn) * long, tip[1] - Math.sin(turn) * long];
  const side = [-Math.sin(turn) * wide, Math.cos(turn) * wide];
  return [tip, [back[0] + side[0], back[1] + side[1]], [back[0] - side[0], back[1] - side[1]]];
}
// The line under a point of the map, if one is near enough for a finger or a pointer.
function lineAt({x, y}, reach = 6 / network.getScale()) {
  let best = null, least = reach;
  for (const link of view.links) {
    if (!link.look) continue;
    const far = farFrom(link, x, y);
    if (far < least) [best, least] = [link, far];
  }
  return best;
}
function farFrom({from, to}, x, y) {
  const a = view.items.get(from), b = view.items.get(to);
  if (a === b) { const loop = loopAt(a); return Math.abs(Math.hypot(x - loop.x, y - loop.y) - loop.r); }
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const share = Math.min(Math.max(((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1), 0), 1);
  return Math.hypot(a.x + share * dx - x, a.y + share * dy - y);
}
