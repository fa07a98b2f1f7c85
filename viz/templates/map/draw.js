// Shapes, lines and labels, on the canvas and as SVG.
const dark = matchMedia("(prefers-color-scheme: dark)");
let theme = DATA.themes[dark.matches ? "dark" : "light"];
const FONT = '"Segoe UI", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif';
const CORNERS = {
  square: [[-.9, -.9], [.9, -.9], [.9, .9], [-.9, .9]],
  diamond: [[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]],
  triangle: [[0, -1.25], [1.2, .85], [-1.2, .85]],
};
function trace(ctx, shape, x, y, r) {
  ctx.beginPath();
  if (shape === "dot") { ctx.arc(x, y, r, 0, 2 * Math.PI); return; }
  for (const [dx, dy] of CORNERS[shape]) ctx.lineTo(x + dx * r, y + dy * r);
  ctx.closePath();
}
function glyph(shape, x, y, r, paint) {
  if (shape === "dot") return svg("circle", {cx: x, cy: y, r, ...paint});
  const points = CORNERS[shape].map(([dx, dy]) => `${x + dx * r},${y + dy * r}`).join(" ");
  return svg("polygon", {points, "stroke-linejoin": "round", ...paint});
}
// Filled: has filed a list. Hollow: is only named by others.
function paintOf(item, colours = theme) {
  const colour = item.area ? colours.quiet : colours.scope[item.scope];
  const solid = item.respondent === "yes";
  return {fill: solid ? colour : item.area ? colours.area : colours.page, stroke: colour,
    "stroke-width": 1.8};
}
function drawShape(ctx, item) {
  const paint = paintOf(item);
  trace(ctx, item.shape, item.x, item.y, item.r);
  ctx.fillStyle = paint.fill;
  ctx.fill();
  ctx.lineWidth = paint["stroke-width"];
  ctx.lineJoin = "round";
  ctx.strokeStyle = paint.stroke;
  ctx.stroke();
  if (item.inside) {
    ctx.font = `600 ${item.r * .6}px ${FONT}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillStyle = theme.ink;
    ctx.fillText(item.inside, item.x, item.y);
  }
}
// A line looks like its shown ties: the most frequent gives the width; strained beats
// existing beats proposed for dashes and colour.
function lookOf(link, colours = theme) {
  const ties = link.ties.map(id => TIES[id]).filter(tie => shown.ties[tie.id]);
  if (!ties.length) return null;
  const status = ["strained", "existing", "proposed"].find(s => ties.some(t => t.status === s));
  const band = BANDS[Math.min(...ties.map(tie => BANDS.indexOf(tie.band)))];
  const many = link.areas ? 1 + Math.sqrt(ties.length) : LOOKS.bands[band];
  const dashes = link.areas || !LOOKS.dashed ? [] : LOOKS.strokes[status];
  return {width: status === "existing" ? many : Math.max(many, 2),
    colour: link.areas ? colours.status.existing : colours.status[status],
    dashes: dashes.length || band !== "unknown" || link.areas || !LOOKS.dashed ? dashes : [2, 4],
    opacity: link.areas ? .1 + .5 * link.share : LINES.length > 400 ? .4
      : band === "unknown" && status === "existing" ? .75 : .6,
    to: !link.areas && ties.some(tie => tie.target === link.to),
    from: !link.areas && ties.some(tie => tie.target === link.from && tie.source !== tie.target)};
}
// Labels: the most named first, none on top of another. The choice depends on the zoom only,
// so that labels do not flicker while the map moves.
const labelCache = new Map();
function labelsAt(zoom, items = view.items, first = null) {
  const size = Math.min(Math.max(12 * zoom, 10), 15) / zoom;
  const key = `${view.key} ${size.toFixed(2)}`;
  if (items === view.items && labelCache.has(key)) return labelCache.get(key);
  const cells = new Map(), kept = [], step = 140 * size / 12;
  for (const item of [...items.values()].sort((a, b) => b.rank - a.rank || a.order - b.order)) {
    if (item.hidden && item !== first) continue;
    const w = (item.width + 4) * size / 12, h = item.lines.length * 14 * size / 12;
    const box = {item, size, left: item.x - w / 2, top: item.y + item.r + 3, w, h};
    if (!fits(box, cells, step)) continue;
    kept.push(box);
  }
  if (items === view.items) {
    if (labelCache.size > 40) labelCache.clear();
    labelCache.set(key, kept);
  }
  return kept;
}
// A crowded map gets fewer labels, with more air around each.
const AIR = DATA.layout.labelled ? 0 : .45;
function fits(label, cells, step) {
  const air = view.key === "full" ? AIR * label.size * 2 : 0;
  const box = {left: label.left - air, top: label.top - air, w: label.w + 2 * air, h: label.h + 2 * air};
  const spots = [];
  for (let i = Math.floor(box.left / step); i <= Math.floor((box.left + box.w) / step); i++) {
    for (let j = Math.floor(box.top / step); j <= Math.floor((box.top + box.h) / step); j++) {
      const spot = `${i} ${j}`;
      for (const other of cells.get(spot) ?? []) {
        if (box.left < other.left + other.w && other.left < box.left + box.w
          && box.top < other.top + other.h && other.top < box.top + box.h) return false;
      }
      spots.push(spot);
    }
  }
  for (const spot of spots) {
    if (cells.has(spot)) cells.get(spot).push(box); else cells.set(spot, [box]);
  }
  return true;
}
function drawLabels(ctx, boxes) {
  ctx.textAlign = "center";
  ctx.textBaseline = "alphabetic";
  ctx.lineJoin = "round";
  ctx.strokeStyle = theme.page;
  ctx.fillStyle = theme.ink;
  for (const {item, size, top} of boxes) {
    ctx.font = `${item.respondent === "yes" || item.area ? 600 : 400} ${size}px ${FONT}`;
    ctx.lineWidth = size * .3;
    item.lines.forEach((text, i) => {
      const y = top + size * (.9 + i * 14 / 12);
      ctx.strokeText(text, item.x, y);
      ctx.fillText(text, item.x, y);
    });
  }
}
// First the ground under the lines, then the names over them.
function drawAreas(ctx, zoom, names) {
  if (!view.frames) return;
  const size = Math.min(Math.max(13 * zoom, 12), 18) / zoom;
  ctx.font = `600 ${size}px ${FONT}`;
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  ctx.lineWidth = size * .3;
  for (const {name, named, frame: [x, y, w, h]} of AREAS) {
    if (!named) continue;
    ctx.fillStyle = ctx.strokeStyle = theme.area;
    if (!names) {
      ctx.beginPath();
      ctx.roundRect(x, y, w, h, 12);
      ctx.fill();
      continue;
    }
    const text = shorten(ctx, name, w - 24), at = [x + 12, y + 8 + size * .8];
    ctx.strokeText(text, ...at);
    ctx.fillStyle = theme.quiet;
    ctx.fillText(text, ...at);
  }
}
function shorten(ctx, text, width) {
  if (ctx.measureText(text).width <= width) return text;
  let cut = text.length;
  while (cut > 3 && ctx.measureText(text.slice(0, cut) + "…").width > width) cut--;
  return text.slice(0, cut).trimEnd() + "…";
}
