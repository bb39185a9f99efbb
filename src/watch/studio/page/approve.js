// What the report says now beside what was approved: each change is accepted or rejected, by what it comes from, and what is accepted is
// approved in one step. What is rejected stays as it was approved, and goes on being a difference until it is mended; who rejected it and
// why is kept until it says something else.

import { data, save as save_at } from "./ask.js";
import { lines, message, moved_words, stands, words } from "./effect.js";
import { counted, ended, made, not_saved, part, say } from "./made.js";
import { closed, opened } from "./typing.js";

let when_saved = () => {};
export function connect(connections) {
  ({ when_saved } = connections);
}

/** What was decided of each change, by its two texts: it is not lost where the page is made anew. */
const decided = new Map();
const key_of = ({ changed }) => JSON.stringify([changed.was?.text, changed.is?.text, changed.is?.address]);
/** Why, of what is rejected. */
const whys = new Map();
/** What is decided of a change here, or else was before. */
const answer_of = (one) => decided.get(key_of(one)) ?? (one.rejected ? "reject" : "");
const why_of = (one) => whys.get(key_of(one)) ?? one.rejected?.why ?? "";
/** Who approves, as long as the page is open. */
const signed = { who: "", job: "" };

const ANSWERS = [["accept", "Accept"], ["reject", "Reject"], ["", "Not yet"]];
let ids = 0;

/** Where what is rejected is mended: what figures alone changed, in the figures. */
function to_mend({ changed, mend }) {
  const [of] = (changed.is ?? changed.was).indicators;
  return changed.cause === "figures" && of ? `the figures of ${of}` : mend;
}

/** What it says of the whole. */
function said_of(read) {
  if (read.outcome === "faulty") return "It cannot be compared: mend this first.";
  if (read.outcome === "new") return `Nothing has been approved yet for ${read.period}. Read the report on the right, then approve what it says.`;
  if (read.outcome === "differs") return `${read.found.summary}, beside what was approved.`;
  return `It says what was approved for ${read.period}.`;
}

export async function view() {
  const read = await data("/approval");
  const node = made("approve", { said: read ? said_of(read) : "The program does not answer." });
  const form = part(node, "form");
  form.hidden = !read || read.outcome === "faulty";
  if (form.hidden) {
    part(node, "faults").append(...lines((read?.faults ?? []).map(message)));
    return node;
  }
  part(node, "by").hidden = !read.by;
  part(node, "by").textContent = `Last approved by ${read.by}.`;
  part(node, "own").hidden = !read.own_steps.length;
  part(node, "own-list").append(...lines(read.own_steps));
  const { put, failed } = read.cases;
  part(node, "cases").hidden = !failed.length;
  part(node, "cases-said").textContent = `${failed.length} of ${counted(put, "case", "cases")} ${failed.length === 1 ? "does" : "do"} not come out. That is not approved away: change the rule or the case.`;
  part(node, "failed").append(...lines(failed.map(message)));
  form_of(form, read);
  return node;
}

/** A change with its two versions, what is behind it, and the answers. */
function decision(one, nth, read, changed) {
  const { was, is, cause } = one.changed;
  const place = stands(is ?? was);
  const node = made("decide", { where: cause === "layout" ? `${place}: the text is as it was, and stands elsewhere` : place });
  part(node, "was").append(...(was ? words(one.words, "gone") : [moved_words(is.text, read.found.passages.map((one) => one.changed), "was") || "Nothing was said here."]));
  part(node, "is").append(...(is ? words(one.words, "new") : [moved_words(was.text, read.found.passages.map((one) => one.changed), "is") || "Nothing is said here any more."]));
  const rules = (is ?? was).by.map((made) => (made.by_hand ? made.rule : `rule “${made.rule}”`)).join(", ");
  part(node, "behind").textContent = [rules, ...one.facts].filter(Boolean).join(" · ");
  const name = `answer-${(ids += 1)}`;
  const mend = part(node, "mend");
  const held = answer_of(one);
  const why = part(node, "why");
  why.id = `${name}-why`;
  why.value = why_of(one);
  part(node, "why-label").htmlFor = why.id;
  part(node, "kept").hidden = !one.rejected;
  part(node, "kept").textContent = ended(`It was ${one.rejected?.said ?? ""}`);
  why.addEventListener("input", () => {
    whys.set(key_of(one), why.value);
    changed();
  });
  const shows = (answer) => {
    part(node, "rejected").hidden = answer !== "reject";
    mend.textContent = `It stays as it was approved, and “test” goes on saying so. To mend: ${to_mend(one)}.`;
  };
  for (const [value, title] of ANSWERS) {
    const label = document.createElement("label");
    const input = Object.assign(document.createElement("input"), { type: "radio", name, value, checked: value === held });
    input.addEventListener("change", () => {
      decided.set(key_of(one), value);
      shows(value);
      changed();
    });
    label.append(input, ` ${title}`);
    part(node, "answers").append(label);
  }
  shows(held);
  const alike = one.alike;
  if (alike.length > 1 && alike[0] === nth) {
    const by_edit = one.changed.edits.length > 0;
    part(node, "all").hidden = false;
    part(node, "all").textContent = `Accept all ${alike.length} of this ${by_edit ? "edit" : "rule"}`;
    part(node, "all").dataset.alike = alike.join(",");
  }
  return node;
}

