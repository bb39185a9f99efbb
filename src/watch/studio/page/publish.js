// The editions of a pack: how its reports stand, what is made, where it was put and what was checked.

import { data, save } from "./ask.js";
import { ended, made, part, say } from "./made.js";
import { open } from "./pack.js";
import { opened } from "./typing.js";

const FORMATS = [
  ["pdf", "PDF"],
  ["html", "Web edition"],
  ["docx", "Word"],
  ["proof", "Proof to sign off"],
  ["text", "Plain text"],
  ["json", "Data"],
];

const item = (text) => Object.assign(document.createElement("li"), { textContent: text });

/** The view. */
export async function view() {
  const node = made("publish");
  const form = part(node, "form");
  part(form, "formats").append(...FORMATS.map(([value, words]) => {
    const label = document.createElement("label");
    label.append(Object.assign(document.createElement("input"), { type: "checkbox", name: "format", value, checked: value === "pdf" }), ` ${words}`);
    return label;
  }));
  const chosen = () => form.querySelector("input[name='part']:checked").value;
  const names = () => (part(form, "save").textContent = chosen() === "A" ? "Publish Part A, the public pack" : "Make Part B, the private pack");
  const look = async () => {
    names();
    const which = chosen();
    const before = await data(`/pack/before?part=${which}`);
    if (before && which === chosen()) stand(form, before);
  };
  for (const radio of form.querySelectorAll("input[name='part']")) radio.addEventListener("change", look);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    publish(form, chosen());
  });
  await look();
  // What was put where stays until one goes: of an edit only the list of reports is read again.
  opened(form, look, () => false);
  return node;
}

/** How the reports stand, those first that are not approved. */
function stand(form, { faults = [], reports, notice }) {
  if (notice) part(form, "notice").textContent = notice;
  const ready = (one) => !one.errors && one.is_approved;
  const all = [...reports].sort((one, other) => ready(one) - ready(other));
  part(form, "reports-title").hidden = !all.length;
  part(form, "reports").replaceChildren(...all.map((one) => {
    const node = made("report-before", { kind: ready(one) ? "Approved" : one.errors ? "Errors" : "Not approved", said: `Item ${one.number}, ${one.name}: ${ended(one.says)}` });
    part(node, "kind").classList.toggle("bad", one.errors > 0);
    part(node, "kind").classList.toggle("warn", !one.errors && !one.is_approved);
    part(node, "open").hidden = ready(one);
    part(node, "open").setAttribute("aria-label", `Open the report: ${one.name}`);
    part(node, "open").addEventListener("click", () => open(one.name));
    return node;
  }));
  const waits = all.filter((one) => !one.errors && !one.is_approved);
  const box = part(form, "although");
  // What is agreed to is agreed to of these reports alone.
  if (box.dataset.names !== JSON.stringify(waits.map((one) => [one.name, one.says]))) box.querySelector("input").checked = false;
  box.dataset.names = JSON.stringify(waits.map((one) => [one.name, one.says]));
  box.hidden = !waits.length;
  wrong(form, faults);
}

/** What is in the way. */
function wrong(form, faults, said = "") {
  const box = part(form, "refused");
  box.hidden = !faults.length && !said;
  box.replaceChildren();
  if (said) box.append(Object.assign(document.createElement("p"), { textContent: said }));
  if (faults.length) {
    const list = Object.assign(document.createElement("ul"), { className: "plain" });
    list.append(...faults.map((one) => item(`${ended(one.said)}${one.help ? ` ${ended(one.help)}` : ""}`)));
    box.append(list);
  }
}

/** One edition after the other. */
async function publish(form, which) {
  const formats = [...form.querySelectorAll("input[name='format']:checked")].map((one) => one.value);
  wrong(form, []);
  if (!formats.length) {
    form.querySelector("input[name='format']").focus();
    return say("Choose an edition first.");
  }
  const button = part(form, "save");
  button.setAttribute("aria-disabled", "true");
  if (form.dataset.busy) return say("It is being made.");
  form.dataset.busy = "yes";
  const put = [];
  for (const format of formats) {
    const words = FORMATS.find(([value]) => value === format)[1];
    say(`Part ${which}, ${words}: it is being made.`);
    const answer = await edition(form, which, format);
    if (!answer.ok) break;
    put.push(answer.name);
  }
  delete form.dataset.busy;
  button.removeAttribute("aria-disabled");
  if (put.length === formats.length) say(`Made: ${put.join(", ")}. What was checked is listed.`);
}

async function edition(form, which, format, over = false) {
  const agreed = form.querySelector("input[name='although']").checked;
  const although = agreed ? JSON.parse(part(form, "although").dataset.names ?? "[]").map(([name]) => name) : [];
  const answer = await save("/pack/publish", { part: which, format, although, over }, { said: "it is not known whether it was made: the program did not answer", help: "look whether the file is there, beside the file of the pack" });
  if (answer.ok) {
    listed(form, answer);
    return answer;
  }
  const said = `Not made: ${answer.said}${answer.help ? `: ${ended(answer.help)}` : "."}`;
  if (answer.reports) {
    stand(form, { reports: answer.reports });
    wrong(form, [], `${ended(`Not made: ${answer.said}`)} ${answer.reports.some((one) => one.errors) ? "Open it and mend it first." : "Look at them above, and say below whether they may go in as they are."}`);
    const box = form.querySelector("input[name='although']");
    if (!part(form, "although").hidden) box.focus();
  } else {
    wrong(form, answer.faults ?? [], answer.faults ? "Not made, because of this:" : said);
  }
  if (answer.exists) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: `Write over ${answer.exists}` });
    button.addEventListener("click", async () => {
      wrong(form, []);
      say(`${answer.exists} is being made.`);
      const again = await edition(form, which, format, true);
      if (again.ok) say(`Made: ${again.name}. What was checked is listed.`);
    });
    part(form, "refused").append(button);
    button.focus();
  }
  say(said);
  return answer;
}

/** Where an edition was put, and what was checked. */
function listed(form, answer) {
  const size = answer.bytes < 1e6 ? `${Math.max(1, Math.round(answer.bytes / 1e3))} KB` : `${(answer.bytes / 1e6).toFixed(1)} MB`;
  const node = made("put", { name: answer.name, place: `${answer.place} (${size})` });
  node.dataset.name = answer.name;
  part(node, "checks").append(...answer.checks.map((one) => item(one)));
  part(node, "warned").hidden = !answer.warnings.length;
  part(node, "warnings").append(...answer.warnings.map((one) => item(`${ended(one.said)}${one.help ? ` ${ended(one.help)}` : ""}`)));
  const list = part(form, "put");
  list.querySelector(`[data-name="${CSS.escape(answer.name)}"]`)?.remove();
  list.append(node);
}
