// The data of the page, and small helpers. What comes from documents reaches the screen
// only through textContent.
const $ = id => document.getElementById(id);
const DATA = JSON.parse($("data").textContent);
const T = DATA.texts, LOOKS = DATA.looks, LAYOUT = DATA.layout, OVERLAYS = DATA.overlays;
const BANDS = Object.keys(LOOKS.bands);
const decode = ({of, at}) => at.map(i => of[i]);

function readUnits() {
  const u = DATA.units, kind = decode(u.kind), scope = decode(u.scope);
  return DATA.name.map((name, id) => ({id, name, key: u.key[id], kind: kind[id], scope: scope[id],
    respondent: u.respondent[id] ? "yes" : "no", group: String(u.group[id]), namedBy: u.namedBy[id],
    names: u.names[id], lines: u.label[id] ? u.label[id].split("\n") : [name], width: u.width[id],
    x: DATA.x[id], y: DATA.y[id], r: DATA.size[id], shape: LOOKS.shapes[kind[id]], ties: []}));
}
function readTies() {
  const t = DATA.ties, status = decode(t.status), band = decode(t.band), often = decode(t.often);
  return t.source.map((source, id) => ({id, source, target: t.target[id], status: status[id],
    band: band[id], often: often[id], low: t.low[id]}));
}
const NODES = readUnits(), TIES = readTies();
for (const tie of TIES) {
  NODES[tie.source].ties.push(tie);
  if (tie.target !== tie.source) NODES[tie.target].ties.push(tie);
}
const LINES = DATA.from.map((from, id) => ({id, from, to: DATA.to[id], ties: DATA.lines[id]}));
const AREAS = LAYOUT.areas.map(([name, lines, width, code, frame, members], id) =>
  ({id, name, lines, width, group: code, named: code >= 0, frame, members}));

// Quotes, purposes and other spellings: unpacked when somebody first asks.
let unpacked = null;
function said() {
  if (!unpacked) {
    const {bytes, base64} = JSON.parse($("said").textContent);
    const source = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
    unpacked = JSON.parse(new TextDecoder().decode(inflate(source, bytes)));
    unpacked.heading = decode(unpacked.heading);
    unpacked.words = unpacked.purposes.of.map(purposes => fold(purposes.join("\n")));
  }
  return unpacked;
}
const purposesOf = tie => said().purposes.of[said().purposes.at[tie.id]];
const wordsOf = tie => said().words[said().purposes.at[tie.id]];
function quotesOf(tie) {
  const {quotes, text, place, heading, notes, found} = said();
  return quotes[tie.id].map(id => ({text: text[id], place: place[id], heading: heading[id],
    notes: notes[id] ?? [], found: found[id] ?? ""}));
}
const spellingsOf = node => said().spellings[node.id] ?? [];

// Most browsers sort and count in only one of the two Norwegian forms.
const LOCALES = DATA.language === "nn" ? ["nn", "nb"] : DATA.language;
const byName = new Intl.Collator(LOCALES, {numeric: true}).compare;
const number = new Intl.NumberFormat(LOCALES).format;
// A name that turns the direction of writing must not turn the sentence around it.
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, key) =>
  key in values ? String(values[key]).replace(TURNS, "") : all);
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
// To those who listen; `seen` also shows it for a moment to those who look.
function say(text, seen = false) {
  $("live").textContent = text;
  $("live").className = seen ? "toast" : "sr";
  if (seen) setTimeout(() => { $("live").className = "sr"; }, 3000);
}
function lineBetween(a, b) {
  return LINES.find(({from, to}) => from === a && to === b || from === b && to === a);
}
