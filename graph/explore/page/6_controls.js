// Search, filters (which are the legend as well), keys, language, light and dark.
const search = document.getElementById("search"), hits = document.getElementById("hits");
const filterBody = document.getElementById("filter-body");

// --- search: every word typed must begin a word of a name; a case form finds its name by losing its ending
const haystack = data.nodes.map((n) => ({ id: n.id, deg: n.deg || 0, thing: isThing(n), words: null }));
function wordsOf(row) {
  if (!row.words) {
    const node = nodes.get(row.id);
    const text = row.thing ? [...(node.names || []), ...Object.values(node.labels)] : [...Object.keys(data.words).map((l) => data.words[l].term[node.type]), ...Object.keys(data.words).map((l) => data.words[l].date[node.date] || ""), ...participants(node)];
    row.words = [...new Set(fold(text.join(" ")).split(" "))];
  }
  return row.words;
}
function find(text) {
  const typed = fold(text).split(" ").filter(Boolean);
  if (!typed.length) return [];
  for (const cut of [0, 1, 2, 3]) {
    const stems = typed.map((w) => (w.length - cut >= 4 ? w.slice(0, w.length - cut) : w));
    const found = haystack.filter((row) => stems.every((s) => wordsOf(row).some((w) => w.startsWith(s))));
    if (found.length) return found.sort((a, b) => b.thing - a.thing || b.deg - a.deg || (a.id < b.id ? -1 : 1)).slice(0, 12).map((r) => r.id);
  }
  return [];
}
let at = -1;
function showHits() {
  const found = find(search.value);
  at = found.length ? 0 : -1;
  const rows = found.map((id, i) => {
    const node = nodes.get(id);
    const sub = isThing(node) ? term(node.type) : [detail(node), participants(node).slice(0, 4).join(", ")].filter(Boolean).join(" · ");
    return el("li", { role: "option", id: `hit-${i}`, "data-id": id, "aria-selected": String(i === 0), onclick: () => take(id) }, nameOf(id), el("small", {}, sub));
  });
  hits.replaceChildren(...(rows.length ? rows : [el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, page("noresult"))]));
  hits.hidden = !search.value.trim();
  search.setAttribute("aria-expanded", String(!hits.hidden));
  mark();
}
function mark() {
  [...hits.children].forEach((row, i) => row.setAttribute("aria-selected", String(i === at)));
  if (at >= 0) { search.setAttribute("aria-activedescendant", `hit-${at}`); hits.children[at].scrollIntoView({ block: "nearest" }); }
  else search.removeAttribute("aria-activedescendant");
}
function take(id) {
  closeHits();
  search.value = "";
  centre(id);
}
function closeHits() { hits.hidden = true; search.setAttribute("aria-expanded", "false"); search.removeAttribute("aria-activedescendant"); }
search.addEventListener("input", showHits);
search.addEventListener("blur", () => setTimeout(closeHits, 200));
search.addEventListener("keydown", (event) => {
  const rows = [...hits.querySelectorAll("[data-id]")];
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (rows.length) { at = (at + (event.key === "ArrowDown" ? 1 : rows.length - 1)) % rows.length; mark(); }
  } else if (event.key === "Enter" && at >= 0 && rows[at]) take(rows[at].dataset.id);
  else if (event.key === "Escape") { search.value = ""; closeHits(); }
});

