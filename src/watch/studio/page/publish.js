// The editions of a report or of a pack: how it stands, what is made, where it was put and what was checked.

import { asked, data, save } from "./ask.js";
import { ended, made, part, say } from "./made.js";
import { open, part_shown, show_part } from "./pack.js";
import { opened } from "./typing.js";

const FORMATS = [
  ["pdf", "PDF"],
  ["html", "Web edition"],
  ["docx", "Word"],
  ["proof", "Proof to sign off"],
  ["text", "Plain text"],
  ["json", "Data"],
];
const OF_REPORT = [["xlsx", "Workbook of the figures"]];

/** Of what editions are made: what is asked and sent for it, and what is said. */
const PACK = {
  formats: FORMATS,
  parts: true,
  before: (which) => `/pack/before?part=${which}`,
  path: "/pack/publish",
  sent: (which) => ({ part: which }),
  save: (which) => (which === "A" ? "Publish Part A, the public pack" : "Make Part B, the private pack"),
  making: (which) => `Part ${which}, `,
  said: (one) => `Item ${one.number}, ${one.name}: ${ended(one.says)}`,
  mend: "Open it and mend it first.",
  look: "Look at them above, and say here whether they may go in as they are.",
};
const REPORT = {
  formats: [...FORMATS, ...OF_REPORT],
  parts: false,
  before: () => "/publish/before",
  path: "/publish",
  sent: () => ({}),
  save: () => "Publish",
  making: () => "",
  said: (one) => ended(one.says[0].toUpperCase() + one.says.slice(1)),
  mend: "“To mend” lists them.",
  look: "“Approve” shows what reads differently. Say here whether it may go out as it is.",
};

const item = (text) => Object.assign(document.createElement("li"), { textContent: text });

/** The view of a pack, and of a report. */
export const of_pack = () => view(PACK);
export const of_report = () => view(REPORT);

function view(of) {
  const node = made("publish");
  const form = part(node, "form");
  if (!of.parts) {
    part(form, "reports-title").textContent = "How it stands";
    part(form, "although-said").textContent = "It may go out as it is";
  }
  part(form, "formats").append(...of.formats.map(([value, words]) => {
    const label = document.createElement("label");
    label.append(Object.assign(document.createElement("input"), { type: "checkbox", name: "format", value, checked: value === "pdf" }), ` ${words}`);
    return label;
  }));
  const chosen = () => form.querySelector("input[name='part']:checked").value;
  const names = () => (part(form, "save").textContent = of.save(chosen()));
  const look = async () => {
    names();
    const which = chosen();
    const before = await data(of.before(which));
    if (!before || which !== chosen()) return;
    part(form, "looking").hidden = true;
    stand(form, of, before);
  };
  for (const radio of of.parts ? form.querySelectorAll("input[name='part']") : []) {
    // What is made and what is seen beside it are the same part.
    radio.checked = radio.value === part_shown();
    radio.addEventListener("change", () => {
      look();
      show_part(radio.value, null);
    });
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    publish(form, of, chosen(), [...form.querySelectorAll("input[name='format']:checked")].map((one) => one.value));
  });
  names();
  look();
  // What was put where stays until one goes: of an edit only the list of reports is read again.
  opened(form, look, () => false);
  return node;
}

