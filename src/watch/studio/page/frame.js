// The report in its frame: shown again after an edit where the reader was, with marks on what changed and on the open sentence.

import { asked, of_open } from "./ask.js";

const frame = document.getElementById("report");
let opened = null;
let changed = [];
let on_choice = () => {};

/** Sentence 6.2 has the id p6-2, and 3.2.1 the id p3-2.1. */
const spot = (address) => (address ? frame.contentDocument?.getElementById(`p${address.replace(".", "-")}`) : null);
const ring = (node, style) => node && Object.assign(node.style, { outline: style, outlineOffset: style ? "3px" : "" });

const CHANGED = "3px solid #b8860b";
/** The colour of links in the page round it, which is one for light and one for dark. */
const open_ring = () => `3px solid ${getComputedStyle(document.documentElement).getPropertyValue("--link")}`;

/** Whether there is a report to be seen. */
let has_page = false;
export const is_shown = () => has_page;

/** What is done when the report is moved. */
let on_move = () => {};
export function when_moved(act) {
  on_move = act;
}

/** What is done when a sentence of the report is clicked. */
export function when_chosen(act) {
  on_choice = act;
}

/** So long it is waited for. */
const LOADS = 5000;

/** Each is shown once at a time: what comes late is thrown away. */
let turn = 0;

/** Whoever waits for the page to be there. */
let is_there = () => {};

/** Another is opened: nothing of what was shown stays. */
export function leave() {
  turn += 1;
  is_there();
  has_page = false;
  frame.onload = null;
  frame.src = "about:blank";
}

/** What reads differently, in the page. */
const spots_in = () => changed.map((one) => frame.contentDocument?.getElementById(one.id)).filter(Boolean);

/** Whether something reads differently, and none of it is in sight. */
export function is_out_of_sight() {
  const high = frame.contentWindow?.innerHeight ?? 0;
  const in_sight = (node) => node.getBoundingClientRect().bottom > 0 && node.getBoundingClientRect().top < high;
  const all = spots_in();
  return all.length > 0 && !all.some(in_sight);
}

/** Goes to the first of it: only when one says so. */
export const go_to_changed = () => spots_in()[0]?.scrollIntoView({ block: "center" });

/** Goes to a place of the page by its id; whether there is one. */
export function go_to(id) {
  const node = frame.contentDocument?.getElementById(id);
  node?.scrollIntoView({ block: "start" });
  return Boolean(node);
}

/** Shows the report as it is now, and waits until it is there. */
export async function show(spots) {
  const here = (turn += 1);
  const answer = await asked(of_open("/report"));
  if (!answer.ok) return;
  const blob = await answer.blob();
  if (here !== turn) return;
  has_page = blob.size > 0;
  // A page of its own, so that its links lead to places in it; it has the policy of this one.
  const page = URL.createObjectURL(blob);
  const top = frame.contentWindow?.scrollY ?? 0;
  changed = spots;
  const there = new Promise((done) => {
    is_there = done;
    setTimeout(done, LOADS);
  });
  frame.onload = () => {
    URL.revokeObjectURL(page);
    frame.contentWindow.scrollTo(0, top);
    for (const one of changed) ring(frame.contentDocument.getElementById(one.id), CHANGED);
    if (opened) point(opened, false);
    frame.contentWindow.addEventListener("scroll", () => on_move());
    frame.contentDocument.addEventListener("click", (event) => {
      // In a pack the number of the item comes first: item-3-p6-2.
      const at = event.target.closest?.("[id^='p'], [id^='item-']")?.id.match(/^(?:item-(\d+)-)?p([\d.]+-[\d.]+)$/);
      if (at && !event.target.closest("a")) on_choice(at[2].replace("-", "."), at[1]);
    });
    is_there();
  };
  frame.src = page;
  await there;
}

/** Points at a sentence of the report; null at none. */
export function point(address, moves = true) {
  if (opened && opened !== address) {
    const marked = changed.some((one) => frame.contentDocument?.getElementById(one.id) === spot(opened));
    ring(spot(opened), marked ? CHANGED : "");
  }
  opened = address;
  const node = spot(address);
  ring(node, open_ring());
  if (moves) node?.scrollIntoView({ block: "center" });
}
