// Asks what the folder says, shows the report anew after an edit, and marks what reads differently in it.
"use strict";

const frame = document.getElementById("report");
let version = 0;
let state = null;

// "6.2" stands in the report under the name "p6-2".
const placed = (address) => frame.contentDocument?.getElementById("p" + address.replace(".", "-"));

function words() {
  const many = (count, one, more) => (count === 1 ? `1 ${one}` : `${count} ${more}`);
  if (!state.current) return "The folder has a fault: this is the last good report.";
  const aside = state.set_aside.length;
  const parts = [];
  if (state.changed.length) {
    parts.push(many(state.changed.length, "sentence reads", "sentences read") + " differently, the first of them " + state.changed[0] + ".");
  }
  if (aside) parts.push(many(aside, "sentence is", "sentences are") + " said by another rule, because a rule is set aside.");
  return parts.join(" ") || "The report as the folder has it.";
}

function mark() {
  for (const address of state.changed) {
    const at = placed(address);
    if (at) Object.assign(at.style, { outline: "3px solid #b8860b", outlineOffset: "3px" });
  }
  for (const [address, rule] of state.set_aside) {
    const at = placed(address);
    if (!at) continue;
    Object.assign(at.style, { outline: "3px dashed #9a2a1f", outlineOffset: "3px" });
    const note = frame.contentDocument.createElement("strong");
    note.textContent = ` [${rule} is set aside here]`;
    at.append(note);
  }
  const first = placed(state.changed[0] ?? state.set_aside[0]?.[0] ?? "");
  first?.scrollIntoView({ block: "center" });
}

function show() {
  document.getElementById("status").textContent = words();
  const list = document.getElementById("list");
  list.replaceChildren(...state.told.map((told) => {
    const item = document.createElement("li");
    item.textContent = told;
    return item;
  }));
  document.getElementById("told").className = state.told.some((told) => told.startsWith("Fault")) ? "bad" : "";
  const top = frame.contentWindow?.scrollY ?? 0;
  frame.onload = () => {
    frame.contentWindow.scrollTo(0, top);
    mark();
  };
  frame.src = "/report?" + state.version;
}

async function ask() {
  try {
    const answer = await fetch("/state");
    const now = await answer.json();
    if (now.version !== version) {
      version = now.version;
      state = now;
      show();
    }
  } catch {
    document.getElementById("status").textContent = "The program has ended: this is the last report it showed.";
  }
  setTimeout(ask, 500);
}

ask();
