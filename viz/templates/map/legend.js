// The legend, which is the filters.
const SAMPLES = {
  respondent: value => glyph("dot", 14, 8, 6, paintOf({scope: "internal", respondent: value})),
  kind: value => glyph(LOOKS.shapes[value], 14, 8, 6, {fill: "none", stroke: theme.ink, "stroke-width": 1.6}),
  scope: value => glyph("dot", 14, 8, 6, {fill: theme.scope[value]}),
  band: value => svg("path", {d: "M1 8H27", stroke: theme.status.existing, fill: "none",
    "stroke-width": LOOKS.bands[value], "stroke-dasharray": value === "unknown" ? "2 4" : "none"}),
  status: value => svg("path", {d: "M1 8H27", stroke: theme.status[value], fill: "none",
    "stroke-width": 2, "stroke-dasharray": LOOKS.strokes[value].join(" ") || "none"}),
};
const rows = new Map();

function buildLegend() {
  $("facets").replaceChildren(...FACETS.map(facet => {
    const clear = el("button", {className: "link", type: "button", textContent: T.all, hidden: true,
      "aria-label": fill(T.allOf, {name: facet.title}),
      onclick: () => changeFilters(() => off[facet.key].clear())});
    rows.set(facet.key, {clear});
    return el("div", {className: "facet", role: "group", "aria-label": facet.title},
      el("h2", {className: "title"}, el("span", {textContent: facet.title}), clear),
      el("div", {className: "values"}, ...facet.values.map(pair => buildRow(facet, pair))));
  }));
  buildSizes();
}
function buildRow(facet, [value, text]) {
  const box = el("input", {type: "checkbox", checked: true, onchange: () => changeFilters(() =>
    box.checked ? off[facet.key].delete(value) : off[facet.key].add(value))});
  box.dataset.facet = facet.key;
  box.dataset.value = value;
  const count = el("span", {className: "n"});
  const sample = SAMPLES[facet.key];
  const picture = sample ? svg("svg", {width: 28, height: 16, "aria-hidden": "true"}, sample(value)) : null;
  const only = el("button", {className: "link", type: "button", textContent: T.only,
    "aria-label": fill(T.onlyThis, {name: text}),
    onclick: () => changeFilters(() => {
      off[facet.key] = new Set(facet.values.map(pair => pair[0]).filter(other => other !== value));
    })});
  rows.set(`${facet.key} ${value}`, {box, count, picture, redraw: () => picture?.replaceChildren(sample(value))});
  const label = el("label", {}, box, picture, el("span", {className: "text", textContent: text}), count);
  return el("div", {className: sample ? "row" : "row plain"}, label, facet.values.length > 1 ? only : null);
}
function buildSizes() {
  $("sizes").replaceChildren(...LOOKS.sizes.map(([count, r]) => el("span", {},
    svg("svg", {width: 2 * r + 4, height: 2 * r + 4, "aria-hidden": "true"},
      glyph("dot", r + 2, r + 2, r, {fill: "none", stroke: theme.quiet, "stroke-width": 1.6})),
    el("span", {textContent: number(count)}))));
}
function drawFilters() {
  for (const facet of FACETS) {
    const counts = countsOf(facet);
    rows.get(facet.key).clear.hidden = !off[facet.key].size;
    for (const [value] of facet.values) {
      const {box, count} = rows.get(`${facet.key} ${value}`);
      box.checked = !off[facet.key].has(value);
      count.textContent = number(counts.get(value));
    }
  }
}
function recolour() {
  theme = DATA.themes[dark.matches ? "dark" : "light"];
  for (const row of rows.values()) row.redraw?.();
  buildSizes();
  updateView(true);
}
