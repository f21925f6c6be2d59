import { dayOf } from '@glasshouse/model';
import { groupOf } from './groups.js';
import { asking, NEVER, streamOf } from './here.js';
import type { Here } from './here.js';
import { amount, byCategory, keyOf, masks } from './numbers.js';
import type { Stated } from './numbers.js';

export function channelOf(here: Here, id: string) {
  const { scenario, known } = here;
  const channel = scenario.channels[id];
  if (channel === undefined) return null;
  const open = here.open(channel.in_force);
  if (!open && !(channel.lingers && here.past(channel.in_force))) return null;
  const { witnesses } = channel;
  const seen = (coverage: Parameters<typeof byCategory>[0], sensitivity: Stated) =>
    byCategory(coverage, known.attributes, (share) => share * amount(sensitivity));
  const chance = seen(channel.coverage, channel.sensitivity);
  const informs = amount(witnesses?.informs);
  return {
    id,
    sees: channel.sees,
    key: keyOf(`channels.${id}`),
    probability: chance.values[0]!,
    byCategory: chance.attribute < 0 ? null : chance,
    cases:
      channel.cases?.map((one) => ({
        condition: asking(here, one.if)!,
        probability: seen(one.coverage ?? channel.coverage, one.sensitivity ?? channel.sensitivity),
      })) ?? null,
    local: channel.local ?? false,
    lingers: open ? -1 : amount(channel.lingers),
    delay: amount(channel.delay),
    owner: known.owners.indexOf(channel.owner),
    witnesses: witnesses
      ? {
          among: groupOf(here, witnesses.among),
          informs,
          ifLiable: Math.min(1, informs * (witnesses.if_liable === undefined ? 1 : amount(witnesses.if_liable))),
          inRevolt: amount(witnesses.in_revolt),
        }
      : null,
    carriedBy: known.patrols.findIndex((patrol) => scenario.patrols[patrol]?.carries.includes(id)),
  };
}

export function reviewOf(here: Here, id: string) {
  const review = here.scenario.reviews[id];
  if (review === undefined || !here.open(review.in_force)) return null;
  return {
    id,
    of: review.of,
    key: keyOf(`reviews.${id}`),
    condition: asking(here, review.if),
    passesSound: amount(review.passes_sound),
    passesUnsound: amount(review.passes_unsound),
    capacity: review.capacity === undefined ? -1 : amount(review.capacity) / 1000 / 365,
    passWhenFull: review.when_full !== 'drop',
    quota: review.quota === undefined ? -1 : amount(review.quota.number) / 1000 / 365,
    quotaPasses: amount(review.quota?.passes_unsound),
  };
}

const ROUNDS_OF = ['even', 'by_people', 'by_recorded', 'drawn_by_recorded', 'drawn_by_attention'];

export function patrolOf(here: Here, id: string) {
  const patrol = here.scenario.patrols[id];
  if (patrol === undefined || !here.open(patrol.in_force)) return null;
  return {
    id,
    key: keyOf(`patrols.${id}`),
    forgetKey: keyOf(`patrols.${id}.forgets`),
    countKey: keyOf(`patrols.${id}.counts`),
    number: Math.round(amount(patrol.number)),
    stations: Math.round(amount(patrol.stations)),
    allocation: ROUNDS_OF.indexOf(patrol.allocation),
    start: (patrol.start ?? []).map((each) => Math.round(amount(each))),
    forgets: amount(patrol.forgets),
    records: here.known.incidents.map((incident) => patrol.records.includes(incident.id)),
    sensitivity: amount(patrol.sensitivity),
    keeps: patrol.attention === undefined ? 1 : amount(patrol.attention.keeps),
    findsAtMost: Math.round(amount(patrol.finds_at_most)),
    found: patrol.counts === undefined ? 1 : amount(patrol.counts.found),
    reported: amount(patrol.counts?.reported),
  };
}

export function screenOf(here: Here, id: string) {
  const { known } = here;
  const screen = here.scenario.screens[id];
  if (screen === undefined || !here.open(screen.in_force)) return null;
  // Kinds of stream: 0 breaches, 2 what is protected.
  const looked = (kind: number): number[] =>
    known.watched.flatMap((s, place) =>
      known.streams[s]!.kind === kind && screen.looks_for.includes(known.streams[s]!.id) ? [place] : [],
    );
  return {
    id,
    key: keyOf(`screens.${id}`),
    who: masks(screen.who, known.attributes),
    adultsOnly: screen.who?.['age'] === undefined,
    first: dayOf(screen.first),
    every: screen.every === undefined ? 0 : Math.max(1, amount(screen.every)),
    breaches: looked(0),
    lawful: looked(2),
    within: screen.within === undefined ? NEVER : amount(screen.within),
    coverage: amount(screen.coverage),
    sensitivity: amount(screen.sensitivity),
    falsePositive: byCategory(screen.false_positive, known.attributes),
    made: screen.checks === undefined ? 1 : Math.round(amount(screen.checks.made)),
    needed: screen.checks === undefined ? 1 : Math.round(amount(screen.checks.needed)),
    status: (screen.status ?? []).map((one) => ({ who: masks(one.who, known.attributes), probability: amount(one.probability) })),
    stream: streamOf(here, screen.reports_as),
    owner: known.owners.indexOf(screen.owner),
  };
}
