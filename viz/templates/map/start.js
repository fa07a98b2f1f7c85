// Put it together.
function clearFilters() {
  for (const {key} of FACETS) off[key].clear();
  $("purpose").value = "";
  wantedPurpose = "";
}
function labelAt({x, y}) {
  return drawn.find(box => x >= box.left && x <= box.left + box.w && y >= box.top && y <= box.top + box.h)?.item;
}
function onClick({nodes, edges, pointer}) {
  const id = nodes[0] ?? labelAt(pointer.canvas)?.id;
  if (view.overview) {
    const area = view.items.get(id)?.area;
    if (area) show(area.id === "others" ? fullView() : areaView(area));
  } else if (id != null) choose({node: id});
  else if (edges.length) choose({line: edges[0]});
  else choose(null);
}
function startNetwork() {
  network.on("beforeDrawing", ctx => drawAreas(ctx, network.getScale(), false));
  network.on("afterDrawing", drawFocus);
  network.on("click", onClick);
  const point = shape => { $("map").style.cursor = shape; };
  network.on("hoverNode", ({node}) => { hovered = node; point("pointer"); network.redraw(); });
  network.on("blurNode", () => { hovered = null; point(""); network.redraw(); });
  network.on("hoverEdge", () => point("pointer"));
  network.on("blurEdge", () => point(""));
  let width = $("map").clientWidth;
  network.on("resize", () => {
    if (Math.abs($("map").clientWidth - width) > 40) { width = $("map").clientWidth; fit(); }
  });
}
function startButtons() {
  $("undo").onclick = () => { if (past.length) restore(past.pop()); };
  $("reset").onclick = () => {
    if (filtered()) changeFilters(clearFilters);
    choose(null);
    if (CLOSEUPS) show(overview()); else fit();
  };
  $("fit").onclick = fit;
  $("nearer").onclick = () => zoom(1.25);
  $("farther").onclick = () => zoom(.8);
  $("as-map").onclick = () => setTable(false);
  $("as-table").onclick = () => setTable(true);
  $("filters").onclick = () => toggleLegend(!$("legend").classList.contains("open"));
  let settled = "";
  $("purpose").oninput = () => {
    if (wantedPurpose === settled) past.push({...snapshot(), purpose: settled});
    wantedPurpose = fold($("purpose").value.trim());
    applyFilters();
  };
  $("purpose").onchange = () => { settled = wantedPurpose; };
  document.addEventListener("click", event => {
    if (!$("save").contains(event.target) || event.target.closest("#save div")) $("save").open = false;
  });
  dark.addEventListener("change", recolour);
}
function openAddress() {
  const key = new URLSearchParams(location.hash.slice(1)).get("unit");
  const node = NODES.find(found => found.key === key);
  if (node) choose({node: node.id}, {go: true, quiet: true});
}
shown = passing(null);
buildLegend();
show(CLOSEUPS ? overview() : fullView());
startNetwork();
startButtons();
startSearch();
startPictures();
startKeys();
applyFilters();
openAddress();
addEventListener("hashchange", openAddress);
performance.mark("samspill-ready");
network.once("afterDrawing", () => performance.mark("samspill-drawn"));
