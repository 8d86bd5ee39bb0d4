// The drawing: vis-network with physics off. Styles are computed from the state; only what changed is pushed.
const root = document.documentElement;
const tone = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();
let tones = {};
const readTones = () => {
  const names = ["paper", "panel", "ink", "soft", "line", "accent", "negated", "disputed", "edge", "relation", "person", "organization", "country", "place", "other"];
  tones = Object.fromEntries(names.map((n) => [n, tone(n)]));
  for (const f of Object.keys(data.words[lang].family)) { tones[f] = tone(f); tones[`${f}-fill`] = tone(`${f}-fill`); }
};
const FACE = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';
const SHAPE = { person: "dot", organization: "square", country: "hexagon", place: "triangleDown", other: "diamond" };
const DASHES = { Event: false, Prospect: [7, 5], NonEvent: [7, 5], DisputedEvent: [2, 4], Relation: false };

const canvas = document.getElementById("canvas");
const drawnNodes = new vis.DataSet(), drawnEdges = new vis.DataSet();
const network = new vis.Network(canvas, { nodes: drawnNodes, edges: drawnEdges }, {
  physics: false, layout: { improvedLayout: false },
  interaction: { hover: true, keyboard: false, selectConnectedEdges: false, hoverConnectedEdges: false, tooltipDelay: 1e9 },
  nodes: { chosen: false, borderWidth: 1.5, labelHighlightBold: false, scaling: { label: { drawThreshold: 6 } } },
  edges: { chosen: false, smooth: false, arrowStrikethrough: false, scaling: { label: { drawThreshold: 9 } }, selectionWidth: 0, hoverWidth: 0 },
});

// Small windows get larger letters, or nobody could read them once the picture is made to fit.
const size = () => (canvas.clientWidth < 520 ? 19 : canvas.clientWidth < 720 ? 16.5 : 14);
const ruler = document.createElement("canvas").getContext("2d");
function boxOf(id) {
  const node = nodes.get(id), lines = caption(node).split("\n");
  ruler.font = `${size()}px ${FACE}`;
  const width = Math.max(...lines.map((l) => ruler.measureText(l).width));
  return isThing(node) ? [Math.max(width + 16, 46), 34 + size() * 1.3 * lines.length] : [width + 42, 30 + size() * 1.3 * lines.length];
}

const colourOf = (h) => (h.kind === "NonEvent" ? tones.negated : h.kind === "DisputedEvent" ? tones.disputed : tones[h.family]);
let places = new Map(), visible = new Set(), dim = null;

// Far out in the whole graph a happening is a mark without words, and only things whose name has room keep it.
const FAR = 0.62;
let far = false, named = new Set();
function chooseNames() {
  far = state.mode === "whole" && network.getScale() < FAR;
  named = new Set();
  if (!far) return;
  const scale = network.getScale(), taken = [];
  const first = (node) => (node.id === state.picked ? 2 : dim && dim.has(node.id) ? 1 : 0);
  for (const node of connected().sort((a, b) => first(b) - first(a))) {
    if (!visible.has(node.id) || !(isThing(node) || first(node))) continue;
    const lines = caption(node).split("\n");
    const w = Math.max(...lines.map((l) => ruler.measureText(l).width)) * 0.93 + 12, h = lines.length * 16 + 18;
    const x = node.x * scale, y = node.y * scale + h / 2;
    const free = taken.every((t) => Math.abs(t.x - x) > (t.w + w) / 2 || Math.abs(t.y - y) > (t.h + h) / 2);
    if (free) { taken.push({ x, y, w, h }); named.add(node.id); }
  }
}