/** How the reports stand, those first that are not approved. */
function stand(form, of, { faults = [], reports, notice }) {
  if (notice) part(form, "notice").textContent = notice;
  const ready = (one) => !one.errors && one.is_approved;
  const all = [...reports].sort((one, other) => ready(one) - ready(other));
  part(form, "reports-title").hidden = !all.length;
  part(form, "reports").replaceChildren(...all.map((one) => {
    const node = made("report-before", { kind: ready(one) ? "Approved" : one.errors ? "Errors" : "Not approved", said: of.said(one) });
    part(node, "kind").classList.toggle("bad", one.errors > 0);
    part(node, "kind").classList.toggle("warn", !one.errors && !one.is_approved);
    part(node, "open").hidden = ready(one) || !of.parts;
    part(node, "open").setAttribute("aria-label", `Open the report: ${one.name}`);
    part(node, "open").addEventListener("click", () => open(one.name));
    return node;
  }));
  const waits = all.filter((one) => one.waits);
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

/** One edition after the other; `over`: which of them may be written over a file of somebody else. */
async function publish(form, of, which, formats, over = null) {
  if (form.dataset.busy) return say("It is being made.");
  wrong(form, []);
  if (!formats.length) {
    form.querySelector("input[name='format']").focus();
    return say("Choose an edition first.");
  }
  form.dataset.busy = "yes";
  part(form, "save").setAttribute("aria-disabled", "true");
  const put = [];
  for (const [nth, format] of formats.entries()) {
    say(`${of.making(which)}${of.formats.find(([value]) => value === format)[1]}: it is being made.`);
    const answer = await asked_for(form, of, which, format, format === over);
    if (!answer.ok) {
      not_made(form, of, answer, () => publish(form, of, which, formats.slice(nth), format));
      break;
    }
    listed(form, answer, { ...of.sent(which), format });
    put.push(answer.name);
  }
  delete form.dataset.busy;
  part(form, "save").removeAttribute("aria-disabled");
  if (put.length === formats.length) say(`Made: ${put.join(", ")}. What was checked is listed.`);
}

function asked_for(form, of, which, format, over) {
  const agreed = form.querySelector("input[name='although']").checked;
  const although = agreed ? Object.fromEntries(JSON.parse(part(form, "although").dataset.names ?? "[]")) : {};
  return save(of.path, { ...of.sent(which), format, although, over }, { said: "it is not known whether it was made: the program did not answer", help: "look whether the file is there" });
}

/** Why an edition was not made, and what to do; `again`: what is done where another's file may be written over. */
function not_made(form, of, answer, again) {
  const said = answer.is_open ? `${ended(answer.said)} ${ended(answer.help)}` : `Not made: ${answer.said}${answer.help ? `: ${ended(answer.help)}` : "."}`;
  if (answer.reports) {
    stand(form, of, { reports: answer.reports });
    wrong(form, [], `${ended(`Not made: ${answer.said}`)} ${answer.reports.some((one) => one.errors) ? of.mend : of.look}`);
    if (!part(form, "although").hidden) form.querySelector("input[name='although']").focus();
  } else {
    wrong(form, answer.faults ?? [], answer.faults ? "Not made, because of this:" : said);
  }
  if (answer.exists) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: `Write over ${answer.exists}` });
    button.addEventListener("click", again);
    part(form, "refused").append(button);
    button.focus();
  }
  say(said);
}

/** What a browser shows by itself; anything else it saves, and opens from there. */
const KINDS = { pdf: "application/pdf", proof: "application/pdf", text: "text/plain;charset=utf-8", json: "application/json" };

/** Opens an edition that was made, as it lies there. */
async function opens(name, which, type) {
  const answer = await asked(`/published?${new URLSearchParams(which)}`);
  if (!answer.ok) return say(`${name} is no longer as it was made: look at it where it lies.`);
  const address = URL.createObjectURL(new Blob([await answer.arrayBuffer()], { type: type ?? "application/octet-stream" }));
  if (type) window.open(address);
  else Object.assign(document.createElement("a"), { href: address, download: name }).click();
  say(type ? `${name} is open in another tab.` : `A copy of ${name} is where your browser puts files.`);
}

/** Where an edition was put, and what was checked. */
function listed(form, answer, which) {
  const size = answer.bytes < 1e6 ? `${Math.max(1, Math.round(answer.bytes / 1e3))} KB` : `${(answer.bytes / 1e6).toFixed(1)} MB`;
  const node = made("put", { name: answer.name, place: `${answer.place} (${size})` });
  node.dataset.name = answer.name;
  part(node, "checks").append(...answer.checks.map((one) => item(one)));
  part(node, "warned").hidden = !answer.warnings.length;
  part(node, "warnings").append(...answer.warnings.map((one) => item(`${ended(one.said)}${one.help ? ` ${ended(one.help)}` : ""}`)));
  const kind = KINDS[which.format];
  part(node, "open").textContent = kind ? "Open it" : "Save a copy, to open it";
  part(node, "open").setAttribute("aria-label", `${part(node, "open").textContent}: ${answer.name}`);
  part(node, "open").addEventListener("click", () => opens(answer.name, which, kind));
  const list = part(form, "put");
  list.querySelector(`[data-name="${CSS.escape(answer.name)}"]`)?.remove();
  list.append(node);
  node.scrollIntoView({ block: "nearest" });
}
