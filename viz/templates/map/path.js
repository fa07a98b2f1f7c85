// The strongest way between two units over what is shown: existing collaborations, whoever says
// so; a step is as long as 1 / contacts a year, and an unknown number counts as once a year.
let route = null;

function strengthOf(ties) {
  return Math.max(0, ...ties.map(tie => tie.low ?? LOOKS.yearly));
}
function partnersOf(id) {
  const found = new Map();
  for (const tie of NODES[id].ties) {
    const other = tie.source === id ? tie.target : tie.source;
    if (other === id || !shown.ties[tie.id] || tie.status !== "existing") continue;
    if (!found.has(other)) found.set(other, []);
    found.get(other).push(tie);
  }
  return found;
}
function findRoute() {
  if (!state.path) return null;
  const {a, b} = state.path, before = new Map(), best = new Map([[a, 0]]), done = new Set();
  const heap = heapOf([0, a]);
  for (let next = heap.pop(); next; next = heap.pop()) {
    const [far, id] = next;
    if (done.has(id)) continue;
    done.add(id);
    if (id === b) return {length: far, steps: stepsTo(b, before)};
    for (const [other, ties] of partnersOf(id)) {
      const strength = strengthOf(ties), reach = far + 1 / strength;
      if (strength > 0 && reach < (best.get(other) ?? Infinity)) {
        best.set(other, reach);
        before.set(other, {from: id, to: other, ties});
        heap.push([reach, other]);
      }
    }
  }
  return null;
}
function stepsTo(end, before) {
  const steps = [];
  for (let step = before.get(end); step; step = before.get(step.from)) steps.unshift(step);
  return steps;
}
function heapOf(first) {
  const all = [first], less = (i, j) => all[i][0] < all[j][0] || all[i][0] === all[j][0] && all[i][1] < all[j][1];
  const swap = (i, j) => { [all[i], all[j]] = [all[j], all[i]]; };
  return {
    push(value) {
      let i = all.push(value) - 1;
      for (let up; i && less(i, up = i - 1 >> 1); i = up) swap(i, up);
    },
    pop() {
      if (!all.length) return null;
      swap(0, all.length - 1);
      const top = all.pop();
      for (let i = 0, low; (low = 2 * i + 1) < all.length; i = low) {
        if (low + 1 < all.length && less(low + 1, low)) low++;
        if (!less(low, i)) break;
        swap(low, i);
      }
      return top;
    },
  };
}
function routeUnits() {
  const {a, b} = state.path;
  return route ? [a, ...route.steps.map(step => step.to)] : [a, b];
}
function setPath(a, b) {
  if (a == null || b == null || a === b) return;
  chosen = null;
  change(wanted => { wanted.path = {a, b}; });
  frameFocus();
  say(route ? pathTitle() : T.noPath);
}
function clearPath() {
  if (state.path) change(wanted => { wanted.path = null; });
  ends.a = ends.b = null;
  drawPath();
}
const pathTitle = () => fill(T.pathFound, {a: NODES[state.path.a].name, b: NODES[state.path.b].name, n: number(route.steps.length)});

// The two fields: a unit is taken at each, then the way is shown.
const ends = {a: null, b: null}, boxes = {};
function startPath() {
  for (const end of ["a", "b"]) {
    boxes[end] = combobox($(`path-${end}`), $(`path-${end}-hits`), node => {
      ends[end] = node.id;
      $(`path-${end}`).value = node.name;
      if (ends.a != null && ends.b != null) setPath(ends.a, ends.b);
      else $(end === "a" ? "path-b" : "path-a").focus();
    }, () => { ends[end] = null; });
  }
  $("path-clear").onclick = () => { clearPath(); $("path-a").focus(); };
}
function drawPath() {
  if (state.path) Object.assign(ends, state.path);
  for (const end of ["a", "b"]) {
    if (document.activeElement !== $(`path-${end}`)) $(`path-${end}`).value = ends[end] == null ? "" : NODES[ends[end]].name;
  }
  $("path-clear").hidden = !state.path;
}
function pathFrom(id) {
  ends.a = id;
  ends.b = null;
  if (state.path) change(wanted => { wanted.path = null; }); else drawPath();
  if (getComputedStyle($("legend")).display === "none") toggleLegend(true);
  $("path-b").focus();
}
function pathPanel() {
  if (!route) {
    const {a, b} = state.path;
    return [headOf(`${NODES[a].name} – ${NODES[b].name}`, clearPath), el("p", {className: "meta", textContent: T.noPath})];
  }
  return [headOf(`${NODES[state.path.a].name} – ${NODES[state.path.b].name}`, clearPath),
    el("p", {className: "meta", textContent: pathTitle()}), el("p", {className: "meta", textContent: T.pathMeaning}),
    tools(fill(T.steps, {n: number(route.steps.length)}), false),
    el("ol", {className: "steps"}, ...route.steps.map(({from, to, ties}) => el("li", {className: "partner"},
      el("p", {className: "step"}, unitButton(NODES[from]), " – ", unitButton(NODES[to])), ...ties.map(tieBlock))))];
}
