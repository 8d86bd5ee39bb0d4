// The data of the page, indexed; words of the chosen language; nothing here touches the network drawing.
const data = JSON.parse(document.getElementById("data").textContent);
const nodes = new Map(data.nodes.map((n) => [n.id, n]));
const edges = new Map(data.edges.map((e) => [e.id, e]));
const relations = new Map(data.relations.map((r) => [r.id, r]));
const touching = new Map(data.nodes.map((n) => [n.id, []])); // node id -> its edges
for (const edge of data.edges) {
  touching.get(edge.from).push(edge);
  if (edge.to !== edge.from) touching.get(edge.to).push(edge);
}
const related = new Map(); // thing id -> relations in which it stands, also those without a second thing
for (const relation of data.relations) {
  for (const id of new Set((relation.roles || []).map((r) => r.id).filter(Boolean))) {
    if (!related.has(id)) related.set(id, []);
    related.get(id).push(relation);
  }
}

let lang = data.lang;
const say = (section, key) => {
  const table = data.words[lang][section];
  return Object.hasOwn(table, key) ? table[key] : key;
};
const page = (key) => say("page", key);
const term = (name) => say("term", name);
const dated = (edtf) => (edtf ? say("date", edtf) : "");
const capital = (text) => text.charAt(0).toLocaleUpperCase(lang) + text.slice(1);
const other = (edge, id) => (edge.from === id ? edge.to : edge.from);
const isThing = (node) => node.sort === "thing";

// Five shapes for things, whatever finer class the ontology gives them.
const SHAPES = { Person: "person", Country: "country", Place: "place" };
const ORGANIZATIONS = new Set(data.organizations);
const look = (type) => SHAPES[type] || (ORGANIZATIONS.has(type) ? "organization" : "other");

const nameOf = (id) => {
  const node = nodes.get(id);
  return isThing(node) ? node.labels[lang] : capital(term(node.type));
};
const roleWords = (edge) => edge.roles.map(term).join(", ");

// `zapowiedziane (oferta)`, and the sentence that spells it out.
const statusOf = (h) => say("status", h.status) + (h.mode ? ` (${say("mode", h.mode)})` : "");
const participants = (h, without) =>
  [...new Set((h.roles || []).filter((r) => r.id && r.id !== without).map((r) => nodes.get(r.id).labels[lang]))];

// Second line of a box: the amount and the date; what is not done says so first.
const detail = (h) =>
  [h.kind === "Event" ? "" : say("status", h.status), h.amount ? h.amount[lang] : "", dated(h.date)].filter(Boolean).join(" · ");

const wrap = (text, width) => {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.length - 1;
    if (lines[last] && lines[last].length + word.length >= width) lines.push(word);
    else lines[last] = lines[last] ? `${lines[last]} ${word}` : word;
  }
  return lines.join("\n");
};
const caption = (node) =>
  isThing(node) ? wrap(node.labels[lang], 20) : wrap(nameOf(node.id), 26) + (detail(node) ? `\n${wrap(detail(node), 30)}` : "");

// Names as the search compares them: lower case, no diacritics, Polish ł as l.
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ł", "l").replace(/[^\p{L}\p{N}]+/gu, " ").trim();

const happenings = data.nodes.filter((n) => n.sort === "happening");
const byTime = [...happenings].filter((h) => h.start).sort((a, b) => (a.start + a.end + a.id < b.start + b.end + b.id ? -1 : 1));

// What the reader has chosen.
const state = {
  mode: "focus", centre: data.focus, picked: null, pickedEdge: null, added: new Set(),
  kinds: new Set(data.words[lang].kinds), families: new Set(Object.keys(data.words[lang].family)),
  looks: new Set(["person", "organization", "country", "place", "other"]), sources: new Set(data.sources.keys()),
};
const told = (h) => (h.evidence || []).some((e) => state.sources.has(e.source));
const passes = (node) =>
  node.id === state.centre ||
  (isThing(node) ? state.looks.has(look(node.type)) : state.kinds.has(node.kind) && state.families.has(node.family) && told(node));
const passesEdge = (edge) =>
  edge.kind !== "Relation" || (state.kinds.has("Relation") && edge.of.some((id) => told(relations.get(id))));