// --- filters
function box(set, key, mark, text, count, cls = "") {
  const input = el("input", { type: "checkbox", "data-filter": key });
  input.checked = set.has(key);
  input.addEventListener("change", () => { if (input.checked) set.add(key); else set.delete(key); refresh(); });
  return el("label", { class: cls }, input, mark, el("span", { class: "t" }, text), el("span", { class: "n" }, String(count)));
}
const swatch = (cls) => el("span", { class: `mark ${cls}`, "aria-hidden": "true" });
const group = (name, rows) => (rows.length ? el("fieldset", {}, el("legend", {}, page(name)), rows) : null);
function showFilters() {
  const count = (list, test) => list.filter(test).length;
  const things = data.nodes.filter(isThing);
  const kinds = data.words[lang].kinds.map((k) => [k, k === "Relation" ? data.relations.length : count(happenings, (h) => h.kind === k)]).filter(([, n]) => n);
  const families = Object.entries(data.words[lang].family).map(([f, name]) => [f, name, count(happenings, (h) => h.family === f)]).filter(([, , n]) => n);
  const looks = ["person", "organization", "country", "place", "other"].map((l) => [l, count(things, (t) => look(t.type) === l)]).filter(([, n]) => n);
  const sources = data.sources.map((s, i) => [i, s, count([...happenings, ...data.relations], (h) => (h.evidence || []).some((e) => e.source === i))]);
  filterBody.replaceChildren(...[
    group("bykind", kinds.map(([k, n]) => box(state.kinds, k, swatch(`k-${k}`), say("kind", k), n))),
    group("bytype", families.map(([f, name, n]) => box(state.families, f, swatch(`f-${f}`), name, n))),
    group("things", looks.map(([l, n]) => box(state.looks, l, swatch(`t-${l}`), page(l), n))),
    group("bydocument", sources.map(([i, s, n]) => box(state.sources, i, "", [s.title || s.name || say("part", "untitled"), dated(s.date)].filter(Boolean).join(", "), n, "doc"))),
  ].filter(Boolean));
}

// --- words, language, theme
function showWords() {
  root.lang = lang;
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = page(node.dataset.word);
  for (const node of document.querySelectorAll("[data-word-label]")) node.setAttribute("aria-label", page(node.dataset.wordLabel));
  for (const node of document.querySelectorAll("[data-word-placeholder]")) node.placeholder = page(node.dataset.wordPlaceholder);
  for (const l of ["pl", "en"]) document.getElementById(`lang-${l}`).setAttribute("aria-pressed", String(l === lang));
  document.title = page("title") + (state.centre && nodes.has(state.centre) ? `: ${nameOf(state.centre)}` : "");
}
function speak(language) { lang = language; haystack.forEach((row) => { row.words = null; }); showWords(); showFilters(); showTimeline(); refresh(); }
for (const l of ["pl", "en"]) document.getElementById(`lang-${l}`).addEventListener("click", () => speak(l));
const dark = window.matchMedia("(prefers-color-scheme: dark)");
function paint(theme) { root.dataset.theme = theme; readTones(); draw(); }
document.getElementById("theme").addEventListener("click", () => paint(root.dataset.theme === "dark" ? "light" : "dark"));
dark.addEventListener("change", () => paint(dark.matches ? "dark" : "light"));

// --- zoom and keys
const zoom = (by) => network.moveTo({ scale: network.getScale() * by });
document.getElementById("zoom-in").addEventListener("click", () => zoom(1.25));
document.getElementById("zoom-out").addEventListener("click", () => zoom(0.8));
document.getElementById("zoom-fit").addEventListener("click", () => fit());
document.getElementById("view-focus").addEventListener("click", () => setMode("focus"));
document.getElementById("view-whole").addEventListener("click", () => setMode("whole"));
function stepTime(by) {
  const list = byTime.filter(passes);
  if (!list.length) return;
  const here = list.findIndex((h) => h.id === state.picked);
  centre(list[here < 0 ? (by > 0 ? 0 : list.length - 1) : (here + by + list.length) % list.length].id);
}
const MOVES = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target === search) return;
  if (event.key === "/") { event.preventDefault(); search.focus(); }
  else if (event.key === "Escape") pick(null);
  else if (event.key === "[" || event.key === "]") stepTime(event.key === "]" ? 1 : -1);
  else if (event.target === canvas && (event.key === "+" || event.key === "=")) zoom(1.25);
  else if (event.target === canvas && event.key === "-") zoom(0.8);
  else if (event.target === canvas && event.key === "0") fit();
  else if (event.target === canvas && MOVES[event.key]) {
    event.preventDefault();
    const view = network.getViewPosition(), scale = network.getScale();
    network.moveTo({ position: { x: view.x + MOVES[event.key][0] / scale, y: view.y + MOVES[event.key][1] / scale } });
  }
});
