import type { CounterDefinition } from '@glasshouse/scenario';
import type { Plan } from '../plan/types.js';
import type { Identity } from './checks.js';

/** Offsets within the block of offices: of all, then those of each type of holder, then of each stream returned, then of each flow. */
export const OFFICE = {
  audited: 0,
  found: 1,
  removed: 2,
  ended: 3,
  went_wrong: 4,
  wrong_left: 5,
  wrong_in_office: 6,
  local_began: 7,
  local_ended: 8,
  local_on: 9,
  local_days: 10,
  dropped: 11,
  invented: 12,
} as const;
const OF_ALL = 13;
export const HOLDER = { began: 0, left: 1, holding: 2 } as const;
const OF_TYPE = 3;
export const RETURN = { recorded: 0, returned: 1 } as const;
const OF_RETURN = 2;

/** Slots that the offices of a plan take. */
export const officeSlotCount = (plan: Plan): number =>
  plan.office === null ? 0 : OF_ALL + plan.office.types.length * OF_TYPE + plan.office.returnsOf.length * OF_RETURN;

export const holderSlot = (block: number, type: number, offset: number): number => block + OF_ALL + type * OF_TYPE + offset;
export const returnSlot = (block: number, types: number, position: number, offset: number): number =>
  block + OF_ALL + types * OF_TYPE + position * OF_RETURN + offset;

type Report = (id: string, kind: CounterDefinition['kind'], unit: string, definition: string, at: number[]) => void;

const OWNED: [keyof typeof OFFICE, CounterDefinition['kind'], string, string][] = [
  ['audited', 'flow', 'audits', 'Audits of office holders.'],
  ['found', 'flow', 'audits', 'Audits that found a holder who had gone wrong.'],
  ['removed', 'flow', 'holders', 'Holders who left office because an audit found them.'],
  ['ended', 'flow', 'holders', 'Holders who left office at the end of their term.'],
  [
    'went_wrong',
    'flow',
    'holders',
    'Holders who for the first time had returns that were off, dropped or invented records, or kept local rules against a catalogue.',
  ],
  ['wrong_left', 'flow', 'holders', 'Of these, those who left office.'],
  ['wrong_in_office', 'stock', 'holders', 'Of these, those in office.'],
  ['local_began', 'flow', 'offices', 'Times that local rules came into force in a community.'],
  ['local_ended', 'flow', 'offices', 'Times that they went out of force.'],
  ['local_on', 'stock', 'offices', 'Communities in which local rules are in force.'],
  ['local_days', 'days', 'office-days', 'Days on which local rules were in force in a community.'],
];

/** Counters of offices. Reports dropped and records invented are about people; the rest belongs to offices and to nobody. */
export function reportOffice(
  plan: Plan,
  block: number,
  ofPlaces: Report,
  ofPeople: Report,
  pair: (stock: number, days: number) => void,
): void {
  const { office } = plan;
  if (office === null) return;
  const typed = (offset: number): number[] => office.types.map((_, t) => holderSlot(block, t, offset));
  const HOLDERS: [keyof typeof HOLDER, CounterDefinition['kind'], string][] = [
    ['began', 'flow', 'Holders who took office, those at the start included.'],
    ['left', 'flow', 'Holders who left office.'],
    ['holding', 'stock', 'Holders in office.'],
  ];
  for (const [name, kind, definition] of HOLDERS) {
    ofPlaces(`office.${name}`, kind, 'holders', definition, typed(HOLDER[name]));
    office.types.forEach(({ id }, t) =>
      ofPlaces(`office.type.${id}.${name}`, kind, 'holders', `${definition.slice(0, -1)}, type: ${id}.`, [
        holderSlot(block, t, HOLDER[name]),
      ]),
    );
  }
  for (const [name, kind, unit, definition] of OWNED) ofPlaces(`office.${name}`, kind, unit, definition, [block + OFFICE[name]]);
  pair(block + OFFICE.local_on, block + OFFICE.local_days);
  office.returnsOf.forEach((s, i) => {
    const { id } = plan.streams[s];
    const at = (offset: number): number[] => [returnSlot(block, office.types.length, i, offset)];
    ofPlaces(`office.recorded.${id}`, 'flow', 'records', 'Records of this conduct, false alarms included.', at(RETURN.recorded));
    ofPlaces(`office.returned.${id}`, 'flow', 'records', 'Records of this conduct as office holders returned them.', at(RETURN.returned));
  });
  ofPeople('office.dropped', 'flow', 'reports', 'Reports against people favoured by the holder that the holder dropped.', [
    block + OFFICE.dropped,
  ]);
  ofPeople('office.invented', 'flow', 'records', 'Merit records of something that was never done, for people favoured by the holder.', [
    block + OFFICE.invented,
  ]);
}

/** Laws of the counters of offices. */
export function officeIdentities(plan: Plan): Identity[] {
  if (plan.office === null) return [];
  return [
    ...plan.office.types.map(({ id }) => ({
      name: `office holders of type ${id}`,
      stocks: [`office.type.${id}.holding`],
      inflows: [`office.type.${id}.began`],
      outflows: [`office.type.${id}.left`],
    })),
    { name: 'exits from office', stocks: [], inflows: ['office.left'], outflows: ['office.removed', 'office.ended'] },
    { name: 'holders gone wrong', stocks: ['office.wrong_in_office'], inflows: ['office.went_wrong'], outflows: ['office.wrong_left'] },
    {
      name: 'communities with local rules',
      stocks: ['office.local_on'],
      inflows: ['office.local_began'],
      outflows: ['office.local_ended'],
    },
  ];
}
