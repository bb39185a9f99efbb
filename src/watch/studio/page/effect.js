// What a wording or a figure would change: each sentence as it is and as it would be, the examples and cases, and the earlier periods.

import { counted, ended, made, part } from "./made.js";

/** So many sentences are shown before the rest unfolds. */
const SHOWN = 5;

const GROUPS = { kept: null, gone: "del", new: "ins" };

/** The words of one version, with those marked that the other does not have. */
export function words(parts, own) {
  // Where nothing is as it was, all of it would be marked.
  if (!parts.some(([kind]) => kind === "kept")) return parts.filter(([kind]) => kind === own).map(([, text]) => text);
  const shown = parts.filter(([kind]) => kind === "kept" || kind === own);
  return shown.flatMap(([kind, text]) => {
    const tag = GROUPS[kind];
    return [tag ? Object.assign(document.createElement(tag), { textContent: text }) : text, " "];
  });
}

/** Where a sentence stands, as the verbs call it. */
export function stands(read) {
  if (read.address) return `Sentence ${read.address}`;
  if (!read.by.length && read.indicators.length) return `${read.row ? "Dashboard" : "Chart"}: ${read.indicators[0]}`;
  return read.heading;
}

/** So many words in a row are no chance. */
const RUN = 6;

/** Where a sentence of one version stands in the other, that has no sentence of its number; nothing where its words are new or gone. */
export function moved_words(text, changes, which) {
  const own = text.split(/\s+/);
  const other = which === "was" ? "is" : "was";
  const holds = (one, run) => ` ${one?.text.split(/\s+/).join(" ") ?? ""} `.includes(` ${run} `);
  const stands_in = (change, run) => holds(change[which], run) && !holds(change[other], run);
  for (let count = own.length; count >= Math.max(RUN, own.length / 2); count -= 1) {
    for (let at = 0; at + count <= own.length; at += 1) {
      const run = own.slice(at, at + count).join(" ");
      const found = changes.find((one) => stands_in(one, run));
      if (found) return `${count === own.length ? "Its words" : "Most of its words"} ${which === "was" ? "were" : "are"} in ${found[which].address || found[which].heading}${which === "was" ? "" : " now"}.`;
    }
  }
  return "";
}

function passage({ changed, words: parts }, all) {
  const { was, is } = changed;
  if (changed.cause === "layout") return made("moved", { where: `${stands(is)}: as before, ${stands(is) === stands(was) ? "under another heading" : `it was ${stands(was)}`}` });
  const node = made("passage", { where: stands(is ?? was) });
  part(node, "was").append(...(was ? words(parts, "gone") : [moved_words(is.text, all, "was") || "Nothing was said here."]));
  part(node, "is").append(...(is ? words(parts, "new") : [moved_words(was.text, all, "is") || "Nothing is said here."]));
  return node;
}

/** A list of texts. */
export const lines = (texts) => texts.map((text) => Object.assign(document.createElement("li"), { textContent: text }));

/** Sentences with what was decided otherwise, in a place. */
function differing(place, here) {
  const changes = here.passages.map((one) => one.changed);
  const all = here.passages.map((one) => passage(one, changes));
  place.replaceChildren(...all.slice(0, SHOWN));
  if (all.length > SHOWN) {
    const more = made("more", { title: `Show ${counted(all.length - SHOWN, "more", "more")}` });
    part(more, "list").append(...all.slice(SHOWN));
    place.append(more);
  }
  if (here.decisions.length) {
    const more = made("decided", { title: "Decided otherwise" });
    part(more, "list").append(...lines(here.decisions));
    place.append(more);
  }
}

/** An error or a warning, with what to do and its place. */
export const message = (told) => `${ended(told.said)}${told.help ? ` ${ended(told.help)}` : ""}${told.place ? ` ${told.place}` : ""}`;

/** What the examples of the rule come to. */
function examples(node, all) {
  const said = part(node, "examples");
  const own = all.filter((one) => one.own);
  said.textContent = own.length ? `${own.every((one) => one.comes_out) ? "Its examples come out" : "An example does not come out"} (${own.length}).` : "";
  said.hidden = !own.length;
  const made_up = part(node, "made-up");
  made_up.hidden = !all.length;
  part(node, "made-up-title").textContent = `How it reads with made-up figures (${all.length})`;
  part(node, "made-up-list").replaceChildren(...all.map((one) => {
    const item = made("passage", { where: "" });
    part(item, "where").remove();
    part(item, "was").textContent = one.was ?? "It said nothing.";
    part(item, "is").textContent = one.is ?? "It says nothing.";
    return item;
  }));
}

/** Shows it in the form, and gives what is to be heard of it. */
export function effect(node, { here, brings = [], doubts, examples: tried, cases }) {
  const summary = !here && brings.length ? "What reads differently is said once the errors are mended." : !here ? "There is no report yet to compare with." : here.summary ? `${here.summary}.` : "Nothing reads differently in this report.";
  part(node, "summary").textContent = summary;
  if (here) differing(part(node, "here"), here);
  else part(node, "here").replaceChildren();
  part(node, "brings").hidden = !brings.length;
  part(node, "brings-list").replaceChildren(...lines(brings.map(message)));
  examples(node, tried);
  const failed = cases.failed.length;
  const said = !cases.put ? "" : failed ? `${failed} of ${counted(cases.put, "case", "cases")} ${failed === 1 ? "does" : "do"} not come out:` : `All cases come out (${cases.put}).`;
  part(node, "cases").textContent = said;
  part(node, "of-cases").classList.toggle("refused", failed > 0);
  part(node, "failed").replaceChildren(...lines(cases.failed.map(message)));
  part(node, "doubts").hidden = !doubts.length;
  part(node, "doubts-list").replaceChildren(...lines(doubts.map(message)));
  const stops = brings.length && `${counted(brings.length, "error", "errors")} elsewhere would stop the report.`;
  const heard = [summary, stops, failed && said.replace(":", "."), doubts.length && `${counted(doubts.length, "warning", "warnings")} to look at.`];
  return heard.filter(Boolean).join(" ");
}

/** What earlier periods would have said. */
export function earlier_periods(node, answer) {
  const said = part(node, "earlier-said");
  const place = part(node, "earlier");
  place.replaceChildren();
  if (!answer.ok) {
    said.textContent = `Earlier periods cannot be looked at: ${answer.said}.`;
    return;
  }
  const { periods, sentences, differ } = answer;
  if (!periods.length) said.textContent = "The folder has no figures for an earlier period.";
  else if (!differ) said.textContent = `Nothing would have read differently in ${counted(periods.length, "earlier period", "earlier periods")}.`;
  else said.textContent = `${counted(sentences, "sentence", "sentences")} would have read differently in ${differ} of ${counted(periods.length, "earlier period", "earlier periods")}.`;
  for (const one of periods.filter((one) => one.fault || one.here?.summary)) {
    const more = made("more", { title: `${one.period}${one.approved ? ", as approved" : ""}: ${one.fault ?? one.here.summary}` });
    if (one.here) differing(part(more, "list"), one.here);
    place.append(more);
  }
}
