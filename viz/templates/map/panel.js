// The panel: what is known of the chosen unit or line, with every quote and its place.
let sortPanel = "often", quotesShown = true;

function choose(next, {go = false} = {}) {
  chosen = next;
  hovered = null;
  if (next?.node != null) reveal(next.node);
  drawPanel();
  drawTools();
  if (next && go) frameFocus();
  say(next?.node != null ? fill(T.chosen, {name: NODES[next.node].name}) : next ? pairName(pairOf(next)) : T.cleared);
  network.redraw();
}
// Where a large map does not show the unit, its own group is shown.
function reveal(id) {
  if (view.items.has(id)) return;
  const area = AREAS.find(found => found.members.includes(id));
  Object.assign(state, {focus: null, path: null, view: area ? `area ${area.id}` : "full"});
  apply();
}
function pairName([a, b]) {
  return a === b ? NODES[a].name : `${NODES[a].name} – ${NODES[b].name}`;
}
function drawPanel() {
  const panel = $("panel"), layer = overlay();
  panel.classList.toggle("idle", chosen == null && !state.path);
  if (chosen?.node != null) panel.replaceChildren(...unitPanel(NODES[chosen.node]));
  else if (chosen) panel.replaceChildren(...linePanel(pairOf(chosen)));
  else panel.replaceChildren(...state.path ? pathPanel() : layer ? overlayPanel(layer) : mostNamed());
  panel.dataset.length = route && !chosen ? route.length : "";
  panel.classList.toggle("noquotes", !quotesShown);
}
function mostNamed() {
  const top = NODES.filter(node => node.namedBy && shown.nodes[node.id])
    .sort((a, b) => b.namedBy - a.namedBy || byName(a.name, b.name)).slice(0, 10);
  const few = view.overview && AREAS.length > EVERY;
  return [el("p", {className: "meta", textContent: T.start}),
    few ? el("p", {className: "meta", textContent: fill(T.fewLines, {n: number(EACH)})}) : "",
    el("div", {className: "tools"}, el("h3", {textContent: T.most}), el("span", {className: "meta", textContent: T.mostHint})),
    el("ol", {className: "most"}, ...top.map(node => el("li", {}, unitButton(node),
      el("span", {textContent: number(node.namedBy)}))))];
}
function unitButton(node) {
  return el("button", {type: "button", textContent: node.name, onclick: () => {
    choose({node: node.id}, {go: true});
    $("panel").scrollTop = 0;
    $("panel").focus({preventScroll: true});
  }});
}
function pairButton(a, b) {
  return el("button", {type: "button", textContent: pairName([a, b]), onclick: () => {
    choose(pairChoice(a, b), {go: true});
    $("panel").focus({preventScroll: true});
  }});
}
function headOf(name, close = () => choose(null)) {
  return el("div", {className: "head"}, el("h2", {textContent: name}),
    el("button", {className: "close", type: "button", textContent: "×", "aria-label": T.close,
      onclick: () => { close(); $("map").focus(); }}));
}
function unitPanel(node) {
  const facts = [textOf("kind", node.kind), textOf("scope", node.scope),
    node.group !== "-1" ? textOf("group", node.group) : null].filter(Boolean);
  const ties = node.ties.filter(tie => shown.ties[tie.id]);
  const partners = new Map();
  for (const tie of ties) {
    const other = tie.source === node.id ? tie.target : tie.source;
    if (!partners.has(other)) partners.set(other, []);
    partners.get(other).push(tie);
  }
  const figure = (title, value) => el("div", {}, el("dt", {textContent: title}), el("dd", {textContent: number(value)}));
  const hidden = node.ties.length - ties.length;
  return [headOf(node.name), el("p", {className: "meta", textContent: facts.join(" · ")}),
    el("p", {className: "meta", textContent: node.respondent === "yes" ? T.filed : T.notFiled}),
    spellingsOf(node).length ? el("p", {className: "meta", textContent: `${T.alsoWritten}: ${spellingsOf(node).join("; ")}`}) : "",
    el("dl", {className: "figures"}, figure(T.namedBy, node.namedBy), node.respondent === "yes" ? figure(T.names, node.names) : ""),
    ...standing(node), actions(node),
    tools(fill(T.partners, {n: number(partners.size)}), partners.size > 1),
    ...(partners.size ? [] : [el("p", {className: "meta", textContent: T.noPartners})]),
    ...sorted(partners).map(([other, found]) => partnerBlock(other, found)),
    hidden ? el("p", {className: "meta", textContent: fill(T.fullList, {n: number(hidden)})}) : ""];
}
// What the overlays say of the unit.
function standing(node) {
  return OVERLAYS.flatMap(({key, title}) => {
    const mark = unitMarks.get(key).get(node.id);
    return mark ? [el("p", {className: "standing"}, el("b", {textContent: title}), ` ${mark.figure} · ${mark.detail}`)] : [];
  });
}
function actions(node) {
  const focus = steps => {
    const on = state.focus?.node === node.id && state.focus.steps === steps;
    return el("button", {type: "button", textContent: steps === 1 ? T.oneStep : T.twoSteps, "aria-pressed": String(on),
      onclick: () => { setFocus(on ? null : node.id, steps); $("panel").querySelectorAll(".actions button")[steps - 1]?.focus(); }});
  };
  return el("div", {className: "actions", role: "group", "aria-label": T.focus}, el("span", {textContent: T.focus}), focus(1), focus(2),
    el("button", {type: "button", textContent: T.pathFrom, onclick: () => pathFrom(node.id)}));
}
function sorted(partners) {
  const name = ([id]) => NODES[id].name;
  const most = ([, ties]) => Math.max(...ties.map(tie => tie.low ?? -1));
  return [...partners].sort((a, b) => (sortPanel === "often" ? most(b) - most(a) : 0) || byName(name(a), name(b)));
}
function tools(title, sortable) {
  const order = el("select", {onchange: () => { sortPanel = order.value; drawPanel(); }},
    el("option", {value: "often", textContent: T.byOften}), el("option", {value: "name", textContent: T.byName}));
  order.value = sortPanel;
  const quotes = el("input", {type: "checkbox", checked: quotesShown, onchange: () => {
    quotesShown = quotes.checked;
    $("panel").classList.toggle("noquotes", !quotesShown);
  }});
  return el("div", {className: "tools"}, el("h3", {textContent: title}),
    sortable ? el("label", {}, T.sortBy, order) : null, el("label", {}, quotes, T.quotes));
}
function partnerBlock(other, ties) {
  return el("div", {className: "partner"}, unitButton(NODES[other]), ...ties.map(tieBlock));
}
function tieBlock(tie) {
  const {source, target, status, often} = tie;
  const said = source === target ? fill(T.aboutItself, {a: NODES[source].name})
    : fill(T.says, {a: NODES[source].name, b: NODES[target].name});
  return el("div", {className: "tie"}, el("p", {className: "said", textContent: said}),
    el("p", {}, el("span", {className: "often", textContent: often}),
      status === "existing" ? null : el("span", {className: `tag ${status}`, textContent: textOf("status", status)})),
    ...purposesOf(tie).map(text => el("p", {className: "purposes", textContent: text})),
    ...quotesOf(tie).map(quoteBlock));
}
function quoteBlock({text, place, heading, notes, found}) {
  const from = (...parts) => el("footer", {textContent: parts.filter(Boolean).join(" · ")});
  return el("blockquote", {}, el("p", {textContent: text}), from(place, heading, found),
    ...notes.flatMap(([note, where]) => [el("p", {textContent: `${T.note}: ${note}`}), from(where)]));
}
function linePanel([a, b]) {
  const ties = (lineBetween(a, b)?.ties ?? []).map(id => TIES[id]).filter(tie => shown.ties[tie.id]);
  const list = ids => el("ul", {className: "most"}, ...ids.map(id => el("li", {}, unitButton(NODES[id]))));
  const between = chosen.pair ? sharedPartners(a, b) : [];
  return [headOf(pairName([a, b])),
    ...(ties.length ? [tools(fill(T.rows, {n: number(ties.length)}), false), el("div", {className: "partner"}, ...ties.map(tieBlock))]
      : [el("p", {className: "meta", textContent: chosen.pair ? T.nobodySays : T.noPartners})]),
    list(a === b ? [a] : [a, b]),
    ...(between.length ? [el("div", {className: "tools"}, el("h3", {textContent: fill(T.shared, {n: number(between.length)})})), list(between)] : [])];
}
