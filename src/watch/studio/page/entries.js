// Comments, actions and overrides: each beside its sentence, changed in a form, and never written over what somebody else wrote meanwhile.

import { asked, save as save_at, send } from "./ask.js";
import { effect } from "./effect.js";
import { ended, made, not_saved, part, say, say_soon } from "./made.js";
import { PAUSE, closed, may_leave, opened } from "./typing.js";

/** What stands, while it is tried, for what is not typed yet. */
const OPEN = "…";

/** The fields of each kind, in the order in which one fills them in. */
const FIELDS = {
  comment: [
    { key: "text", label: "Your words", kind: "long", hint: "Reasons, and what the tables do not say. Leave figures and comparisons to the rules.", needed: true },
    { key: "place", label: "Where", kind: "choice", options: [["after", "after the sentences of the rules"], ["before", "before them"]] },
    { key: "period", kind: "period" },
    { key: "facts", label: "Figures in it that are in no table", kind: "lines", hint: "One a line, such as: 0 to 13" },
  ],
  action: [
    { key: "text", label: "What is being done", kind: "long", needed: true },
    { key: "owner", label: "Who is responsible", hint: "A job title: Head of Customer Services", needed: true },
    { key: "by", label: "By when", kind: "date" },
    { key: "state", label: "How far it is", kind: "choice", options: [["", "not said"], ["planned", "planned"], ["under way", "under way"], ["done", "done"]] },
    { key: "facts", label: "Figures in it that are in no table", kind: "lines", hint: "One a line" },
  ],
  override: [
    { key: "text", label: "Your sentence", kind: "long", hint: "It stands in place of the rule’s as long as the figures are those of now.", needed: true },
    { key: "why", label: "Why the rule’s does not do", needed: true },
    { key: "who", label: "Who says so", hint: "A job title: Head of Safeguarding", needed: true },
    { key: "period", kind: "period" },
    { key: "facts", label: "Figures in it that are in no table", kind: "lines", hint: "One a line" },
  ],
};

const NAMES = { comment: "Comment", action: "Action", override: "Sentence instead of a rule’s" };

let read = { from: null, entries: [] };
let ids = 0;
/** Reads the entries anew. What is wrong with the file is given back. */
export async function read_again() {
  const answer = await asked("/entries");
  const told = answer.status === 200 || answer.status === 422 ? await answer.json() : { said: "the program does not answer" };
  read = answer.ok ? told : { from: null, entries: [], unread: `${told.said}${told.help ? `; ${told.help}` : ""}` };
}

/** Takes the entries as an answer has them, so that they are not read again. */
export function take(entries) {
  if (entries) read = entries;
}

/** Why the file cannot be read; nothing where it can. */
export const unread = () => read.unread;

export const all = () => read.entries;

/** The period of the report, as the file has it. */
export const period = () => read.period;

/** What is known of the sentence that an override stands in for. */
let sentence_of = () => null;
/** What is done when something was saved: the page is shown again. */
let when_saved = () => {};
/** What a measure is called. */
let name_of = (id) => id;
export function connect(connections) {
  ({ sentence_of, when_saved, name_of } = connections);
}

/** A field with its label, in the form. */
function field(spec, entry) {
  const node = document.createElement("div");
  node.className = "field";
  const id = `field-${(ids += 1)}`;
  const label = Object.assign(document.createElement("label"), { htmlFor: id, textContent: spec.label });
  let control;
  const held = entry?.keys[spec.key];
  if (spec.kind === "period") {
    control = Object.assign(document.createElement("input"), { type: "checkbox", checked: entry ? Boolean(held) : true });
    control.value = held ?? period();
    label.textContent = ` Only in the report on ${held ?? period()}`;
    node.classList.add("inline");
  } else if (spec.kind === "choice") {
    control = document.createElement("select");
    for (const [value, text] of spec.options) control.append(Object.assign(document.createElement("option"), { value, textContent: text }));
    control.value = held ?? spec.options[0][0];
  } else if (spec.kind === "long" || spec.kind === "lines") {
    control = document.createElement("textarea");
    control.value = Array.isArray(held) ? held.join("\n") : held ?? "";
    if (spec.kind === "lines") control.rows = 2;
    control.spellcheck = spec.kind === "long";
  } else {
    control = Object.assign(document.createElement("input"), { type: spec.kind === "date" ? "date" : "text", value: held ?? "" });
  }
  Object.assign(control, { id, name: spec.key });
  if (spec.needed) control.setAttribute("aria-required", "true");
  node.append(...(spec.kind === "period" ? [control, label] : [label]));
  if (spec.hint) {
    const hint = Object.assign(document.createElement("span"), { className: "hint", id: `${id}-hint`, textContent: spec.hint });
    control.setAttribute("aria-describedby", hint.id);
    node.append(hint);
  }
  if (spec.kind !== "period") node.append(control);
  return node;
}

