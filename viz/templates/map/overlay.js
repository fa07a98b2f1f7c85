// What the questions answer, laid over the map. All figures come with the page.
const SIGNS = {wished: "+", strained: "!", one_sided: "½", guessed: "?"};
const RINGS = {hubs: "dot", brokers: "diamond", silos: "square", missing: "dot"};
const overlay = () => OVERLAYS.find(({key}) => key === state.overlay) ?? null;
const unitMarks = new Map(OVERLAYS.map(({key, units}) =>
  [key, new Map(units.map(([unit, figure, detail]) => [unit, {figure, detail}]))]));

// What an overlay marks in the view: units or areas with their figures, and links.
function markedItems({units, groups, links}) {
  const found = new Map();
  if (!view.overview) {
    for (const [id, figure] of units) found.set(id, figure);
  } else {
    const count = new Map();
    const areas = new Map([...view.items.values()].flatMap(item => item.area.members.map(id => [id, item.id])));
    const add = id => count.set(id, (count.get(id) ?? 0) + 1);
    for (const [id] of units) add(areas.get(id));
    for (const [a, b] of links) for (const id of new Set([areas.get(a), areas.get(b)])) add(id);
    for (const [id, n] of count) found.set(id, number(n));
    for (const [group, figure, , silo] of groups) {
      const item = [...view.items.values()].find(({area}) => area.group === group);
      if (item && silo) found.set(item.id, figure);
    }
  }
  for (const id of found.keys()) if (!there(id)) found.delete(id);
  return found;
}
const there = id => view.items.has(id) && !view.items.get(id).hidden;
function markedLinks({links}) {
  if (view.overview) return [];
  return links.filter(([a, b, sort]) => there(a) && there(b) && linkShown(a, b, sort));
}
// A guess has no collaboration to be hidden by a filter.
function linkShown(a, b, sort) {
  return sort === "guessed" || lineBetween(a, b)?.ties.some(id => shown.ties[id]
    && (sort === "one_sided" ? "existing" : sort === "wished" ? "proposed" : "strained") === TIES[id].status);
}
const linkPaint = (sort, colours) => ({
  wished: {colour: colours.status.proposed, dash: LOOKS.strokes.proposed},
  strained: {colour: colours.status.strained, dash: LOOKS.strokes.strained},
  one_sided: {colour: colours.mark, dash: []},
  guessed: {colour: colours.mark, dash: [3, 5]},
})[sort];

