// The map as SVG: for paper, for a file, and as the source of the PNG. Always light.
function picture() {
  const colours = DATA.themes.light;
  const zoom = view.key === "full" && LAYOUT.labelled ? 1 : network.getScale(), k = 1 / Math.min(zoom, 1);
  const [left, top, right, bottom] = withLabels(extent(), zoom);
  const made = svg("svg", {xmlns: "http://www.w3.org/2000/svg", role: "img", "aria-label": document.title,
    viewBox: `${left - 12} ${top - 12} ${right - left + 24} ${bottom - top + 24}`,
    width: Math.round(right - left + 24), height: Math.round(bottom - top + 24),
    "font-family": FONT.replaceAll('"', "'"), "text-anchor": "middle"},
  svg("rect", {x: left - 12, y: top - 12, width: "100%", height: "100%", fill: colours.page}));
  const front = spotlight(false);
  for (const {named, frame: [x, y, width, height]} of view.frames ? AREAS : []) {
    if (named) made.append(svg("rect", {x, y, width, height, rx: 12, fill: colours.area}));
  }
  for (const {text, size, left: x, top: y} of front ? [] : areaNames(zoom)) {
    made.append(svgText([text], x, y + size * .8, size, {fill: colours.quiet, "font-weight": 600, "text-anchor": "start"}));
  }
  for (const link of view.links) {
    const look = lookOf(link, colours);
    made.append(...svgLink(link, look && {...look, width: look.width * (view.overview ? farWidth(zoom) : 1)}));
  }
  for (const item of view.items.values()) if (!item.hidden) made.append(...svgItem(item, colours));
  if (front) {
    made.append(svg("rect", {x: left - 12, y: top - 12, width: "100%", height: "100%", fill: colours.page, "fill-opacity": front.veil}));
    for (const link of front.links) {
      const look = lookOf(link, colours);
      made.append(...svgLink(link, front.route ? routeLook(look, colours, k) : look));
    }
  }
  const marks = chosen ? [] : overlayMarks(k, colours);
  for (const mark of marks) if (mark.line) made.append(...svgMark(mark, colours));
  for (const item of front?.items.values() ?? []) made.append(...svgItem(item, colours));
  if (front?.center) made.append(...svgMark(centreRing(front.center, colours), colours));
  for (const mark of marks) if (mark.shape || mark.rect) made.append(...svgMark(mark, colours));
  for (const {item, size, top: y} of front ? lightLabels(zoom, front) : labelsAt(zoom)) {
    made.append(svgText(item.lines, item.x, y + size * .9, size, {fill: colours.ink, stroke: colours.page,
      "stroke-width": size * .3, "stroke-linejoin": "round", "paint-order": "stroke",
      "font-weight": item.respondent === "yes" || item.area ? 600 : 400}));
  }
  for (const mark of marks) if (mark.pill) made.append(...svgMark(mark, colours));
  return made;
}
function svgItem(item, colours) {
  const shape = glyph(item.shape, item.x, item.y, item.r, paintOf(item, colours));
  return item.inside ? [shape, svgText([item.inside], item.x, item.y + item.r * .2, item.r * .6, {fill: colours.ink})] : [shape];
}
function svgText(lines, x, y, size, attributes) {
  return svg("text", {x, y, "font-size": size, ...attributes}, ...lines.map((line, i) => {
    const part = svg("tspan", {x, dy: i ? size * 14 / 12 : 0});
    // XML has no way to write control characters.
    part.textContent = line.replace(/[\u0000-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/g, " ");
    return part;
  }));
}
function svgLink(link, look) {
  const a = view.items.get(link.from), b = view.items.get(link.to);
  if (!look || a.hidden || b.hidden) return [];
  const line = {stroke: look.colour, "stroke-width": look.width, "stroke-opacity": look.opacity,
    "stroke-dasharray": look.dashes.join(" ") || "none", fill: "none"};
  if (a === b) { const {x, y, r} = loopAt(a); return [svg("ellipse", {cx: x, cy: y, rx: r, ry: r, ...line})]; }
  return [svg("path", {d: `M${a.x} ${a.y}L${b.x} ${b.y}`, ...line}),
    ...(LOOKS.dashed ? headsOf({...link, look}, look) : []).map(points =>
      svg("polygon", {points: points.join(" "), fill: look.colour, "fill-opacity": look.opacity}))];
}
function save(blob, name) {
  const link = el("a", {href: URL.createObjectURL(blob), download: name});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
function svgBlob() {
  return new Blob([new XMLSerializer().serializeToString(picture())], {type: "image/svg+xml"});
}
function savePng() {
  const image = new Image(), address = URL.createObjectURL(svgBlob());
  image.onload = () => {
    const times = Math.min(2, 8000 / Math.max(image.width, image.height));
    const canvas = el("canvas", {width: image.width * times, height: image.height * times});
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(address);
    canvas.toBlob(blob => save(blob, `${T.fileMap}.png`));
  };
  image.src = address;
}
function copyLink() {
  const address = `${location.href.split("#")[0]}#${addressOf()}`;
  Promise.resolve(navigator.clipboard?.writeText(address) ?? Promise.reject())
    .then(() => say(T.copied, true), () => say(T.copyByHand, true));
}
function startPictures() {
  $("save-svg").onclick = () => save(svgBlob(), `${T.fileMap}.svg`);
  $("save-png").onclick = savePng;
  $("save-csv").onclick = () => save(new Blob([csvText()], {type: "text/csv"}), `${T.fileTies}.csv`);
  $("copy-link").onclick = copyLink;
  $("print").onclick = () => { $("save").open = false; print(); };
  let before = null;
  addEventListener("beforeprint", () => {
    before = {rows: tableRows, hidden: $("table").hidden, stage: $("stage").hidden};
    tableRows = Infinity;
    $("table").hidden = $("stage").hidden = false;
    drawTable();
    const paper = picture();
    paper.id = "print-picture";
    document.body.insertBefore(paper, $("legend"));
  });
  addEventListener("afterprint", () => {
    $("print-picture")?.remove();
    tableRows = before.rows;
    $("table").hidden = before.hidden;
    $("stage").hidden = before.stage;
    drawTable();
  });
}
