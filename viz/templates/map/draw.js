// Shapes, lines and labels, on the canvas and as SVG.
const dark = matchMedia("(prefers-color-scheme: dark)");
let theme = DATA.themes.light;
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
// First the ground under the lines, then the names over them.
function drawGround(ctx) {
  if (!view.frames) return;
  ctx.fillStyle = theme.area;
  for (const {named, frame: [x, y, w, h]} of AREAS) {
    if (!named) continue;
    ctx.beginPath();
    ctx.roundRect(x, y, w, h, 12);
    ctx.fill();
  }
}
function drawAreaNames(ctx, zoom) {
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  ctx.strokeStyle = theme.area;
  ctx.fillStyle = theme.quiet;
  for (const {text, size, left, top} of areaNames(zoom)) {
    ctx.font = `600 ${size}px ${FONT}`;
    ctx.lineWidth = size * .3;
    ctx.strokeText(text, left, top + size * .8);
    ctx.fillText(text, left, top + size * .8);
  }
}
// Names of groups, the largest first. One that is longer than its frame may stick out as long as
// it stands on no other.
const ruler = document.createElement("canvas").getContext("2d");
const MOST_LETTERS = 16;
let areaNamesAt = {zoom: 0, boxes: []};
function areaNames(zoom) {
  if (!view.frames) return [];
  if (areaNamesAt.zoom === zoom) return areaNamesAt.boxes;
  const size = Math.min(Math.max(13 * zoom, 12), 18) / zoom, cells = new Map(), step = 140 * size / 12;
  ruler.font = `600 ${size}px ${FONT}`;
  const boxes = AREAS.filter(({named}) => named).sort((a, b) => b.members.length - a.members.length || a.id - b.id)
    .map(({name, frame: [x, y, w]}) => {
      const text = shorten(ruler, name, Math.max(w - 24, size * MOST_LETTERS));
      return {text, size, left: x + 12, top: y + 8, w: ruler.measureText(text).width, h: size * 1.1};
    }).filter(box => fits(box, cells, step, 0));
  areaNamesAt = {zoom, boxes};
  return boxes;
}
function shorten(ctx, text, width) {
  if (ctx.measureText(text).width <= width) return text;
  // Nobody measures a thousand letters one by one.
  let cut = Math.min(text.length, Math.ceil(4 * width / parseFloat(ctx.font.split(" ")[1])));
  while (cut > 3 && ctx.measureText(text.slice(0, cut) + "…").width > width) cut--;
  return text.slice(0, cut).trimEnd() + "…";
}
