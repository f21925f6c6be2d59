import type { CounterDefinition } from '@glasshouse/scenario';
import type { Plan } from '../plan/types.js';
import type { Identity } from './checks.js';

/** Offsets within the block of firms: of all, then five of each type, then those of each register. */
export const FIRMS = { stopped: 0, complaints: 1, sales: 2, closed: 3 } as const;
export const EXITS = ['listed', 'failed', 'turnover'] as const;
export const EXIT_LISTED = 0;
export const EXIT_FAILED = 1;
export const EXIT_TURNOVER = 2;
const OF_ALL = FIRMS.closed + EXITS.length;
export const FIRM_TYPE = { open: 0, opened: 1, closed: 2, months: 3, cheated_months: 4 } as const;
const OF_TYPE = 5;
export const REGISTER = { found: 0, found_wrongly: 1, listed: 2, entered: 3, left: 4 } as const;
export const LEFT = ['term', 'corrected', 'closed', 'policy'] as const;
export const LEFT_TERM = 0;
export const LEFT_CORRECTED = 1;
export const LEFT_CLOSED = 2;
export const LEFT_POLICY = 3;
const OF_REGISTER = REGISTER.left + LEFT.length;

/** Slots that the firms of a plan take. */
export const marketSlotCount = (plan: Plan): number =>
  plan.market === null ? 0 : OF_ALL + plan.market.types.length * OF_TYPE + plan.enterprises.length * OF_REGISTER;

export const firmTypeSlot = (block: number, type: number, offset: number): number => block + OF_ALL + type * OF_TYPE + offset;
export const registerSlot = (block: number, types: number, register: number, offset: number): number =>
  block + OF_ALL + types * OF_TYPE + register * OF_REGISTER + offset;

type Report = (id: string, kind: CounterDefinition['kind'], unit: string, definition: string, at: number[]) => void;

/** Counters of the firms and their registers. All belong to places and to nobody. */
export function reportMarket(plan: Plan, block: number, report: Report): void {
  const { market } = plan;
  if (market === null) return;
  const typed = (offset: number): number[] => market.types.map((_, t) => firmTypeSlot(block, t, offset));
  const listed = (offset: number): number[] => plan.enterprises.map((_, r) => registerSlot(block, market.types.length, r, offset));
  const OF_TYPES: [keyof typeof FIRM_TYPE, CounterDefinition['kind'], string, string][] = [
    ['open', 'stock', 'firms', 'Firms in business.'],
    ['opened', 'flow', 'firms', 'Firms that opened, those at the start included.'],
    ['months', 'flow', 'firm-months', 'Months of business.'],
    ['cheated_months', 'flow', 'firm-months', 'Months in which a firm cheated.'],
  ];
  for (const [name, kind, unit, definition] of OF_TYPES) {
    report(`firms.${name}`, kind, unit, definition, typed(FIRM_TYPE[name]));
    market.types.forEach(({ id }, t) =>
      report(`firms.type.${id}.${name}`, kind, unit, `${definition.slice(0, -1)}, type: ${id}.`, [firmTypeSlot(block, t, FIRM_TYPE[name])]),
    );
  }
  market.types.forEach(({ id }, t) =>
    report(`firms.type.${id}.closed`, 'flow', 'firms', `Firms that closed, type: ${id}.`, [firmTypeSlot(block, t, FIRM_TYPE.closed)]),
  );
  EXITS.forEach((reason, i) => report(`firms.closed.${reason}`, 'flow', 'firms', EXIT_WORDS[i], [block + FIRMS.closed + i]));
  report(
    'firms.stopped_months',
    'flow',
    'firm-months',
    'Months in which a firm set out to cheat and was stopped because an earlier finding was shared.',
    [block + FIRMS.stopped],
  );
  report('firms.complaints', 'flow', 'complaints', 'Months of cheating that buyers found out.', [block + FIRMS.complaints]);
  report('firms.sales', 'flow', 'thousandths', 'Sales, in thousandths of what a firm sells in its first month.', [block + FIRMS.sales]);
  const OF_REGISTERS: [string, CounterDefinition['kind'], string, number][] = [
    ['found', 'flow', 'Findings against firms that had set out to cheat.', REGISTER.found],
    ['found_wrongly', 'flow', 'Findings against firms in an honest month.', REGISTER.found_wrongly],
    ['listed', 'stock', 'Entries of firms on the list of firms found at fault.', REGISTER.listed],
    ['entered', 'flow', 'Entries made on the list of firms found at fault.', REGISTER.entered],
    ...LEFT.map((reason, i): [string, CounterDefinition['kind'], string, number] => [
      `left.${reason}`,
      'flow',
      LEFT_WORDS[i],
      REGISTER.left + i,
    ]),
  ];
  for (const [name, kind, definition, offset] of OF_REGISTERS) {
    report(`firms.${name}`, kind, 'entries', definition, listed(offset));
    plan.enterprises.forEach((id, r) =>
      report(`enterprise.${id}.${name}`, kind, 'entries', `${definition.slice(0, -1)}, of this register.`, [
        registerSlot(block, market.types.length, r, offset),
      ]),
    );
  }
}

const EXIT_WORDS = [
  'Firms that closed because they were on a list of firms found at fault.',
  'Firms that closed because their takings were too low.',
  'Firms that closed for other reasons.',
];
const LEFT_WORDS = [
  'Entries that left the list, reason: term.',
  'Entries that left the list, reason: corrected.',
  'Entries that left the list, reason: the firm closed.',
  'Entries that left the list, reason: policy.',
];

/** Laws of the counters of firms. */
export function marketIdentities(plan: Plan): Identity[] {
  if (plan.market === null) return [];
  const left = (name: string): string[] => LEFT.map((reason) => `${name}.left.${reason}`);
  return [
    ...plan.market.types.map(({ id }) => ({
      name: `firms of type ${id}`,
      stocks: [`firms.type.${id}.open`],
      inflows: [`firms.type.${id}.opened`],
      outflows: [`firms.type.${id}.closed`],
    })),
    { name: 'firms', stocks: ['firms.open'], inflows: ['firms.opened'], outflows: EXITS.map((reason) => `firms.closed.${reason}`) },
    ...plan.enterprises.map((id) => ({
      name: `firms on the list of ${id}`,
      stocks: [`enterprise.${id}.listed`],
      inflows: [`enterprise.${id}.entered`],
      outflows: left(`enterprise.${id}`),
    })),
  ];
}
