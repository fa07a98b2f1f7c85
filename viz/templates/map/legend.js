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
      onclick: () => change(wanted => wanted.off[facet.key].clear())});
    rows.set(facet.key, {clear});
    return el("div", {className: "facet", role: "group", "aria-label": facet.title},
      el("h2", {className: "title"}, el("span", {textContent: facet.title}), clear),
      facet.key === "band" && LOWS.length > 1 ? buildSlider() : null,
      el("div", {className: "values"}, ...facet.values.map(pair => buildRow(facet, pair))));
  }));
  buildSizes();
  buildOverlays();
}
// The slider stops at the numbers that somebody gave. What nobody gave a number for has its own
// switch among the bands.
function buildSlider() {
  const slider = el("input", {id: "at-least", type: "range", min: 0, max: LOWS.length, step: 1, value: 0, "aria-label": T.contacts,
    oninput: () => change(wanted => { wanted.atLeast = LOWS[slider.value - 1] ?? 0; }, "at least"),
    onchange: () => { lastMerge = ""; }});
  return el("div", {className: "slider"}, el("label", {htmlFor: "at-least", id: "at-least-text"}), slider);
}
function drawSlider() {
  const slider = $("at-least");
  if (!slider) return;
  const text = state.atLeast ? fill(T.atLeast, {n: number(state.atLeast)}) : T.anyNumber;
  slider.value = LOWS.filter(low => low <= state.atLeast).length;
  slider.setAttribute("aria-valuetext", text);
  $("at-least-text").textContent = text;
}
function buildRow(facet, [value, text]) {
  const box = el("input", {type: "checkbox", checked: true, onchange: () => change(({off}) =>
    box.checked ? off[facet.key].delete(value) : off[facet.key].add(value))});
  box.dataset.facet = facet.key;
  box.dataset.value = value;
  const count = el("span", {className: "n"});
  const sample = SAMPLES[facet.key];
  const picture = sample ? svg("svg", {width: 28, height: 16, "aria-hidden": "true"}, sample(value)) : null;
  const only = el("button", {className: "link", type: "button", textContent: T.only,
    "aria-label": fill(T.onlyThis, {name: text}),
    onclick: () => change(({off}) => {
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
  drawSlider();
  if (document.activeElement !== $("purpose")) $("purpose").value = state.purpose;
  for (const facet of FACETS) {
    const counts = countsOf(facet);
    rows.get(facet.key).clear.hidden = !state.off[facet.key].size;
    for (const [value] of facet.values) {
      const {box, count} = rows.get(`${facet.key} ${value}`);
      box.checked = !state.off[facet.key].has(value);
      count.textContent = number(counts.get(value));
    }
  }
}
function setColours() {
  if (scheme) document.documentElement.dataset.colours = scheme; else delete document.documentElement.dataset.colours;
  const isDark = scheme ? scheme === "dark" : dark.matches;
  theme = DATA.themes[isDark ? "dark" : "light"];
  $("dark").setAttribute("aria-pressed", String(isDark));
  for (const row of rows.values()) row.redraw?.();
  buildSizes();
}
function recolour() {
  setColours();
  drawOverlays();
  updateView();
  drawTools();
}
function turnColours() {
  scheme = theme === DATA.themes.dark ? "light" : "dark";
  recolour();
}
