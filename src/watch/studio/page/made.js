// Pieces of the page, made of its templates.

/** A copy of a template, with these texts in the places that have their names. */
export function made(name, texts = {}) {
  const node = document.getElementById(`t-${name}`).content.firstElementChild.cloneNode(true);
  for (const [of, text] of Object.entries(texts)) part(node, of).textContent = text;
  return node;
}

/** The place with a name. */
export const part = (node, of) => node.querySelector(`[data-of="${of}"]`);

/** So long what was said last is still being heard. */
const HEARD = 4000;
let last = { text: "", at: 0 };
/** So long nobody types before that is said. */
const UNTYPED = 400;
let soon = 0;

/** Says where one is and what was done, to those who listen too. */
export function say(text) {
  clearTimeout(soon);
  last = { text, at: Date.now() };
  document.getElementById("status").textContent = text;
}

/** Says what is under way: what comes of it is said in its place. */
export function say_for_now(text) {
  say(text);
  last.at = 0;
}

/** Says what comes of what is typed once nobody types: whoever listens would hear it again at every key. */
export function say_soon(text) {
  clearTimeout(soon);
  soon = setTimeout(() => say(text), UNTYPED);
}

/** Says what came of it, behind what was said a moment ago. */
export function say_also(text) {
  say(Date.now() - last.at < HEARD && !last.text.includes(text) ? `${last.text} ${text}` : text);
}

/** A message as a sentence: with a full stop where nothing else ends it. */
export const ended = (text) => text + (/[.?!]$/.test(text) ? "" : ".");

/** Why something was not saved, and what to do; of what may have been saved only that. */
export const not_saved = ({ said, help, is_open }) => `${is_open ? "" : "Not saved: "}${said}${help ? `: ${ended(help)}` : "."}`;

/** `3 sentences`, `1 sentence`, `no sentences` */
export const counted = (count, one, more) => `${count || "no"} ${count === 1 ? one : more}`;
