// What a reader can do, and the start.
function refresh(options) { draw(options); showCard(); markTimeline(); }
function pick(id, edge = null) {
  state.picked = id;
  state.pickedEdge = edge;
  if (id) show(id);
  refresh();
}
function centre(id) {
  if (!nodes.has(id)) return;
  state.centre = id;
  state.mode = "focus";
  state.added.clear();
  state.picked = id;
  state.pickedEdge = null;
  pressMode();
  showWords();
  refresh({ fit: true });
}
function expand(id) {
  for (const edge of touching.get(id).slice(0, 40)) state.added.add(other(edge, id));
  state.added.add(id);
  refresh({ fit: true });
}
function pressMode() {
  for (const mode of ["focus", "whole"]) document.getElementById(`view-${mode}`).setAttribute("aria-pressed", String(mode === state.mode));
}
function setMode(mode) {
  state.mode = mode;
  state.added.clear();
  if (mode === "whole") state.picked = state.pickedEdge = null;
  pressMode();
  refresh({ fit: true });
}

network.on("click", (event) => {
  if (event.nodes.length) return pick(event.nodes[0]);
  const edge = event.edges.length ? event.edges[0] : null;
  return pick(null, edge);
});
network.on("doubleClick", (event) => { if (event.nodes.length) expand(event.nodes[0]); });
network.on("hoverNode", () => { canvas.style.cursor = "pointer"; });
network.on("hoverEdge", () => { canvas.style.cursor = "pointer"; });
network.on("blurNode", () => { canvas.style.cursor = ""; });
network.on("blurEdge", () => { canvas.style.cursor = ""; });
let width = canvas.clientWidth;
window.addEventListener("resize", () => {
  if (Math.abs(canvas.clientWidth - width) < 8) return;
  width = canvas.clientWidth;
  refresh({ fit: true });
});
document.getElementById("filters").addEventListener("toggle", () => requestAnimationFrame(() => { network.redraw(); fit(); }));

root.dataset.theme = dark.matches ? "dark" : "light";
if (!state.centre || !nodes.has(state.centre)) state.mode = "whole";
else state.picked = state.centre;
if (window.innerWidth > 1250) document.getElementById("filters").open = true;
readTones();
pressMode();
showWords();
showFilters();
showTimeline();
refresh({ fit: true });

// For tests and for those who look under the bonnet.
const toPage = (spot) => {
  const dom = network.canvasToDOM(spot), frame = canvas.getBoundingClientRect();
  return { x: dom.x + frame.left, y: dom.y + frame.top };
};
window.kg = {
  ready: true, data, state, network, pick, centre, expand, find,
  visible: () => ({ nodes: [...visible].sort(), edges: drawnEdges.getIds().sort() }),
  point: (id) => toPage(network.getPosition(id)),
  edgePoint: (id) => {
    const edge = edges.get(id), a = network.getPosition(edge.from), b = network.getPosition(edge.to);
    return toPage({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  },
};
