// What no workbook says of the report: the council, the committee and the day of the meeting. And the next report, begun from this one.

import { data, save, works_on } from "./ask.js";
import { field, why } from "./bring.js";
import { made, not_saved, part, say } from "./made.js";
import { closed, opened } from "./typing.js";

const KEYS = ["area", "committee", "date"];

let when_saved = () => {};
let when_going = () => {};
let when_open = () => {};
export function connect(connections) {
  ({ when_saved, when_going, when_open } = connections);
}

/** The view. */
export async function view() {
  const read = await data("/about");
  const node = made("about");
  part(node, "place").textContent = read?.folder ?? "";
  part(node, "unread").hidden = Boolean(read);
  part(node, "form").hidden = part(node, "next").hidden = !read;
  if (read) {
    named(part(node, "form"), read);
    following(part(node, "next"), read);
  }
  return node;
}

/** The names, each a field. */
function named(form, read) {
  part(form, "fields").append(...KEYS.map((key) => {
    const node = field(key, read.keys[key]);
    // It is in the page as it was read, so that the page knows when it is another.
    node.querySelector("input").defaultValue = read.keys[key];
    return node;
  }));
  const was = { ...read.keys };
  const changed = () => KEYS.filter((key) => form.elements[key].value.trim() !== was[key]);
  const of = (keys, held) => Object.fromEntries(keys.map((key) => [key, held(key)]));
  const close = () => {
    closed(form);
    when_saved();
  };
  const keep = async () => {
    for (const key of KEYS) form.elements[key].removeAttribute("aria-invalid");
    part(form, "refused").hidden = true;
    const keys = changed();
    if (!keys.length) {
      close();
      return say("Nothing was changed.");
    }
    const answer = await save("/about", { was: of(keys, (key) => was[key]), to: of(keys, (key) => form.elements[key].value) });
    if (answer.ok) {
      close();
      say(`Saved. ${answer.saved}.`);
    } else if (answer.status === 409 && answer.now) {
      conflict(form, answer, keys, () => {
        Object.assign(was, answer.now);
        keep();
      }, close);
    } else {
      part(form, "refused").hidden = false;
      part(form, "refused").textContent = not_saved(answer);
      form.elements[answer.field]?.setAttribute("aria-invalid", "true");
      (form.elements[answer.field] ?? form.elements[keys[0]]).focus();
      say(not_saved(answer));
    }
  };
  form.addEventListener("input", () => opened(form, undefined, () => changed().length > 0));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep();
  });
}

/** Both versions, and what may be done. */
function conflict(form, answer, keys, again, close) {
  const node = made("conflict", { said: `${answer.said}.` });
  part(node, "theirs").textContent = keys.map((key) => answer.now[key] || "to be named").join(", ");
  part(node, "yours").textContent = keys.map((key) => form.elements[key].value || "to be named").join(", ");
  part(node, "mine").textContent = "Save mine over it";
  part(form, "conflict").replaceChildren(node);
  part(node, "mine").addEventListener("click", () => {
    part(form, "conflict").replaceChildren();
    again();
  });
  part(node, "take").addEventListener("click", close);
  part(node, "mine").focus();
  say(`${answer.said}. Both versions are shown.`);
}

/** The next report. */
function following(form, read) {
  part(form, "field").append(field("period", read.next ?? ""));
  const button = part(form, "begin");
  const names = () => (button.textContent = form.elements.period.value.trim() ? `Begin the report on ${form.elements.period.value.trim()}` : "Begin the next report");
  names();
  form.elements.period.addEventListener("input", names);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    part(form, "refused").hidden = true;
    const answer = await begin_next(form.elements.period.value);
    if (answer.ok) return;
    part(form, "refused").hidden = false;
    part(form, "refused").textContent = why(answer);
    form.elements.period.focus();
    say(why(answer));
  });
}

/** Begins the report on another period, which is open then; a file is brought into it. What comes back says `ok`. */
export async function begin_next(period, file) {
  say("The next report is being made.");
  when_going(true);
  const answer = await save("/next", { period }, { said: "the program did not answer: it is not known whether the report was made", help: "look for its folder beside this one" });
  if (answer.ok) {
    works_on(answer.nth);
    when_going(answer.made);
    when_open(file);
    say(`Made: ${answer.made}. It is being drafted.`);
  } else when_going(null);
  return answer;
}