/** What stands in the form, as the file has it; a key that is blank is none. */
function typed(form, specs) {
  const keys = {};
  for (const spec of specs) {
    const control = form.elements[spec.key];
    if (spec.kind === "period") keys[spec.key] = control.checked ? control.value : null;
    else if (spec.kind === "lines") keys[spec.key] = control.value.split("\n").map((line) => line.trim()).filter(Boolean);
    else keys[spec.key] = control.value.trim() || null;
  }
  // What stands behind the rules need not say so.
  if (keys.place === "after") keys.place = null;
  return keys;
}

/** What an entry says, in the words of the page. */
function said(entry) {
  const { text, place, period, owner, by, state, why, who, topic, paragraph, indicator } = entry.keys;
  const about = [];
  if (indicator) about.push([name_of(indicator), topic].filter(Boolean).join(", "));
  if (paragraph) about.push(`paragraph ${paragraph}`);
  if (owner) about.push(owner);
  if (by) about.push(`by ${by}`);
  if (state) about.push(state);
  if (place === "before") about.push("before the sentences of the rules");
  if (why) about.push(`why: ${why}`);
  if (who) about.push(who);
  if (entry.kind !== "action") about.push(period ? `only for ${period}` : "in every report");
  return { text: text ?? "", about: about.join(" · ") };
}

/** The same entry in a file that somebody else has changed meanwhile; none where it is gone. `began`: the file as it was. */
function found_again(entry, began, entries) {
  const alike = (one) => one.kind === entry.kind && one.keys.indicator === entry.keys.indicator && one.keys.paragraph === entry.keys.paragraph;
  const same = entries.filter(alike);
  const count = began.filter(alike).length;
  const before = began.filter(alike).findIndex((one) => one.nth === entry.nth);
  return same.find((one) => one.keys.text === entry.keys.text) ?? (same.length === count ? same[before] : undefined);
}

/** Both versions, and what may be done. */
function conflict(form, answer, asked, { entry, began }, saved) {
  const entries = answer.entries?.entries ?? [];
  const theirs = entry && found_again(entry, began.entries, entries);
  const node = made("conflict", { said: `${answer.said}.` });
  const others = entry ? (theirs ? said(theirs) : null) : null;
  part(node, "theirs").textContent = others ? `${others.text} (${others.about})` : entry ? "This entry is no longer there." : `${entries.length} entries, none of them yours.`;
  part(node, "yours").textContent = form.elements.text.value;
  part(node, "mine").textContent = entry && theirs ? "Save mine over it" : "Add mine";
  part(node, "take").hidden = !entry;
  part(form, "conflict").replaceChildren(node);
  take(answer.entries);
  part(node, "mine").addEventListener("click", () => {
    part(form, "conflict").replaceChildren();
    const keys = theirs || !entry ? asked.keys : { ...entry.keys, ...asked.keys };
    save(form, { ...asked, keys, nth: theirs ? theirs.nth : undefined, from: read.from }, { entry: theirs, began: read }, saved);
  });
  part(node, "take").addEventListener("click", () => saved(null));
  part(node, "mine").focus();
  say(`${answer.said}. Both versions are shown.`);
}

async function save(form, asked, base, saved) {
  const refused = part(form, "refused");
  refused.hidden = true;
  const answer = await save_at("/edit", asked);
  if (answer.ok) {
    take(answer.entries);
    saved(answer.saved);
  } else if (answer.status === 409) {
    conflict(form, answer, asked, base, saved);
  } else {
    refused.hidden = false;
    refused.textContent = not_saved(answer);
    say(not_saved(answer));
  }
}

