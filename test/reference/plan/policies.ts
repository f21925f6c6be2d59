import type { Scenario } from '@glasshouse/model';
import { condition } from './conditions.js';
import { spreadOf } from './groups.js';
import { asking, names } from './here.js';
import type { Here } from './here.js';
import { isOpen, isPast } from './in-time.js';
import type { Known } from './known.js';
import { entryOf, listOf } from './listings.js';
import { measureOf } from './measures.js';
import { amount, keyOf } from './numbers.js';
import { reachOf } from './reach.js';
import { ledgersOf, ruleOf } from './scores.js';
import { channelOf, patrolOf, reviewOf, screenOf } from './watching.js';

const there = <T>(rows: (T | null)[]): T[] => rows.filter((row) => row !== null);

/** What is in force in a version of an arm from a day on in a place. */
export function policyOf(scenario: Scenario, from: number, line: readonly string[], known: Known) {
  const open: Here['open'] = (window) => isOpen(window, from, line);
  const here: Here = {
    ...{ scenario, known, open, past: (window) => isPast(window, from, line) },
    grades: known.ledgers.map((id) => {
      const ledger = scenario.ledgers[id];
      return ledger !== undefined && open(ledger.in_force) ? ledger.grades.map((grade) => grade.id) : null;
    }),
  };
  const ledgers = ledgersOf(here);
  const rules = known.rules.map((path, index) => ruleOf(here, path, index, ledgers));
  const lists = known.lists.map((id) => listOf(here, id));
  const entries = known.entries.map((path) => entryOf(here, path, lists));
  const spreads = known.spreads.map((id, index) => spreadOf(here, id, index));
  const channels = there(known.channels.map((id) => channelOf(here, id)));
  const reviews = known.reviews.map((id) => reviewOf(here, id));
  const gates = known.streams.map(({ id }) => asking(here, scenario.streams[id]!.if));
  const read = (conduct: number, hidden: boolean): boolean =>
    there(rules).some((rule) => rule.stream === conduct && ledgers[rule.ledger]!.hidden === hidden) ||
    there(entries).some((entry) => entry.stream === conduct && lists[entry.list]!.hidden === hidden);
  return {
    from,
    ledgers: ledgers.map((ledger, l) => ({ ...ledger, entries: entries.flatMap((entry, e) => (entry?.ledger === l ? [e] : [])) })),
    rules,
    statusRules: rules.flatMap((rule, r) => (rule?.who ? [r] : [])),
    lists,
    entries,
    measures: known.measures.map((id) => measureOf(here, id)),
    partitions: known.partitions.map((id) => ({
      key: keyOf(`partitions.${id}`),
      households: scenario.partitions[id]?.of === 'households',
      size: scenario.partitions[id] === undefined ? 0 : Math.max(1, Math.round(amount(scenario.partitions[id].size))),
    })),
    spreads,
    spreadsOf: known.streams.map(({ conduct }) => there(spreads).filter(({ on }) => on.includes(known.streams[conduct]!.id))),
    channelsOf: known.streams.map(({ id }) => channels.filter(({ sees }) => sees.includes(id))),
    reviewsOf: known.streams.map(({ id }) => reviews.flatMap((review, index) => (review?.of.includes(id) ? [{ review, index }] : []))),
    rulesOf: known.streams.map(({ conduct }) => there(rules).filter(({ stream }) => stream === conduct)),
    entriesOf: known.streams.map(({ conduct }) => there(entries).filter(({ stream }) => stream === conduct)),
    gates,
    /** Whether the subject of a record comes to feel it: not where only hidden rules read it. */
    felt: known.streams.map(({ conduct }) => !read(conduct, true) || read(conduct, false)),
    patrols: known.patrols.map((id) => patrolOf(here, id)),
    screens: there(known.screens.map((id) => screenOf(here, id))),
    enterprises: known.enterprises.map((id) => {
      const register = scenario.enterprise[id];
      return {
        on: register !== undefined && open(register.in_force),
        key: keyOf(`enterprise.${id}`),
        finds: amount(register?.finds),
        wrongly: amount(register?.wrongly),
        sharesFindings: register?.shares_findings ?? false,
        term: amount(register?.term),
        felt: amount(register?.felt),
        listedLose: amount(register?.listed_lose),
        listedClose: amount(register?.listed_close),
        corrects: amount(register?.corrects),
      };
    }),
    audits: known.audits.map((id) => ({
      on: scenario.audits[id] !== undefined && open(scenario.audits[id].in_force),
      key: keyOf(`audits.${id}`),
      perDay: amount(scenario.audits[id]?.rate) / 365,
      finds: amount(scenario.audits[id]?.finds),
    })),
    catalogues: known.catalogues.map((id) => ({
      id,
      on: scenario.catalogues[id] !== undefined && open(scenario.catalogues[id].in_force),
      key: keyOf(`catalogues.${id}`),
      followed: amount(scenario.catalogues[id]?.followed),
    })),
    reach: reachOf(here),
    asked: known.asked.map((each) => condition(each, names(here))),
  };
}
