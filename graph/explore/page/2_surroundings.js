// What is drawn: the surroundings of the centre, or everything; and where the surroundings stand.
// The whole graph keeps the places computed in Python; a neighbourhood gets a layout of its own, the same every time.

const weight = (id) => 1 / Math.log2(2 + (nodes.get(id).deg || 0));
const days = (a, b) => Math.abs(Date.parse(a) - Date.parse(b)) / 864e5;

// Up to `room` nodes around the centre. A country that takes part in everything does not pull everything in:
// happenings are ranked by how rare the things are that they share with the centre, and how near they lie in time.
function surroundings(centre, room) {
  const shown = new Set([centre]);
  const heart = nodes.get(centre);
  const near = touching.get(centre).map((e) => nodes.get(other(e, centre))).filter(passes);
  const ring = isThing(heart) ? [heart] : near;
  if (!isThing(heart)) near.forEach((n) => shown.add(n.id));
  const scores = new Map();
  for (const thing of ring) {
    for (const edge of touching.get(thing.id)) {
      const found = nodes.get(other(edge, thing.id));
      if (shown.has(found.id) || !passes(found) || !passesEdge(edge)) continue;
      const close = found.start && heart.start ? Math.exp(-days(found.start, heart.start) / 45) : 0;
      const base = scores.get(found.id) || (isThing(found) ? 0.2 : close * 0.6 + (found.kind === "Event" ? 0.1 : 0) + (found.start ? 0.1 : 0));
      scores.set(found.id, base + weight(thing.id));
    }
  }
  const ranked = [...scores].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
  for (const id of ranked) {
    if (shown.size >= room * 0.62) break;
    shown.add(id);
  }
  const outer = new Map(); // things of the happenings shown, the rarest and most often met first
  for (const id of [...shown]) {
    if (isThing(nodes.get(id))) continue;
    for (const edge of touching.get(id)) {
      const thing = other(edge, id);
      if (!shown.has(thing) && passes(nodes.get(thing))) outer.set(thing, (outer.get(thing) || 0) + weight(thing));
    }
  }
  for (const [id] of [...outer].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    if (shown.size >= room) break;
    shown.add(id);
  }
  return shown;
}

const connected = () => [...data.nodes].sort((a, b) => (b.deg || 0) - (a.deg || 0) || (a.id < b.id ? -1 : 1));

// Of a graph too large to draw: the best connected things, and the happenings that join most of them.
function best(count) {
  const things = connected().filter((n) => isThing(n) && passes(n)).slice(0, Math.round(count * 0.4));
  const joins = new Map();
  for (const thing of things) for (const edge of touching.get(thing.id)) joins.set(other(edge, thing.id), (joins.get(other(edge, thing.id)) || 0) + 1);
  const rest = happenings.filter(passes).sort((a, b) => (joins.get(b.id) || 0) - (joins.get(a.id) || 0) || (a.id < b.id ? -1 : 1));
  return [...things, ...rest.slice(0, count - things.length)];
}

function chosen(room) {
  const shown = new Set();
  if (state.mode === "focus" && nodes.has(state.centre)) surroundings(state.centre, room).forEach((id) => shown.add(id));
  else (nodes.size > data.limits.all ? best(data.limits.drawn) : data.nodes).filter(passes).forEach((n) => shown.add(n.id));
  for (const id of state.added) if (nodes.has(id) && passes(nodes.get(id))) shown.add(id);
  return shown;
}

// Distances in steps between all nodes shown (breadth first), `far` where there is no way.
function distances(ids, links, far) {
  return ids.map((_, start) => {
    const row = new Float64Array(ids.length).fill(far);
    row[start] = 0;
    for (let queue = [start], i = 0; i < queue.length; i++) {
      for (const next of links[queue[i]]) if (row[next] === far && next !== start) { row[next] = row[queue[i]] + 1; queue.push(next); }
    }
    return row;
  });
}

// Stress majorisation from a radial start, the centre held in the middle; then boxes are pushed apart.
function arrange(shown, centre, size, shape) {
  const ids = [...shown].sort((a, b) => (a === centre ? -1 : b === centre ? 1 : a < b ? -1 : 1));
  const number = new Map(ids.map((id, i) => [id, i]));
  const links = ids.map((id) => [...new Set(touching.get(id).map((e) => number.get(other(e, id))).filter((i) => i !== undefined))].sort((a, b) => a - b));
  const steps = distances(ids, links, 5);
  const unit = 150;
  const xs = new Float64Array(ids.length), ys = new Float64Array(ids.length);
  const order = ids.map((_, i) => i).slice(1).sort((a, b) => steps[0][a] - steps[0][b] || a - b);
  const angles = new Map();
  order.forEach((i, place) => {
    const parents = links[i].filter((j) => steps[0][j] < steps[0][i] && angles.has(j));
    const turn = parents.length ? parents.reduce((sum, j) => sum + angles.get(j), 0) / parents.length + (place % 7 - 3) * 0.09 : place * 2.399963;
    angles.set(i, turn);
    xs[i] = Math.cos(turn) * steps[0][i] * unit;
    ys[i] = Math.sin(turn) * steps[0][i] * unit;
  });
  for (let round = 0; round < 160; round++) {
    for (let i = 1; i < ids.length; i++) {
      let x = 0, y = 0, total = 0;
      for (let j = 0; j < ids.length; j++) {
        if (i === j) continue;
        const want = steps[i][j] * unit, w = 1 / (want * want);
        const dx = xs[i] - xs[j], dy = ys[i] - ys[j], far = Math.hypot(dx, dy) || 1e-6;
        x += w * (xs[j] + (dx / far) * want);
        y += w * (ys[j] + (dy / far) * want);
        total += w;
      }
      xs[i] = x / total;
      ys[i] = y / total;
    }
  }
  // Fill the shape of the window: a picture that is too tall for it is widened, and the other way round.
  const boxes = ids.map(size);
  const reach = (spots, half) => Math.max(...spots) - Math.min(...spots) + half;
  const ratio = (shape * reach(ys, 60)) / reach(xs, 160);
  const stretch = Math.min(1.8, Math.max(0.55, Math.sqrt(ratio)));
  for (let i = 0; i < ids.length; i++) { xs[i] *= stretch; ys[i] /= stretch; }
  for (let round = 0; round < 260; round++) {
    let moved = false;
    for (let i = 0; i < ids.length; i++) {
      for (let j = i + 1; j < ids.length; j++) {
        const dx = xs[j] - xs[i], dy = ys[j] - ys[i];
        const lapX = (boxes[i][0] + boxes[j][0]) / 2 - Math.abs(dx), lapY = (boxes[i][1] + boxes[j][1]) / 2 - Math.abs(dy);
        if (lapX <= 0 || lapY <= 0) continue;
        moved = true;
        const [spot, gap, way] = lapX < lapY ? [xs, lapX, dx < 0 ? -1 : 1] : [ys, lapY, dy < 0 ? -1 : 1];
        const share = i === 0 ? 0 : 0.5;
        spot[i] -= way * gap * share * 0.55;
        spot[j] += way * gap * (1 - share) * 0.55;
      }
    }
    if (!moved) break;
  }
  return new Map(ids.map((id, i) => [id, { x: Math.round(xs[i] - xs[0]), y: Math.round(ys[i] - ys[0]) }]));
}
