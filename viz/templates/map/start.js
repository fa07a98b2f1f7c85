// Put it together.
function labelAt({x, y}) {
  return drawn.find(box => x >= box.left && x <= box.left + box.w && y >= box.top && y <= box.top + box.h)?.item;
}
function onClick({nodes, pointer}) {
  const id = nodes[0] ?? labelAt(pointer.canvas)?.id;
  if (view.overview) {
    const area = view.items.get(id)?.area;
    if (area) change(wanted => { wanted.view = area.id === "others" ? "full" : `area ${area.id}`; });
    return;
  }
  const line = id == null ? lineAt(pointer.canvas) : null;
  if (id != null) choose({node: id});
  else if (line) choose({line: line.id});
  else if (chosen) choose(null);
}
// The hand over a line that can be opened.
let looking = 0;
function onMove({clientX, clientY}) {
  cancelAnimationFrame(looking);
  looking = requestAnimationFrame(() => {
    if (dragging || hovered != null) return;
    const {left, top} = $("map").getBoundingClientRect();
    const over = !view.overview && lineAt(network.DOMtoCanvas({x: clientX - left, y: clientY - top}));
    $("map").style.cursor = over ? "pointer" : "";
  });
}
function startNetwork() {
  network.on("beforeDrawing", ctx => { drawGround(ctx); drawLines(ctx); });
  network.on("afterDrawing", drawLight);
  network.on("click", onClick);
  network.on("dragStart", () => { dragging = true; });
  network.on("dragEnd", () => { dragging = false; network.redraw(); moved(); });
  network.on("zoom", moved);
  const hover = node => { hovered = node; $("map").style.cursor = node == null ? "" : "pointer"; network.redraw(); };
  network.on("hoverNode", ({node}) => hover(node));
  network.on("blurNode", () => hover(null));
  $("map").addEventListener("pointermove", onMove);
  let width = $("map").clientWidth;
  network.on("resize", () => {
    if (camera || Math.abs($("map").clientWidth - width) <= 40) return;
    width = $("map").clientWidth;
    fit();
  });
}
function startButtons() {
  $("undo").onclick = undo;
  $("redo").onclick = redo;
  $("reset").onclick = reset;
  $("fit").onclick = fit;
  $("nearer").onclick = () => zoom(1.25);
  $("farther").onclick = () => zoom(.8);
  $("as-map").onclick = () => setTable(false);
  $("as-table").onclick = () => setTable(true);
  $("dark").onclick = turnColours;
  $("filters").onclick = () => toggleLegend(!$("legend").classList.contains("open"));
  $("purpose").oninput = () => change(wanted => { wanted.purpose = $("purpose").value; }, "purpose");
  $("purpose").onchange = () => { lastMerge = ""; };
  document.addEventListener("click", event => {
    if (!$("save").contains(event.target) || event.target.closest("#save div")) $("save").open = false;
  });
  dark.addEventListener("change", recolour);
}
buildLegend();
startButtons();
startSearch();
startPath();
startPictures();
startKeys();
openAddress();
addEventListener("hashchange", openAddress);
performance.mark("samspill-ready");
const markDrawn = () => performance.mark("samspill-drawn");
if ($("stage").hidden) markDrawn(); else network.once("afterDrawing", markDrawn);