/** A form for a new entry, or for one that is there. `fixed`: keys that nobody types. */
function form(place, { kind, entry, fixed = {}, of, text, back }) {
  if (place.firstChild) return;
  // The file as it was read when one began to type: whatever becomes of it meanwhile, it is this that is changed.
  const began = read;
  const node = made("form", { title: entry ? `Change: ${NAMES[kind]}` : `New: ${NAMES[kind]}` });
  const specs = FIELDS[kind].filter((spec) => spec.key !== "period" || period());
  part(node, "fields").append(...specs.map((spec) => field(spec, entry)));
  if (!entry && text) node.elements.text.value = text;
  const close = () => {
    clearTimeout(timer);
    closed(node);
    place.replaceChildren();
    back?.focus();
  };
  let timer = 0;
  /** What was last told of what is typed, and for which words. */
  let told = { of: null, doubts: 0 };
  const panel = made("effect");
  const sent = () => {
    const keys = { ...fixed, ...typed(node, specs) };
    // What is as it was is left to whoever may have changed it meanwhile.
    const as_it_was = (key) => JSON.stringify(keys[key] ?? []) === JSON.stringify(entry.keys[key] ?? []);
    if (entry) Object.keys(keys).filter(as_it_was).forEach((key) => delete keys[key]);
    return { from: began.from, kind, nth: entry?.nth, keys, of };
  };
  /** Tries what is typed, by the checks that "To mend" has: as soon as there are words, whatever else is still blank. */
  const attempt = async () => {
    clearTimeout(timer);
    const trying = sent();
    const text = JSON.stringify(trying);
    if (text === told.of || !node.elements.text.value.trim()) return;
    for (const { key, needed } of specs) if (needed && key in trying.keys) trying.keys[key] ??= OPEN;
    const answer = await send("/edit/try", trying);
    if (!node.isConnected || JSON.stringify(sent()) !== text) return;
    told = { of: text, doubts: 0 };
    // Why it cannot be tried, saving it says.
    if (!answer.ok) {
      at_once([]);
      return panel.remove();
    }
    const doubts = [...answer.brings, ...answer.doubts];
    told.doubts = doubts.length;
    at_once(doubts.map(({ said, help }) => ended(help ? `${said}: ${help}` : said)));
    // Of what is as it was there is nothing else to say.
    if (entry && !Object.keys(sent().keys).length) return panel.remove();
    if (!panel.isConnected) part(node, "effect").append(panel);
    // The warnings stand below the words already.
    const words = effect(panel, { ...answer, doubts: [] });
    const more = doubts.length > 1 ? `${doubts.length - 1} more below the words. ` : "";
    heard(doubts.length ? `Look at this: ${ended(doubts[0].said)} ${more}${words}` : words);
  };
  /** What is to be looked at in the words stands below them. */
  const at_once = (texts) => {
    const place = node.elements.text.parentElement;
    place.querySelector(".stale")?.remove();
    if (!texts.length) return;
    const box = Object.assign(document.createElement("div"), { className: "stale" });
    box.append(...texts.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
    place.append(box);
  };
  let last = "";
  const heard = (words) => {
    if (words !== last && node.contains(document.activeElement)) say_soon(words);
    last = words;
  };
  const missing = () => specs.find((spec) => spec.needed && !node.elements[spec.key].value.trim());
  node.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(attempt, PAUSE);
    part(node, "save").textContent = "Save";
  });
  const saved = (what) => {
    close();
    if (what) say(`Saved. ${what}.`);
    when_saved();
  };
  node.addEventListener("submit", async (event) => {
    event.preventDefault();
    for (const spec of specs) node.elements[spec.key].toggleAttribute("aria-invalid", false);
    const empty = missing();
    if (empty) {
      const control = node.elements[empty.key];
      control.setAttribute("aria-invalid", "true");
      part(node, "refused").hidden = false;
      part(node, "refused").textContent = `“${empty.label}” is empty.`;
      control.focus();
      return;
    }
    const asked = sent();
    if (entry && !Object.keys(asked.keys).length) {
      close();
      say("Nothing was changed.");
      return;
    }
    // What is to be looked at has been shown before it is saved.
    const is_seen = told.of === JSON.stringify(asked);
    if (!is_seen) await attempt();
    if (!is_seen && told.doubts && node.isConnected) {
      part(node, "save").textContent = "Save it all the same";
      node.elements.text.parentElement.scrollIntoView({ block: "nearest" });
      say(`Not saved yet. ${last}`);
      return;
    }
    save(node, asked, { entry, began }, saved);
  });
  part(node, "cancel").addEventListener("click", close);
  node.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      if (may_leave(node)) close();
    }
  });
  opened(node);
  place.replaceChildren(node);
  node.elements.text.focus();
  // What was told of it when it was saved is still to be looked at.
  if (entry) attempt();
}

/** An entry with what can be done to it. `stale`: the sentence of the rules as it now is, where an override is of before. */
export function card(entry, stale) {
  const { text, about } = said(entry);
  const node = made("entry", { title: NAMES[entry.kind], text, about });
  const at = part(node, "form");
  const change = part(node, "change");
  change.setAttribute("aria-label", `Change: ${NAMES[entry.kind]}, ${text}`);
  part(node, "remove").setAttribute("aria-label", `Remove: ${NAMES[entry.kind]}, ${text}`);
  change.addEventListener("click", () => form(at, { kind: entry.kind, entry, back: change }));
  const quick = async (body) => {
    const answer = await save_at("/edit", { from: read.from, kind: entry.kind, nth: entry.nth, keys: {}, ...body });
    take(answer.entries);
    say(answer.ok ? `Saved. ${answer.saved}. Undo takes it back.` : not_saved(answer));
    when_saved();
  };
  part(node, "remove").addEventListener("click", () => quick({ remove: true }));
  if (stale) {
    const now = sentence_of(entry);
    part(node, "stale").hidden = false;
    part(node, "stale").append(
      ...[stale, now ? `The rule now says: ${now.text}` : "No rule says anything in its place now."].map((line) =>
        Object.assign(document.createElement("p"), { textContent: line })),
    );
    if (now) {
      part(node, "pin").hidden = false;
      part(node, "pin").addEventListener("click", () => quick({ of: { sentence: now.sentence.address, because: now.nth, text: now.sentence.text } }));
    }
  }
  return node;
}

/** A form for an override of what one rule says in a sentence. */
export function override(place, sentence, nth, back) {
  const of = { sentence: sentence.address, because: nth, text: sentence.text };
  form(place, { kind: "override", of, text: sentence.text, back });
}

/** A form for a new comment or action on a measure. */
export function add(place, kind, indicator, back) {
  form(place, { kind, fixed: { indicator }, back });
}
