// The data of the page, and small helpers. What comes from documents reaches the screen
// only through textContent.
const DATA = JSON.parse(document.getElementById("data").textContent);
const T = DATA.texts, LOOKS = DATA.looks;
const BANDS = Object.keys(LOOKS.bands);
const NODES = DATA.scene.nodes.map((row, id) => {
  const [key, name, kind, scope, respondent, group, namedBy, names, spellings, lines, width] = row;
  const {x, y, size} = DATA.nodes[id];
  return {id, key, name, kind, scope, respondent: respondent ? "yes" : "no", group: String(group),
    namedBy, names, spellings, lines, width, x, y, r: size, shape: DATA.nodes[id].shape, ties: []};
});
const TIES = DATA.scene.ties.map((row, id) => {
  const [source, target, status, band, often, low, purposes, quotes] = row;
  return {id, source, target, status, band, often, low, purposes, quotes,
    words: fold(purposes.join("\n"))};
});
for (const tie of TIES) {
  NODES[tie.source].ties.push(tie);
  if (tie.target !== tie.source) NODES[tie.target].ties.push(tie);
}
const LINES = DATA.edges.map(({id, from, to}) => ({id, from, to, ties: DATA.scene.lines[id]}));
const AREAS = DATA.layout.areas.map(([name, lines, width, named, frame, members], id) =>
  ({id, name, lines, width, named, frame, members}));
const byName = new Intl.Collator(DATA.language, {numeric: true}).compare;
const number = new Intl.NumberFormat(DATA.language).format;

const $ = id => document.getElementById(id);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
function fold(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}
function el(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (key in made) made[key] = value; else made.setAttribute(key, value);
  }
  made.append(...children.filter(child => child != null));
  return made;
}
function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
function say(text) {
  $("live").textContent = text;
}