/** Below a heading, what a cause has changed. */
function group(heading, all, read, changed) {
  const node = made("cause", { heading });
  const edits = [...new Set(all.flatMap(([one]) => one.changed.edits))].map((nth) => read.found.edits[nth]);
  part(node, "edits").append(...edits.map((edit) => {
    const item = made("edit-of-rule", { said: `${edit.said} (${edit.at})` });
    part(item, "both").hidden = !edit.was || !edit.is || edit.was === edit.is;
    part(item, "was").textContent = edit.was ?? "";
    part(item, "is").textContent = edit.is ?? "";
    return item;
  }));
  part(node, "list").append(...all.map(([one, nth]) => decision(one, nth, read, changed)));
  if (all.length > 1) {
    part(node, "all").hidden = false;
    part(node, "all").textContent = `Accept all ${all.length} below this heading`;
    part(node, "all").dataset.alike = all.map(([, nth]) => nth).join(",");
  }
  return node;
}

function form_of(form, read) {
  const passages = read.found?.passages ?? [];
  const that_are = (answer) => passages.flatMap((one, nth) => (answer_of(one) === answer ? [nth] : []));
  const taken = () => that_are("accept");
  const rejected = () => Object.fromEntries(that_are("reject").map((nth) => [nth, why_of(passages[nth])]));
  const save = part(form, "save");
  const titled = () => {
    const [accepts, rejects] = ["accept", "reject"].map((answer) => that_are(answer).length);
    const what = !accepts && rejects ? `Reject ${rejects}` : `Approve ${accepts}${rejects ? `, reject ${rejects}` : ""}`;
    save.textContent = !passages.length ? "Approve what it says" : `${what} of ${counted(passages.length, "change", "changes")}`;
    part(form, "count").textContent = passages.length ? `${accepts} accepted, ${rejects} rejected, ${passages.length - accepts - rejects} not decided.` : "";
  };
  const again = () => part(form, "changed").hidden || say("The folder has changed: look again before you approve.");
  const typed = () => opened(form, async () => {
    const now = await data("/approval");
    part(form, "changed").hidden = !now || now.seen === read.seen;
    again();
  });
  const changed = () => {
    titled();
    typed();
  };
  const groups = new Map();
  passages.forEach((one, nth) => groups.set(one.heading, [...(groups.get(one.heading) ?? []), [one, nth]]));
  part(form, "groups").append(...[...groups].map(([heading, all]) => group(heading, all, read, changed)));
  const beside = [["Decided otherwise", read.found?.decisions], ["Figures that are others", read.found?.figures]];
  for (const [title, texts] of beside.filter(([, texts]) => texts?.length)) {
    const more = made("decided", { title: `${title} (${texts.length})` });
    part(more, "list").append(...lines(texts));
    part(form, "groups").append(more);
  }
  for (const button of form.querySelectorAll("[data-alike]")) {
    button.addEventListener("click", () => {
      const all = button.dataset.alike.split(",").map(Number);
      all.forEach((nth) => decided.set(key_of(passages[nth]), "accept"));
      for (const node of form.querySelectorAll(".decide")) {
        const one = passages[Number(node.dataset.nth)];
        node.querySelectorAll("input[type=radio]").forEach((input) => (input.checked = input.value === answer_of(one)));
        part(node, "rejected").hidden = answer_of(one) !== "reject";
      }
      changed();
      say(`${counted(all.length, "change", "changes")} accepted. ${part(form, "count").textContent}`);
    });
  }
  [...form.querySelectorAll(".decide")].forEach((node, at) => (node.dataset.nth = [...groups.values()].flat()[at][1]));
  for (const name of ["who", "job"]) {
    const input = form.elements[name];
    input.value = signed[name];
    input.addEventListener("input", () => {
      signed[name] = input.value;
      input.removeAttribute("aria-invalid");
      part(form, "refused").hidden = true;
      typed();
    });
  }
  part(form, "release").hidden = !read.to_release.length;
  part(form, "release-list").append(...read.to_release.map((id) => {
    const label = document.createElement("label");
    label.append(Object.assign(document.createElement("input"), { type: "checkbox", name: "release", value: id }), ` The figures of “${id}” may be printed from now on`);
    return label;
  }));
  titled();
  const refuse = (answer) => {
    const refused = part(form, "refused");
    refused.hidden = false;
    refused.textContent = not_saved(answer);
    for (const name of ["who", "job"]) {
      if (answer.field === name) form.elements[name].setAttribute("aria-invalid", "true");
      else form.elements[name].removeAttribute("aria-invalid");
    }
    (form.elements[answer.field] ?? save).focus();
    if (answer.status === 409) part(form, "changed").hidden = false;
  };
  part(form, "again").addEventListener("click", () => {
    closed(form);
    when_saved();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const release = [...form.querySelectorAll("[name=release]:checked")].map((one) => one.value);
    const sent = { seen: read.seen, taken: taken(), rejected: rejected(), who: signed.who, job: signed.job, print_hidden: release };
    const answer = await save_at("/approve", sent);
    if (!answer.ok) return refuse(answer);
    const left = that_are("reject").map((nth) => to_mend(passages[nth]));
    decided.clear();
    whys.clear();
    closed(form);
    say(`Saved. ${answer.saved}.${left.length ? ` ${left.length} rejected, to mend: ${[...new Set(left)].join(", ")}.` : ""}`);
    when_saved(answer);
  });
}
