// The same collaborations as a table, for reading, sorting and saving.
const COLUMNS = [
  {title: T.from, text: tie => NODES[tie.source].name},
  {title: T.to, text: tie => NODES[tie.target].name},
  {title: T.often, text: tie => tie.often},
  {title: T.perYear, number: true, text: tie => tie.low == null ? "" : number(tie.low), value: tie => tie.low ?? -1},
  {title: T.purpose, text: tie => purposesOf(tie).join("; ")},
  {title: T.status, text: tie => textOf("status", tie.status)},
  {title: T.quote, text: tie => quotesOf(tie).map(quote => quote.text).join("\n"), quotes: true},
];
const PAGE = 200;
let sortColumn = 0, sortDown = false, tableRows = PAGE;

function sortedTies() {
  const {text, value} = COLUMNS[sortColumn];
  const key = value ?? text;
  const order = value ? (a, b) => key(a) - key(b) : (a, b) => byName(key(a), key(b));
  return TIES.filter(tie => shown.ties[tie.id])
    .sort((a, b) => (sortDown ? -1 : 1) * order(a, b) || a.id - b.id);
}
function drawTable() {
  if ($("table").hidden) return;
  const ties = sortedTies();
  const table = el("table", {}, el("caption", {textContent: fill(T.rows, {n: number(ties.filter(joins).length)})}),
    el("thead", {}, el("tr", {}, ...COLUMNS.map(headCell))),
    el("tbody", {}, ...ties.slice(0, tableRows).map(tie => el("tr", {}, ...COLUMNS.map(column => cellOf(column, tie))))));
  const more = el("button", {className: "more", type: "button", textContent: T.more,
    hidden: ties.length <= tableRows, onclick: () => { tableRows += 5 * PAGE; drawTable(); }});
  $("table").replaceChildren(table, more);
}
function headCell(column, at) {
  const button = el("button", {type: "button", textContent: column.title, onclick: () => {
    sortDown = at === sortColumn ? !sortDown : Boolean(column.value);
    sortColumn = at;
    drawTable();
    $("table").querySelectorAll("th button")[at].focus();
  }});
  const cell = el("th", {scope: "col", className: column.number ? "number" : ""}, button);
  if (at === sortColumn) cell.setAttribute("aria-sort", sortDown ? "descending" : "ascending");
  return cell;
}
function cellOf(column, tie) {
  if (!column.quotes) return el("td", {textContent: column.text(tie), className: column.number ? "number" : ""});
  return el("td", {}, ...quotesOf(tie).flatMap(({text, place, found}) => [el("span", {textContent: text}),
    el("span", {className: "where", textContent: found ? `${place} · ${found}` : place})]));
}
function setTable(on) {
  const was = $("stage").hidden;
  $("table").hidden = !on;
  $("stage").hidden = on;
  $("as-table").setAttribute("aria-pressed", String(on));
  $("as-map").setAttribute("aria-pressed", String(!on));
  drawTable();
  // A hidden canvas has no size to stand before.
  if (!on && was) { if (camera) moveTo(camera); else fit(); }
  writeAddress();
}
// Spreadsheets run a cell that starts like a formula: an apostrophe makes it text, and one that
// stands there already gets another, so that the first can always be taken off again.
function csvCell(text) {
  const safe = /^[=+\-@＝＋－＠'\t\r\n]/.test(text.trimStart()) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[;"\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
function csvText() {
  const places = tie => quotesOf(tie).map(quote => quote.place).join("\n");
  const head = [...COLUMNS.map(column => column.title), T.place];
  const body = sortedTies().map(tie => [...COLUMNS.map(column => column.text(tie)), places(tie)]);
  return "\ufeff" + [head, ...body].map(row => row.map(csvCell).join(";")).join("\r\n") + "\r\n";
}
