// Search as you type: names and other spellings, also without accents.
const SPELLINGS = NODES.map(node => [node.name, ...node.spellings].map(fold));
let hits = [], active = -1;

function find(text) {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  const rank = ({id}) => Math.min(...SPELLINGS[id].map(name => {
    const at = name.indexOf(wanted);
    if (name === wanted) return -1;
    return at < 0 ? 3 : at === 0 ? 0 : /[\s/,.-]/.test(name[at - 1]) ? 1 : 2;
  }));
  return NODES.map(node => [rank(node), node]).filter(([value]) => value < 3)
    .sort((a, b) => a[0] - b[0] || b[1].namedBy - a[1].namedBy || byName(a[1].name, b[1].name))
    .slice(0, 12).map(([, node]) => node);
}
function drawHits() {
  $("hits").replaceChildren(...hits.map((node, i) => el("li", {id: `hit-${i}`, role: "option",
    "aria-selected": String(i === active), onmousedown: event => { event.preventDefault(); take(i); }},
  el("b", {textContent: node.name}), el("span", {textContent: textOf("kind", node.kind)}))));
  $("hits").hidden = !hits.length;
  $("search").setAttribute("aria-expanded", String(hits.length > 0));
  if (active >= 0) $("search").setAttribute("aria-activedescendant", `hit-${active}`);
  else $("search").removeAttribute("aria-activedescendant");
  $(`hit-${active}`)?.scrollIntoView({block: "nearest"});
}
function closeHits() {
  hits = [];
  active = -1;
  drawHits();
}
function take(i) {
  const node = hits[i];
  closeHits();
  $("search").value = "";
  if (!shown.nodes[node.id]) changeFilters(clearFilters);
  setTable(false);
  choose({node: node.id}, {go: true});
  $("map").focus();
}
function startSearch() {
  const box = $("search");
  box.oninput = () => {
    hits = find(box.value);
    active = -1;
    drawHits();
    say(hits.length ? fill(T.found, {n: number(hits.length)}) : box.value.trim() ? T.noneFound : "");
  };
  box.onblur = closeHits;
  box.onkeydown = event => {
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (step && hits.length) {
      event.preventDefault();
      active = active < 0 ? (step > 0 ? 0 : hits.length - 1) : (active + step + hits.length) % hits.length;
      drawHits();
    } else if (event.key === "Enter" && hits.length) {
      event.preventDefault();
      take(Math.max(active, 0));
    } else if (event.key === "Escape") {
      event.stopPropagation();
      if (hits.length) closeHits(); else { box.value = ""; $("map").focus(); }
    }
  };
}
