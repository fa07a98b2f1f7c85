// Labels: the most named first, none on top of another. The choice depends on the zoom only,
// so that labels do not flicker while the map moves.
const labelCache = new Map();
function labelsAt(zoom, items = view.items, first = null) {
  const size = Math.min(Math.max(12 * zoom, 10), 15) / zoom;
  const key = `${view.key} ${size.toFixed(2)}`;
  if (items === view.items && labelCache.has(key)) return labelCache.get(key);
  const cells = new Map(), kept = [], step = 140 * size / 12;
  // Names of groups stay where they are: labels keep off them.
  for (const box of items === view.items ? areaNames(zoom) : []) fits(box, cells, step, 0);
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
const AIR = LAYOUT.labelled ? 0 : .45;
function fits(label, cells, step, air = view.key === "full" ? AIR * label.size * 2 : 0) {
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