// Marks to paint over the map, on the canvas and as SVG. They keep their size on the screen
// when the map is far away: `k` units of the map.
function overlayMarks(k, colours) {
  const layer = overlay(), marks = [];
  if (!layer) return marks;
  for (const [a, b, sort] of markedLinks(layer)) {
    const from = view.items.get(a), to = view.items.get(b), {colour, dash} = linkPaint(sort, colours);
    marks.push({line: [from.x, from.y, to.x, to.y], colour, width: (sort === "one_sided" ? 1.6 : 2.5) * k, dash: dash.map(part => part * k)},
      {pill: SIGNS[sort], x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, colour, size: 11 * k});
  }
  for (const [id, figure] of markedItems(layer)) {
    const item = view.items.get(id), r = item.r + 5 * k, shape = RINGS[layer.key];
    marks.push({shape, x: item.x, y: item.y, r, colour: colours.mark, width: 2.4 * k});
    // Beside the shape, which it must not hide.
    const size = 11 * k;
    if (figure) marks.push({pill: figure, x: item.x + r * .6 + (figure.length * .3 + .4) * size, y: item.y - r * .9, colour: colours.mark, size});
  }
  return [...marks, ...siloFrames(layer, k, colours)];
}
function siloFrames({groups}, k, colours) {
  if (!view.frames) return [];
  return groups.flatMap(([group, figure, , silo]) => {
    const area = AREAS.find(one => one.group === group);
    if (!silo || !area) return [];
    const [x, y, w, h] = area.frame;
    return [{rect: [x, y, w, h], colour: colours.mark, width: 3 * k, dash: [10 * k, 4 * k]},
      {pill: figure, x: x + w - 22 * k, y: y + 2 * k, colour: colours.mark, size: 12 * k}];
  });
}
function paintMark(ctx, mark) {
  ctx.strokeStyle = ctx.fillStyle = mark.colour;
  ctx.lineWidth = mark.width ?? 1;
  ctx.setLineDash(mark.dash ?? []);
  if (mark.pill) { paintPill(ctx, mark); return; }
  if (mark.shape) trace(ctx, mark.shape, mark.x, mark.y, mark.r);
  else {
    ctx.beginPath();
    if (mark.rect) ctx.roundRect(...mark.rect, 12);
    else { ctx.moveTo(mark.line[0], mark.line[1]); ctx.lineTo(mark.line[2], mark.line[3]); }
  }
  ctx.stroke();
  ctx.setLineDash([]);
}
function paintPill(ctx, {pill, x, y, size, colour}) {
  ctx.font = `600 ${size}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  const w = Math.max(ctx.measureText(pill).width + size * .8, size * 1.5);
  ctx.beginPath();
  ctx.roundRect(x - w / 2, y - size * .75, w, size * 1.5, size * .75);
  ctx.fillStyle = colour;
  ctx.fill();
  ctx.fillStyle = theme.page;
  ctx.fillText(pill, x, y + size * .06);
}
function svgMark(mark, colours) {
  const line = {stroke: mark.colour, "stroke-width": mark.width ?? 1, fill: "none",
    "stroke-dasharray": mark.dash?.join(" ") || "none"};
  if (mark.shape) return [glyph(mark.shape, mark.x, mark.y, mark.r, line)];
  if (mark.rect) {
    const [x, y, width, height] = mark.rect;
    return [svg("rect", {x, y, width, height, rx: 12, ...line})];
  }
  if (mark.line) {
    const [x1, y1, x2, y2] = mark.line;
    return [svg("line", {x1, y1, x2, y2, ...line})];
  }
  const {pill, x, y, size, colour} = mark, width = Math.max(pill.length * size * .6 + size * .8, size * 1.5);
  return [svg("rect", {x: x - width / 2, y: y - size * .75, width, height: size * 1.5, rx: size * .75, fill: colour}),
    svgText([pill], x, y + size * .36, size, {fill: colours.page, "font-weight": 600})];
}

// The switch, with the legend of the layer that is on.
function buildOverlays() {
  const option = (key, title) => {
    const box = el("input", {type: "radio", name: "overlay", value: key, checked: key === state.overlay,
      onchange: () => setOverlay(key)});
    const picture = svg("svg", {width: 28, height: 16, "aria-hidden": "true"});
    const redraw = () => picture.replaceChildren(...key ? overlaySample(key) : []);
    rows.set(`overlay ${key}`, {redraw});
    redraw();
    return el("div", {className: "row"}, el("label", {}, box, picture, el("span", {className: "text", textContent: title})));
  };
  $("overlays").replaceChildren(option("", T.noOverlay), ...OVERLAYS.map(({key, title}) => option(key, title)));
  $("overlay-facet").hidden = !OVERLAYS.length;
}
function overlaySample(key) {
  if (key === "missing") {
    return [svg("path", {d: "M1 8H27", stroke: theme.mark, fill: "none", "stroke-width": 2.4, "stroke-dasharray": "3 5"})];
  }
  const paint = {fill: "none", stroke: theme.mark, "stroke-width": 2};
  return [glyph(RINGS[key], 14, 8, key === "brokers" ? 5.6 : 7, paint), glyph("dot", 14, 8, 2.6, {fill: theme.quiet})];
}
function setOverlay(key) {
  chosen = null;
  change(wanted => { wanted.overlay = key; });
  const layer = overlay();
  say(layer ? `${layer.title}. ${layer.meaning} ${layer.chance}` : T.noOverlay);
}
function nextOverlay() {
  const keys = ["", ...OVERLAYS.map(({key}) => key)];
  setOverlay(keys[(keys.indexOf(state.overlay) + 1) % keys.length]);
}
function drawOverlays() {
  for (const box of $("overlays").querySelectorAll("input")) box.checked = box.value === state.overlay;
  const layer = overlay();
  $("overlay-text").replaceChildren(...layer ? [layer.meaning, layer.chance, view.overview && layer.key !== "silos" ? T.perArea : ""]
    .filter(Boolean).map(text => el("p", {textContent: text})) : []);
  $("overlay-text").append(...(layer?.sorts ?? []).map(([sort, text, count]) => {
    const {colour, dash} = linkPaint(sort, theme);
    return el("p", {className: "sort"}, svg("svg", {width: 28, height: 16, "aria-hidden": "true"},
      svg("path", {d: "M1 8H27", stroke: colour, fill: "none", "stroke-width": 2.4, "stroke-dasharray": dash.join(" ") || "none"}),
      ...svgMark({pill: SIGNS[sort], x: 14, y: 8, size: 9, colour}, theme)), el("span", {textContent: text}),
    el("span", {className: "n", textContent: number(count)}));
  }));
}
// The panel lists what the layer marks, so that it can be read and reached without the picture.
function overlayPanel(layer) {
  const {title, units, groups, links} = layer;
  const row = (button, figure, detail) => el("li", {}, el("span", {className: "who"}, button,
    detail ? el("span", {className: "detail", textContent: detail}) : null), el("span", {textContent: figure}));
  const sorts = new Map(layer.sorts.map(([sort, text]) => [sort, text]));
  return [el("h2", {textContent: title}),
    el("ol", {className: "most"}, ...units.map(([id, figure, detail]) => row(unitButton(NODES[id]), figure, detail)),
      ...groups.map(([group, figure, detail, silo]) => row(el("span", {className: silo ? "silo" : "", textContent: textOf("group", String(group))}),
        figure, silo ? `${T.silo}; ${detail}` : detail)),
      ...links.map(([a, b, sort, figure]) => row(pairButton(a, b), "", [sorts.get(sort), figure].filter(Boolean).join("; "))))];
}
