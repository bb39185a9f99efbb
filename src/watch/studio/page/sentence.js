// One sentence: what made it, the figures that it read, why, and why not another.

import { data } from "./ask.js";
import { counted, made, part } from "./made.js";

/** So many conditions are shown before the rest unfolds. */
const LINES = 8;

/** What a rule saw: `change: -2.1; direction: down`. */
const saw = (read) => read.map((one) => `${one.word}: ${one.held}`).join("; ");

/** The rules that were asked where this one spoke. */
function asked_beside(explained, because) {
  const { indicators, together, whole } = explained.trace;
  const name = because.instead_of?.rule ?? because.rule;
  const has = (rules) => rules.some((rule) => rule.rule === name && rule.outcome === "spoke");
  const of_topics = indicators.filter((one) => because.indicators.includes(one.id)).flatMap((one) => one.sentences);
  const lists = [...of_topics, ...together, ...whole].map((one) => one.rules);
  return { name, rules: lists.find(has) ?? [] };
}

/** The conditions that a rule passed, eight of them at once. */
function why(rules, name) {
  const node = made("why");
  const passed = rules.find((rule) => rule.rule === name)?.passed ?? [];
  if (!passed.length) {
    part(node, "list").append(made("condition", { condition: "", saw: "This rule has no condition: it speaks wherever none before it does." }));
    part(node, "list").querySelector("code").remove();
    return node;
  }
  const lines = passed.map((one) => made("condition", { condition: one.condition, saw: one.read.length ? `saw ${saw(one.read)}` : "holds" }));
  part(node, "list").append(...lines.slice(0, LINES));
  if (lines.length > LINES) {
    const more = part(node, "more");
    more.hidden = false;
    more.textContent = `Show ${counted(lines.length - LINES, "more condition", "more conditions")}`;
    more.addEventListener("click", () => {
      part(node, "list").append(...lines.slice(LINES));
      more.remove();
      lines[LINES].setAttribute("tabindex", "-1");
      lines[LINES].focus();
    });
  }
  return node;
}

/** What kept another rule silent. */
function silent(rule) {
  switch (rule.outcome) {
    case "failed": return `“${rule.rule}”: ${rule.condition} does not hold${rule.read.length ? ` (${saw(rule.read)})` : ""}`;
    case "missing": return `“${rule.rule}”: missing: ${rule.why}`;
    case "broken": return `“${rule.rule}” is not used, because of an error: ${rule.why}`;
    default: return `“${rule.rule}” was not asked: another had spoken`;
  }
}

/** The cell that a figure was read from, below the chips. */
async function cell(figure, at, indicator) {
  const line = figure.from.match(/^(.+):(\d+)$/);
  const row = line && (await data(`/row?at=${encodeURIComponent(figure.from)}`));
  if (!row) {
    const where = made("row", { where: `From ${figure.from}. It is changed in that file.` });
    where.querySelector(".scroll").remove();
    to_measure(where, indicator);
    at.replaceChildren(where);
    return;
  }
  const node = made("row", { where: `${row.file}, line ${row.line}` });
  to_measure(node, indicator);
  const cells = (texts, tag) => texts.map((text) => Object.assign(document.createElement(tag), { textContent: text }));
  part(node, "heads").append(...cells(row.headings, "th"));
  part(node, "heads").querySelectorAll("th").forEach((head) => (head.scope = "col"));
  part(node, "cells").append(...cells(row.cells, "td"));
  at.replaceChildren(node);
}

/** The way to all figures of the measure. */
function to_measure(node, indicator) {
  if (!indicator) return;
  part(node, "measure").hidden = false;
  part(node, "measure").href = `#measure-${encodeURIComponent(indicator)}`;
}

/** A figure: a button where it leads to a cell. */
function chip(figure, place, indicator) {
  if (!figure.from) return made("chip-flat", figure_texts(figure));
  const node = made("chip", figure_texts(figure));
  const button = node.querySelector("button");
  button.addEventListener("click", async () => {
    const opens = button.getAttribute("aria-expanded") === "false";
    node.parentElement.querySelectorAll("button").forEach((one) => one.setAttribute("aria-expanded", "false"));
    button.setAttribute("aria-expanded", String(opens));
    if (opens) await cell(figure, place, indicator);
    else place.replaceChildren();
  });
  return node;
}

/** `value_and_count` as a person reads it. */
const figure_texts = (figure) => ({ word: figure.word.replaceAll("_", " "), held: figure.held || "none" });

/** What one rule, or a person, said in a sentence. */
export function made_by(explained, because) {
  const node = made("made", {
    rule: because.by_hand && !because.instead_of ? "Your own words" : because.instead_of ? "Your sentence instead of a rule’s" : `Rule “${because.rule}”`,
    place: `${because.topic}, ${because.at}`,
  });
  if (because.instead_of) {
    const { rule, at, text, why, who } = because.instead_of;
    const instead = part(node, "instead");
    instead.hidden = false;
    for (const line of [`The rule “${rule}” (${at}) says: ${text}`, `Why: ${why} (${who})`]) {
      instead.append(Object.assign(document.createElement("p"), { textContent: line }));
    }
  }
  const chips = part(node, "chips");
  const evidence = because.indicators.length === 1 ? explained.evidence[because.indicators[0]] ?? [] : [];
  const p = because.topic === "change" && evidence.find((one) => one.word === "p");
  chips.append(...because.figures.map((figure) => chip(figure, part(node, "cell"), because.indicators.length === 1 ? because.indicators[0] : null)));
  if (p) chips.append(made("chip-flat", { word: "p", held: p.held }));
  if (!chips.children.length) chips.remove();
  if (evidence.length) {
    part(node, "evidence").hidden = false;
    for (const { name, held } of evidence) {
      part(node, "evidence-list").append(
        Object.assign(document.createElement("dt"), { textContent: name }),
        Object.assign(document.createElement("dd"), { textContent: held }),
      );
    }
  }
  const { name, rules } = asked_beside(explained, because);
  if (rules.length) {
    part(node, "why").append(why(rules, name));
    const others = rules.filter((rule) => rule.rule !== name);
    if (others.length) {
      part(node, "others").hidden = false;
      part(node, "others-title").textContent = `Why not another (${counted(others.length, "rule", "rules")})`;
      part(node, "others-list").append(...others.map((rule) => Object.assign(document.createElement("li"), { textContent: silent(rule) })));
    }
  }
  return node;
}
