// What the reader has asked for: one value, that undo and redo keep and the address holds.
let state = fresh(), lastMerge = "";
const past = [], future = [];
// Not undone: the choice, how it is looked at, and from where (null: all in sight).
let chosen = null, scheme = "", camera = null;

function fresh() {
  return {off: Object.fromEntries(DATA.facets.map(([key]) => [key, new Set()])), atLeast: 0, purpose: "",
    overlay: "", focus: null, path: null, view: LAYOUT.large ? "overview" : "full"};
}
// `merge` names a change that is made in many small steps and undone in one.
function change(alter, merge = "") {
  if (!merge || merge !== lastMerge) past.push(structuredClone(state));
  lastMerge = merge;
  future.length = 0;
  alter(state);
  apply();
}
function step(from, to) {
  if (!from.length) return;
  to.push(state);
  state = from.pop();
  lastMerge = "";
  apply();
}
const undo = () => step(past, future), redo = () => step(future, past);
const filtered = () => state.purpose !== "" || state.atLeast > 0 || state.focus !== null
  || FACETS.some(({key}) => state.off[key].size);
const touched = () => filtered() || chosen !== null || state.overlay !== "" || state.path !== null
  || camera !== null || state.view !== fresh().view;
function clearFilters(wanted) {
  Object.assign(wanted, {...fresh(), view: wanted.view, overlay: wanted.overlay});
}
function reset() {
  chosen = null;
  camera = null;
  if (filtered() || touched()) change(wanted => Object.assign(wanted, fresh()));
  fit();
}

// The address: readable words, names and not numbers of groups, so that it outlives a new map.
const valueIn = (key, value) => key === "group" && value !== "-1" ? textOf(key, value) : value;

function addressOf() {
  const words = new URLSearchParams();
  const put = (key, value) => { if (value !== "" && value != null) words.append(key, value); };
  if (chosen?.node != null) put("unit", NODES[chosen.node].key);
  for (const end of pairOf(chosen)) put("pair", NODES[end].key);
  for (const {key} of FACETS) for (const value of state.off[key]) put(`without.${key}`, valueIn(key, value));
  put("purpose", state.purpose);
  put("atleast", state.atLeast || "");
  put("show", state.overlay);
  if (state.focus) { put("focus", NODES[state.focus.node].key); put("steps", state.focus.steps); }
  if (state.path) { put("from", NODES[state.path.a].key); put("to", NODES[state.path.b].key); }
  if (state.view !== fresh().view) put("view", state.view.startsWith("area ") ? "area" : state.view);
  if (state.view.startsWith("area ")) put("area", AREAS[state.view.slice(5)].name);
  if (camera) put("at", [camera.x, camera.y, camera.scale].map(part => +part.toFixed(6)).join(" "));
  if (!$("table").hidden) put("table", "1");
  put("colours", scheme);
  return words.toString();
}
let waiting = 0;
function writeAddress() {
  clearTimeout(waiting);
  // Browsers allow only so many changes a second.
  waiting = setTimeout(() => {
    const words = addressOf();
    try {
      history.replaceState(null, "", words ? `#${words}` : location.pathname + location.search);
    } catch { /* inside a notebook a page has no address of its own */ }
  }, 120);
}
function readAddress() {
  const words = new URLSearchParams(location.hash.slice(1));
  const unit = word => NODES.find(node => node.key === words.get(word))?.id ?? null;
  state = fresh();
  for (const {key, values} of FACETS) {
    const wanted = new Set(words.getAll(`without.${key}`));
    for (const [value] of values) if (wanted.has(valueIn(key, value))) state.off[key].add(value);
  }
  state.purpose = words.get("purpose") ?? "";
  state.atLeast = Math.max(0, Number(words.get("atleast")) || 0);
  state.overlay = OVERLAYS.find(({key}) => key === words.get("show"))?.key ?? "";
  if (unit("focus") != null) state.focus = {node: unit("focus"), steps: words.get("steps") === "2" ? 2 : 1};
  if (unit("from") != null && unit("to") != null && unit("from") !== unit("to")) state.path = {a: unit("from"), b: unit("to")};
  state.view = viewIn(words);
  const ends = words.getAll("pair").map(key => NODES.find(node => node.key === key)?.id);
  chosen = unit("unit") != null ? {node: unit("unit")} : ends.length === 2 && !ends.includes(undefined) ? pairChoice(...ends) : null;
  const at = (words.get("at") ?? "").split(" ").map(Number);
  camera = at.length === 3 && at.every(Number.isFinite) && at[2] > 0 ? {x: at[0], y: at[1], scale: at[2]} : null;
  scheme = ["light", "dark"].find(one => one === words.get("colours")) ?? "";
  return {table: words.get("table") === "1"};
}
function viewIn(words) {
  if (!LAYOUT.large) return "full";
  const area = AREAS.find(({name}) => name === words.get("area"));
  if (words.get("view") === "area" && area) return `area ${area.id}`;
  return words.get("view") === "full" ? "full" : "overview";
}
function pairOf(choice) {
  if (choice?.line != null) return [LINES[choice.line].from, LINES[choice.line].to];
  return choice?.pair ?? [];
}
function pairChoice(a, b) {
  const line = lineBetween(a, b);
  return line ? {line: line.id} : {pair: [a, b]};
}
function openAddress() {
  const {table} = readAddress();
  past.length = future.length = 0;
  setColours();
  const from = camera;
  apply();
  if (chosen?.node != null) reveal(chosen.node);
  if (from) moveTo(from); else if (chosen?.node != null) frameFocus(); else fit();
  setTable(table);
}