function drawNode(node) {
  const faint = dim && !dim.has(node.id);
  const own = node.id === state.picked, centre = node.id === state.centre && state.mode === "focus";
  const spot = places.get(node.id) || node;
  const base = { id: node.id, label: caption(node), x: spot.x, y: spot.y, opacity: faint ? 0.35 : 1 };
  const ink = faint ? `color-mix(in srgb, ${tones.ink} 35%, ${tones.paper})` : tones.ink;
  const scale = far ? network.getScale() : 1;
  if (far) base.label = named.has(node.id) ? base.label : " ";
  if (far && !isThing(node) && !own) {
    const line = colourOf(node);
    return { ...base, shape: "square", size: 4 / scale, borderWidth: 1.6, shapeProperties: { borderDashes: false, borderRadius: 0 },
      color: { background: node.kind === "Event" ? line : tones.paper, border: line, hover: { background: line, border: tones.accent } },
      font: { face: FACE, size: 12 / scale, color: mix(ink), strokeWidth: 4 / scale, strokeColor: tones.paper, vadjust: 0 } };
  }
  if (isThing(node)) {
    const kind = look(node.type), fill = tones[kind];
    return { ...base, shape: SHAPE[kind], size: (Math.min(20, 8 + 1.6 * Math.sqrt(node.deg || 1)) + (centre ? 4 : 0)) * (far ? 0.55 / scale : 1), borderWidth: own ? 4 : 0,
      color: { background: fill, border: own ? tones.accent : fill, hover: { background: fill, border: tones.accent } },
      font: { face: FACE, size: far ? 13 / scale : size() + (centre ? 3 : 0), color: mix(ink), strokeWidth: 4 / scale, strokeColor: tones.paper, vadjust: -2 } };
  }
  const solid = node.kind === "Event", line = colourOf(node);
  const fill = solid ? tones[`${node.family}-fill`] : tones.panel;
  return { ...base, shape: "box", margin: 8, borderWidth: own || centre ? 3.5 : solid ? 1.5 : 2,
    shapeProperties: { borderDashes: DASHES[node.kind], borderRadius: 6 },
    color: { background: fill, border: own ? tones.accent : line, hover: { background: fill, border: tones.accent } },
    font: { face: FACE, size: far ? 13 / scale : size() + (centre ? 2 : 0), color: mix(ink), strokeWidth: 0, strokeColor: tones.paper } };
}
// vis-network draws on a canvas and knows no color-mix: let the browser resolve it.
const resolved = new Map();
function mix(colour) {
  if (!colour.startsWith("color-mix")) return colour;
  if (!resolved.has(colour)) {
    const match = colour.match(/in srgb, (\S+) 35%, (\S+)\)/);
    const parts = [match[1], match[2]].map((c) => [1, 3, 5].map((i) => parseInt(c.slice(i, i + 2), 16)));
    resolved.set(colour, `rgb(${parts[0].map((v, i) => Math.round(v * 0.35 + parts[1][i] * 0.65)).join(",")})`);
  }
  return resolved.get(colour);
}

function drawEdge(edge) {
  const own = edge.id === state.pickedEdge;
  const beside = state.pickedEdge ? edge.of[0] === edges.get(state.pickedEdge).of[0] : edge.from === state.picked || edge.to === state.picked;
  const faint = dim && !own && !beside;
  const line = edge.kind === "Relation" ? tones.relation : edge.kind === "NonEvent" ? tones.negated : edge.kind === "DisputedEvent" ? tones.disputed : tones.edge;
  const spoken = !far && (state.mode === "focus" ? visible.size <= 60 || !faint : dim && !faint);
  const text = edge.kind === "Relation" ? relationCaption(edge) : roleWords(edge);
  const fits = own || state.mode === "whole" || gap(edge) > ruler.measureText(text.split("\n")[0]).width * 0.85 + 14;
  return { id: edge.id, from: edge.from, to: edge.to, label: spoken && fits && !faint ? text : " ", arrows: { to: { enabled: !far, scaleFactor: 0.45 } },
    width: (own ? 4 : edge.kind === "Relation" ? 1.8 : 1.2) / (far ? network.getScale() : 1) * (far ? 0.7 : 1), dashes: DASHES[edge.kind],
    color: { color: own ? tones.accent : line, hover: tones.accent, opacity: faint ? 0.18 : 1, inherit: false },
    font: { face: FACE, size: 11.5, color: faint ? mix(`color-mix(in srgb, ${tones.soft} 35%, ${tones.paper})`) : tones.soft, strokeWidth: 4, strokeColor: tones.paper, align: "horizontal" } };
}
// Pixels of an edge that its two boxes leave free: a label that has no room there is shown when the edge is picked.
function gap(edge) {
  const [a, b] = [edge.from, edge.to].map((id) => places.get(id));
  if (!a || !b) return 0;
  const dx = Math.abs(a.x - b.x), dy = Math.abs(a.y - b.y), far = Math.hypot(dx, dy) || 1;
  const inside = (id) => {
    const [w, h] = isThing(nodes.get(id)) ? [50, 50] : boxOf(id);
    return Math.min(dx ? (w / 2 / dx) * far : 1e9, dy ? (h / 2 / dy) * far : 1e9);
  };
  return far - inside(edge.from) - inside(edge.to);
}
function relationCaption(edge) {
  const words = [...new Set(edge.of.map((id) => relations.get(id)).map((r) => ((r.roles || []).find((f) => f.role === "text") || {}).text || term(r.type)))];
  return wrap(words[0], 24) + (words.length > 1 ? ` +${words.length - 1}` : "");
}

