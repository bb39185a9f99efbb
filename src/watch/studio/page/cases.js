// The cases of the folder, those first that do not come out: what each claims, and why it fails. One is changed in place, or taken out.

import { data, save } from "./ask.js";
import { change, claim } from "./change_case.js";
import { counted, ended, made, not_saved, part, say } from "./made.js";

let when_saved = () => {};
export function connect(connections) {
  ({ when_saved } = connections);
}

/** The cases as they were last put. */
let read = [];

/** Puts them again, and gives how many do not come out. */
export async function put_again() {
  read = (await data("/cases"))?.cases ?? [];
  return read.filter((one) => one.fails).length;
}

function line(one) {
  const node = made("case", { kind: one.fails ? "Fails" : "Comes out", name: one.name, claim: claim(one), place: one.place });
  part(node, "kind").classList.toggle("bad", Boolean(one.fails));
  part(node, "fails").hidden = !one.fails;
  part(node, "fails").textContent = one.fails ? `${ended(one.fails.said)}${one.fails.help ? ` ${ended(one.fails.help)}` : ""}` : "";
  const changes = part(node, "change");
  changes.setAttribute("aria-label", `Change it: ${one.name}`);
  changes.hidden = !one.texts;
  changes.addEventListener("click", () => change(part(node, "form"), one, changes, when_saved));
  const button = part(node, "remove");
  button.setAttribute("aria-label", `Take it out: ${one.name}`);
  button.addEventListener("click", async () => {
    const answer = await save("/case/remove", { name: one.name, file: one.file, line: one.line });
    say(answer.ok ? `${answer.saved}. Undo puts it back.` : not_saved(answer));
    when_saved(answer);
  });
  return node;
}

/** The view. */
export async function view() {
  const failing = await put_again();
  const node = made("cases");
  part(node, "said").textContent = !read.length ? "There are none yet." : failing ? `${counted(failing, "case does", "cases do")} not come out, of ${read.length}. Change the rule, or the case.` : `All of them come out (${read.length}).`;
  part(node, "list").append(...read.map(line));
  return node;
}
