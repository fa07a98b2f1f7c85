// Search as you type: names and other spellings, also without accents.
let folded = null;
function find(text) {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  folded ??= NODES.map(node => [node.name, ...spellingsOf(node)].map(fold));
  const rank = ({id}) => Math.min(...folded[id].map(name => {
    const at = name.indexOf(wanted);
    if (name === wanted) return -1;
    return at < 0 ? 3 : at === 0 ? 0 : /[\s/,.-]/.test(name[at - 1]) ? 1 : 2;
  }));
  return NODES.map(node => [rank(node), node]).filter(([value]) => value < 3)
    .sort((a, b) => a[0] - b[0] || b[1].namedBy - a[1].namedBy || byName(a[1].name, b[1].name))
    .slice(0, 12).map(([, node]) => node);
}
// A field with a list of the units that fit (the combobox pattern of WAI-ARIA).
function combobox(box, list, take, changed = () => {}) {
  let hits = [], active = -1;
  const draw = () => {
    list.replaceChildren(...hits.map((node, i) => el("li", {id: `${list.id}-${i}`, role: "option",
      "aria-selected": String(i === active), onmousedown: event => { event.preventDefault(); choose(i); }},
    el("b", {textContent: node.name}), el("span", {textContent: textOf("kind", node.kind)}))));
    list.hidden = !hits.length;
    box.setAttribute("aria-expanded", String(hits.length > 0));
    if (active >= 0) box.setAttribute("aria-activedescendant", `${list.id}-${active}`);
    else box.removeAttribute("aria-activedescendant");
    $(`${list.id}-${active}`)?.scrollIntoView({block: "nearest"});
  };
  const close = () => { hits = []; active = -1; draw(); };
  const choose = i => { const node = hits[i]; close(); take(node); };
  box.oninput = () => {
    changed();
    hits = find(box.value);
    active = -1;
    draw();
    say(hits.length ? fill(T.found, {n: number(hits.length)}) : box.value.trim() ? T.noneFound : "");
  };
  box.onblur = close;
  box.onkeydown = event => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step && hits.length) {
      event.preventDefault();
      active = active < 0 ? (step > 0 ? 0 : hits.length - 1) : (active + step + hits.length) % hits.length;
      draw();
    } else if (event.key === "Enter" && hits.length) {
      event.preventDefault();
      choose(Math.max(active, 0));
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (hits.length) close(); else { box.value = ""; changed(); $("map").focus(); }
    }
  };
}
function startSearch() {
  combobox($("search"), $("hits"), node => {
    $("search").value = "";
    if (!shown.nodes[node.id]) change(clearFilters);
    setTable(false);
    choose({node: node.id}, {go: true});
    $("map").focus();
  });
}