const last = new Map();
function push(set, rows) {
  const keep = new Set(rows.map((r) => r.id));
  const gone = set.getIds().filter((id) => !keep.has(id));
  const news = rows.filter((r) => {
    const text = JSON.stringify(r);
    if (last.get(r.id) === text && set.get(r.id)) return false;
    last.set(r.id, text);
    return true;
  });
  if (gone.length) { set.remove(gone); gone.forEach((id) => last.delete(id)); }
  if (news.length) set.update(news);
}

// How many nodes a canvas of this size shows legibly.
const room = () => Math.max(14, Math.min(46, Math.round((canvas.clientWidth * canvas.clientHeight) / 21000)));

let layoutKey = "";
function draw(options = {}) {
  visible = chosen(room());
  const picks = state.pickedEdge ? [edges.get(state.pickedEdge).from, edges.get(state.pickedEdge).to] : state.picked ? [state.picked] : [];
  const whole = state.mode === "whole" || picks.some((id) => id !== state.centre);
  dim = picks.length && whole && picks.every((id) => visible.has(id)) ? new Set(picks) : null;
  const core = state.pickedEdge ? picks.filter((id) => !isThing(nodes.get(id))) : picks;
  if (dim) core.forEach((id) => touching.get(id).forEach((e) => dim.add(other(e, id))));
  const key = `${state.mode}|${lang}|${state.centre}|${[...visible].sort().join(" ")}|${canvas.clientWidth > canvas.clientHeight}`;
  const moved = key !== layoutKey;
  if (moved) {
    layoutKey = key;
    const aspect = canvas.clientWidth / Math.max(1, canvas.clientHeight);
    places = state.mode === "focus" && visible.has(state.centre) ? arrange(visible, state.centre, boxOf, aspect) : new Map();
  }
  const links = data.edges.filter((e) => visible.has(e.from) && visible.has(e.to) && passesEdge(e));
  const paintAll = () => {
    chooseNames();
    push(drawnNodes, data.nodes.filter((n) => visible.has(n.id)).map(drawNode));
    push(drawnEdges, links.map(drawEdge));
  };
  paintAll();
  repaint = paintAll;
  document.getElementById("count").textContent = page("count").replace("{n}", visible.size).replace("{m}", nodes.size).replace("{e}", links.length);
  canvas.setAttribute("aria-label", `${page("network")}: ${[...visible].slice(0, 12).map(nameOf).join(", ")}`);
  if (moved || options.fit) { fit(); if (state.mode === "whole") { repaint(); fit(); repaint(); } }
}
let repaint = () => {}, waiting = 0;
network.on("zoom", () => {
  if (state.mode !== "whole") return;
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(() => repaint());
});
// All that is visible, as large as it goes; in the surroundings the centre is drawn towards the middle of the window.
function fit() {
  const boxes = [...visible].map((id) => network.getBoundingBox(id)).filter(Boolean);
  if (!boxes.length) return;
  const left = Math.min(...boxes.map((b) => b.left)), right = Math.max(...boxes.map((b) => b.right));
  const top = Math.min(...boxes.map((b) => b.top)), bottom = Math.max(...boxes.map((b) => b.bottom));
  const foot = canvas.clientHeight > 420 ? 44 : 8;
  const scale = Math.min(1.25, (canvas.clientWidth - 40) / (right - left), (canvas.clientHeight - 40 - foot) / (bottom - top));
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + (foot - 30) / 2 / scale }, scale });
}
function show(id) {
  if (!visible.has(id)) { state.added.add(id); draw(); }
}

// Badges that do not rely on colour: × denied, ? disputed, … not done yet; +n neighbours that are not drawn.
network.on("afterDrawing", (ctx) => {
  for (const id of visible) {
    const node = nodes.get(id);
    if (dim && !dim.has(id)) continue;
    if (far || isThing(node) || node.kind === "Event") continue;
    const box = network.getBoundingBox(id);
    if (!box) continue;
    ctx.fillStyle = colourOf(node);
    ctx.beginPath();
    ctx.arc(box.left + 2, box.top + 2, 9, 0, 7);
    ctx.fill();
    ctx.fillStyle = tones.panel;
    ctx.font = `bold 13px ${FACE}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText({ NonEvent: "×", DisputedEvent: "?", Prospect: "…" }[node.kind], box.left + 2, box.top + (node.kind === "Prospect" ? -1 : 2.5));
  }
});
