// The strip beneath: a column for each month or year in which something is dated, a chip for each happening.
const strip = document.getElementById("timeline");

const CHIPS = 60; // of one month; the rest is found by search and in the cards

const exact = (h) => /^\d{4}-\d\d-\d\d/.test(h.date || "");
const bin = (h) => (/^\d{4}-(0\d|1[0-2])/.test(h.date || h.start) ? (h.date || h.start).slice(0, 7) : (h.date || h.start).slice(0, 4));
const binName = (key) => (key.length === 4 ? key : `${data.words[lang].months[Number(key.slice(5)) - 1]} ${key.slice(0, 4)}`);
const monthsOf = (key) => Number(key.slice(0, 4)) * 12 + Number(key.slice(5) || 12);

function chip(h) {
  const words = [nameOf(h.id), dated(h.date), statusOf(h), participants(h).join(", ")].filter(Boolean).join(" · ");
  return el("button", { type: "button", class: `chip f-${h.family} k-${h.kind}${passes(h) ? "" : " off"}`, "data-id": h.id, title: words, "aria-label": words,
    "aria-current": h.id === state.picked ? "true" : null, onclick: () => centre(h.id) }, exact(h) ? String(Number(h.date.slice(8, 10))) : "·");
}

function showTimeline() {
  const bins = new Map();
  for (const h of byTime) {
    const key = bin(h);
    if (!bins.has(key)) bins.set(key, []);
    bins.get(key).push(h);
  }
  const keys = [...bins.keys()].sort();
  const columns = keys.map((key, i) => el("div", { class: `span${i && monthsOf(key) - monthsOf(keys[i - 1]) > 1 ? " gap" : ""}` },
    el("div", { class: "chips" }, bins.get(key).slice(0, CHIPS).map(chip)),
    el("h3", {}, binName(key) + (bins.get(key).length > CHIPS ? ` · ${bins.get(key).length - CHIPS} ${page("more")}` : ""))));
  const undated = happenings.length - byTime.length;
  if (undated) columns.push(el("div", { class: "span gap" }, el("h3", {}, `${say("part", "undated")}: ${undated}`)));
  strip.replaceChildren(...columns);
}
function markTimeline() {
  for (const button of strip.querySelectorAll(".chip")) {
    const h = nodes.get(button.dataset.id);
    if (h.id === state.picked) button.setAttribute("aria-current", "true"); else button.removeAttribute("aria-current");
    button.classList.toggle("off", !passes(h));
  }
  const current = strip.querySelector("[aria-current]");
  if (current) strip.scrollLeft = current.offsetLeft - strip.clientWidth / 2;
}
