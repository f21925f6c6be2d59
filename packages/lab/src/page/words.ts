import type { Change } from '../run/worlds.js';
import { english } from '../text/english.js';
import type { Texts } from '../text/english.js';
import type { OpenScenario } from '../worker/messages.js';

interface Amount {
  value: number;
  unit: string;
}
const isAmount = (value: unknown): value is Amount => typeof value === 'object' && value !== null && 'value' in value && 'unit' in value;

/** Name of what a path stands for: the title of its entry, and where it stands in it. */
export function pathWords(scenario: OpenScenario, path: string): string {
  const number = scenario.numbers.find((one) => one.path === path);
  const entry = number ?? scenario.switches.find((one) => one.path === path);
  const steps = number?.part ?? path.split('.').slice(2).join(' ').replaceAll('_', ' ');
  // Rules of some mechanisms have no switch: one of their numbers names them.
  const rule = path.split('.').slice(0, 2).join('.');
  const owner = entry ?? [...scenario.switches, ...scenario.numbers].find((one) => one.path.startsWith(`${rule}.`));
  return owner ? `${owner.of}: ${steps === 'in force' ? '' : steps}`.replace(/: $/, '') : path;
}

/** Title and unit of an indicator in the language of the page where the laboratory defines it; a study's own stay as they are, in English. */
export function indicatorWords(
  { indicator, title, unit }: { indicator: string; title: string; unit: string },
  texts: Texts,
): { title: string; unit: string; own: boolean } {
  const known: Readonly<Record<string, { title: string }>> = english.indicators;
  if (!Object.hasOwn(known, indicator) || known[indicator]!.title !== title) return { title, unit, own: false };
  return { ...texts.indicators[indicator as keyof Texts['indicators']], own: true };
}

/** What follows a number of a unit in the language of the page; a unit that the laboratory does not know stays as it is. */
export const unitWords = (unit: string, texts: Texts): string =>
  Object.hasOwn(english.units, unit) ? texts.units[unit as keyof Texts['units']] : ` ${unit}`;

/** A text as a sentence: an abbreviation at its end has the full stop already. */
export const sentence = (text: string, { fullStop }: Texts): string => (text.endsWith(fullStop) ? text : text + fullStop);

/** What a part of a rule holds, in words: each value with the keys above it. */
function partsOf(value: unknown, steps: string, amount: (one: Amount) => string): string[] {
  if (isAmount(value)) return [`${steps} ${amount(value)}`.trim()];
  if (typeof value !== 'object' || value === null) return [`${steps} ${String(value)}`.trim()];
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'assumed' ? [] : partsOf(one, Array.isArray(value) ? steps : `${steps} ${key.replaceAll('_', ' ')}`.trim(), amount),
  );
}

/** When a rule is in force: at no time of the run, throughout it, or between days. */
function inForceWords({ start, end }: OpenScenario, { from = start, to = end }: { from?: string; to?: string }, texts: Texts): string {
  if (from > end || to < start) return texts.switchedOff;
  return texts.inForce(from > start ? from : null, to < end ? to : null);
}

/** A change in words: what it was, and what it becomes. */
export function changeWords(scenario: OpenScenario, change: Change, texts: Texts): string {
  const name = pathWords(scenario, change.path);
  const number = ({ value }: Amount): string => String(value).replace('.', texts.point);
  const amount = (one: Amount): string => number(one) + unitWords(one.unit, texts);
  const before = scenario.numbers.find(({ path }) => path === change.path);
  if (before && isAmount(change.value))
    return texts.fromTo(name, before.unit === change.value.unit ? number(before) : amount(before), amount(change.value));
  const { value } = change;
  if (isAmount(value)) return texts.changedTo(name, amount(value));
  if (typeof value !== 'object' || value === null) return texts.changedTo(name, String(value));
  if (change.path.endsWith('.in_force')) return texts.changedTo(name, inForceWords(scenario, value, texts));
  const parts = partsOf(value, '', amount).join(texts.comma);
  return texts.changedTo(name, texts.changedTo(change.added ? texts.addedRule : texts.writtenAnew, parts));
}
