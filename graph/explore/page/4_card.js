// The card at the side: who or what this is, and the exact sentences. Everything is put in as text, never as HTML.
const card = document.getElementById("card");

function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "onclick") node.addEventListener("click", value);
    else if (value !== null && value !== undefined && value !== "") node.setAttribute(key, value);
  }
  for (const child of children.flat()) if (child !== null && child !== undefined && child !== "") node.append(child);
  return node;
}
const go = (id) => el("button", { type: "button", class: "link", onclick: () => pick(id) }, nodes.get(id).labels ? nodes.get(id).labels[lang] : nameOf(id));
const safeLink = (url) => (/^https?:\/\//i.test(url || "") ? url : null);
const anchor = (url, text) => el("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, text);
const joined = (parts, by) => parts.flatMap((p, i) => (i ? [by, p] : [p]));

function quote(e, h) {
  const source = data.sources[e.source];
  const title = source.title || source.name || say("part", "untitled");
  const address = safeLink(source.url);
  const where = [source.publisher, dated(source.date), e.page ? `${say("part", "page")} ${e.page}` : ""].filter(Boolean).join(" · ");
  return el("blockquote", { class: `k-${h.kind} f-${h.family || ""}` },
    el("q", {}, e.quote),
    el("footer", {},
      el("span", { class: "st" }, statusOf(e)),
      e.by ? el("span", {}, `${capital(say("part", "according"))}: ${e.by.join(" → ")}. `) : null,
      address ? anchor(address, title) : el("cite", {}, title), where ? ` — ${where}` : "",
      (e.cites || []).map((c) => el("div", {}, `${capital(say("part", "cites"))}: `, safeLink(c) ? anchor(c, c) : c)),
      e.dated === undefined ? null : el("div", { class: "note" }, capital(e.dated[0] ? say("part", "date_from").replace("{words}", () => e.dated[0]) : say("part", "date_inferred"))),
      e.unsure === undefined ? null : el("div", { class: "note" }, capital(say("part", "unsure").replace("{count}", e.unsure)))));
}
const quotes = (h) => (h.evidence || []).filter((e) => state.sources.has(e.source)).map((e) => quote(e, h));
const folded = (h) => el("details", { class: "quotes" }, el("summary", {}, `${page("sentences")} (${(h.evidence || []).length})`), quotes(h));

function tags(h) {
  return el("p", {},
    el("span", { class: `tag f-${h.family || ""} k-${h.kind}` }, statusOf(h)),
    h.state ? el("span", { class: "tag" }, say("part", "state")) : null);
}
function rolesOf(h) {
  const rows = new Map();
  for (const r of h.roles || []) {
    if (!rows.has(r.role)) rows.set(r.role, []);
    rows.get(r.role).push(r.id ? go(r.id) : r.text || "?");
  }
  return el("dl", { class: "roles" }, [...rows].flatMap(([role, who]) => [el("dt", {}, term(role)), el("dd", {}, joined(who, ", "))]));
}
const heading = (text) => el("h3", {}, text);
const closer = () => el("button", { type: "button", class: "x", "aria-label": page("close"), onclick: () => pick(null) }, "×");
const actions = (id) => el("div", { class: "acts" },
  id === state.centre && state.mode === "focus" ? null : el("button", { type: "button", onclick: () => centre(id) }, page("centre")),
  el("button", { type: "button", onclick: () => expand(id) }, page("expand")));

function happeningCard(h) {
  return [closer(), el("h2", {}, nameOf(h.id)),
    el("p", { class: "sub" }, [dated(h.date) || say("part", "undated"), h.amount ? h.amount[lang] : ""].filter(Boolean).join(" · ")),
    tags(h), el("p", { class: "say" }, say("sentence", h.status)),
    ((h.notes || {})[lang] || []).map((note) => el("p", { class: "with note" }, note)),
    (h.linked || []).length ? el("p", { class: "with" }, joined(h.linked.filter((id) => nodes.has(id)).map(go), " · ")) : null, actions(h.id),
    h.roles ? [heading(page("who")), rolesOf(h)] : null, heading(page("sentences")), quotes(h)];
}

function happeningRow(h, id) {
  const mine = [...new Set((h.roles || []).filter((r) => r.id === id).map((r) => term(r.role)))].join(", ");
  const rest = participants(h, id).join(", ");
  return el("li", {},
    el("span", { class: "when" }, dated(h.date) || say("part", "undated")),
    el("button", { type: "button", class: "link", onclick: () => pick(h.id) }, nameOf(h.id)), " ",
    h.kind === "Event" ? null : el("span", { class: `tag k-${h.kind} f-${h.family}` }, statusOf(h)),
    el("div", { class: "with" }, [mine, h.amount ? h.amount[lang] : "", rest].filter(Boolean).join(" · ")), folded(h));
}

function relationRow(r, id) {
  const words = (r.roles || []).filter((f) => f.role === "text").map((f) => f.text).join(", ");
  const ends = (r.roles || []).filter((f) => f.id && f.id !== id).map((f) => go(f.id));
  return el("li", {}, `${capital(term(r.type))}: `, words, words && ends.length ? " — " : "", joined(ends, ", "), r.status === "actual" ? null : tags(r), folded(r));
}

function postLine(p) {
  const span = [p.start, p.end].some(Boolean) ? ` (${dated(p.start)}–${dated(p.end)})` : "";
  return el("li", {}, p.words[lang] || Object.values(p.words)[0], p.of ? [" — ", go(p.of)] : "", span);
}

function thingCard(t) {
  const told = touching.get(t.id).filter((e) => e.kind !== "Relation").map((e) => nodes.get(other(e, t.id)));
  const rows = [...new Set(told)].filter(passes).sort((a, b) => ((a.start || "9999") + a.id < (b.start || "9999") + b.id ? -1 : 1));
  const names = (t.names || []).filter((n) => n !== t.labels[lang]);
  const above = [t.country, ...(t.parents || [])].filter((id) => id && nodes.has(id));
  const ties = related.get(t.id) || [];
  return [closer(), el("h2", {}, t.labels[lang]),
    el("p", { class: "sub" }, capital(term(t.type)), above.length ? [" · ", joined([...new Set(above)].map(go), ", ")] : ""), actions(t.id),
    names.length ? el("p", { class: "with" }, `${say("part", "names")}: ${names.slice(0, 12).join(", ")}`) : null,
    t.posts ? [heading(say("part", "posts")), el("ul", { class: "list" }, t.posts.map(postLine))] : null,
    ties.length ? [heading(say("part", "relations")), el("ul", { class: "list" }, ties.map((r) => relationRow(r, t.id)))] : null,
    rows.length ? [heading(`${say("part", "events")} (${rows.length})`), el("ul", { class: "list" }, rows.map((h) => happeningRow(h, t.id)))] : null,
    (t.links || []).some(safeLink) ? [heading(say("part", "same_as")), el("p", {}, joined(t.links.filter(safeLink).map((u) => anchor(u, u)), " · "))] : null];
}

function edgeCard(edge) {
  const ends = [el("p", { class: "sub" }, go(edge.from), " → ", go(edge.to))];
  if (edge.kind === "Relation") {
    return [closer(), el("h2", {}, relationCaption(edge).replaceAll("\n", " ")), ends,
      edge.of.map((id) => relations.get(id)).map((r) => [heading(capital(term(r.type))), tags(r), quotes(r)])];
  }
  const h = nodes.get(edge.of[0]);
  const who = nodes.get(other(edge, h.id));
  return [closer(), el("h2", {}, `${who.labels[lang]}: ${roleWords(edge)}`), ends, tags(h), el("p", { class: "say" }, say("sentence", h.status)),
    heading(page("sentences")), quotes(h), heading(page("who")), rolesOf(h)];
}

function showCard() {
  const body = state.pickedEdge ? edgeCard(edges.get(state.pickedEdge))
    : state.picked ? (isThing(nodes.get(state.picked)) ? thingCard : happeningCard)(nodes.get(state.picked))
    : [el("h2", {}, page("title")), el("p", {}, nodes.size ? page("help") : page("empty")), el("p", { class: "with" }, page("keys"))];
  card.replaceChildren(...body.flat(3).filter((x) => x !== null && x !== undefined && x !== ""));
  card.scrollTop = 0;
}
