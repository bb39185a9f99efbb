// Asks for the state with the key that the link gave, loads the page again after an edit, and marks what reads differently in it.
"use strict";

const frame = document.getElementById("report");
const tabs = { web: document.getElementById("web"), pages: document.getElementById("pages") };
let version = 0;
let typeset = 0;
let state = null;
// Which of the two is in the frame.
let tab = "web";
// Kept for this tab alone: another page, another user of this computer has none.
let key = sessionStorage.getItem("key");

// Comes by the link that the program shows: it works once, and leaves the address bar.
async function enter() {
  const link = location.hash.slice(1);
  if (!link) return;
  history.replaceState(null, "", "/");
  const answer = await fetch("/enter", { headers: { "X-Scrutineer-Link": link } });
  if (answer.ok) {
    key = await answer.text();
    sessionStorage.setItem("key", key);
  }
}

// The link of a page that is open already changes nothing but the address.
addEventListener("hashchange", () => { if (location.hash.length > 1) location.reload(); });

const asked = (path) => fetch(path, { headers: { "X-Scrutineer": key ?? "" } });

const placed = (spot) => spot && frame.contentDocument?.getElementById(spot.id);

function mark() {
  for (const spot of state.changed) {
    const at = placed(spot);
    if (at) Object.assign(at.style, { outline: "3px solid #b8860b", outlineOffset: "3px" });
  }
  for (const [spot, rule] of state.set_aside) {
    const at = placed(spot);
    if (!at) continue;
    Object.assign(at.style, { outline: "3px dashed #9a2a1f", outlineOffset: "3px" });
    const note = frame.contentDocument.createElement("strong");
    note.textContent = ` [${rule} is not used here because of an error]`;
    at.append(note);
  }
  const first = [...state.changed, ...state.set_aside.map(([spot]) => spot)].map(placed).find(Boolean);
  first?.scrollIntoView({ block: "center" });
}

// Shows every message about the files and the layout.
function tell() {
  const all = [...state.told, ...state.pdf.told];
  document.getElementById("status").textContent = state.said;
  document.getElementById("list").replaceChildren(...all.map((told) => {
    const item = document.createElement("li");
    item.textContent = told;
    return item;
  }));
  document.getElementById("told").className = all.some((told) => told.startsWith("Error")) ? "bad" : "";
  tabs.pages.hidden = !state.pdf.there;
  const stale = state.pdf.version > 0 && !state.pdf.current;
  document.getElementById("pdf-status").textContent = stale ? "The layout has an error: these are the last good PDF pages." : "";
}

// The web edition keeps the reader's place, then scrolls to what changed; a browser's PDF viewer starts again at page one.
async function show() {
  // A frame cannot carry the key: it is given a pass.
  const pass = await (await asked("/pass")).text();
  const top = tab === "web" ? frame.contentWindow?.scrollY ?? 0 : 0;
  frame.onload = tab === "web" ? () => {
    frame.contentWindow.scrollTo(0, top);
    mark();
  } : null;
  frame.src = tab === "web" ? `/report?${state.version}&pass=${pass}` : `/report.pdf?${state.pdf.version}&pass=${pass}`;
}

function choose(chosen) {
  tab = chosen;
  for (const [name, link] of Object.entries(tabs)) {
    if (name === tab) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  if (state) show();
}

for (const [name, link] of Object.entries(tabs)) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    choose(name);
  });
}

async function ask() {
  try {
    const answer = await asked("/state");
    if (answer.status === 403) {
      document.getElementById("status").textContent = "This page has no key. Open the link that the program shows in its window.";
      setTimeout(ask, 2000);
      return;
    }
    const now = await answer.json();
    const drafted = now.version !== version;
    const set = now.pdf.version !== typeset;
    if (drafted || set) {
      [version, typeset, state] = [now.version, now.pdf.version, now];
      tell();
      if (tab === "web" ? drafted : set) show();
    }
  } catch {
    document.getElementById("status").textContent = "The program has stopped: this is the last page it showed.";
  }
  setTimeout(ask, 500);
}

enter().finally(ask);
