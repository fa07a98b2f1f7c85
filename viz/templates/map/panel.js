// The panel: what is known of the chosen unit or line, with every quote and its place.
let sortPanel = "often", quotesShown = true;

function choose(next, {go = false, quiet = false} = {}) {
  chosen = next;
  hovered = null;
  const unit = next?.node != null ? NODES[next.node] : null;
  const address = unit ? `#unit=${encodeURIComponent(unit.key)}` : " ";
  history.replaceState(null, "", unit ? address : location.pathname + location.search);
  $("reset").disabled = !filtered() && chosen == null;
  drawPanel();
  if (next?.node != null) reveal(next.node, go);
  if (!quiet) say(unit ? fill(T.chosen, {name: unit.name}) : next ? lineName(LINES[next.line]) : T.cleared);
  network.redraw();
}
function reveal(id, go) {
  if (!view.items.has(id)) {
    const area = AREAS.find(found => found.members.includes(id));
    show(CLOSEUPS && area ? areaView(area) : fullView());
  }
  if (go) frameFocus();
}
function lineName({from, to}) {
  return from === to ? NODES[from].name : `${NODES[from].name} – ${NODES[to].name}`;
}
function drawPanel() {
  const panel = $("panel");
  panel.classList.toggle("idle", chosen == null);
  if (chosen == null) panel.replaceChildren(...mostNamed());
  else if (chosen.node != null) panel.replaceChildren(...unitPanel(NODES[chosen.node]));
  else panel.replaceChildren(...linePanel(LINES[chosen.line]));
  panel.classList.toggle("noquotes", !quotesShown);
}
function mostNamed() {
  const top = NODES.filter(node => node.namedBy && shown.nodes[node.id])
    .sort((a, b) => b.namedBy - a.namedBy || byName(a.name, b.name)).slice(0, 10);
  return [el("p", {className: "meta", textContent: T.start}),
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
function headOf(name) {
  return el("div", {className: "head"}, el("h2", {textContent: name}),
    el("button", {className: "close", type: "button", textContent: "×", "aria-label": T.close,
      onclick: () => { choose(null); $("map").focus(); }}));
}
function textOf(key, value) {
  return FACETS.find(facet => facet.key === key)?.values.find(pair => pair[0] === value)?.[1];
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
    node.spellings.length ? el("p", {className: "meta", textContent: `${T.alsoWritten}: ${node.spellings.join("; ")}`}) : "",
    el("dl", {className: "figures"}, figure(T.namedBy, node.namedBy), node.respondent === "yes" ? figure(T.names, node.names) : ""),
    tools(fill(T.partners, {n: number(partners.size)}), partners.size > 1),
    ...(partners.size ? [] : [el("p", {className: "meta", textContent: T.noPartners})]),
    ...sorted(partners).map(([other, found]) => partnerBlock(other, found)),
    hidden ? el("p", {className: "meta", textContent: fill(T.fullList, {n: number(hidden)})}) : ""];
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
  const {source, target, status, often, purposes} = tie;
  const said = source === target ? fill(T.aboutItself, {a: NODES[source].name})
    : fill(T.says, {a: NODES[source].name, b: NODES[target].name});
  return el("div", {className: "tie"}, el("p", {className: "said", textContent: said}),
    el("p", {}, el("span", {className: "often", textContent: often}),
      status === "existing" ? null : el("span", {className: `tag ${status}`, textContent: textOf("status", status)})),
    ...purposes.map(text => el("p", {className: "purposes", textContent: text})),
    ...tie.quotes.map(quoteBlock));
}
function quoteBlock(id) {
  const [text, place, heading, , notes] = DATA.scene.quotes[id];
  return el("blockquote", {}, el("p", {textContent: text}),
    el("footer", {textContent: heading ? `${place} · ${heading}` : place}),
    ...notes.flatMap(([note, where]) => [el("p", {textContent: `${T.note}: ${note}`}),
      el("footer", {textContent: where})]));
}
function linePanel(line) {
  const ties = line.ties.map(id => TIES[id]).filter(tie => shown.ties[tie.id]);
  const ends = line.from === line.to ? [line.from] : [line.from, line.to];
  return [headOf(lineName(line)), tools(fill(T.rows, {n: number(ties.length)}), false),
    el("div", {className: "partner"}, ...ties.map(tieBlock)),
    el("ul", {className: "most"}, ...ends.map(id => el("li", {}, unitButton(NODES[id]))))];
}
