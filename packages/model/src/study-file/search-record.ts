import { z } from 'zod';
import type { Findings } from '../format/findings.js';
import { describe, InputError, problemAt } from '../format/problem.js';
import type { Path } from '../format/problem.js';
import { toBase } from '../format/units.js';
import type { Experiment, Study } from './schema.js';

const finite = z.number();
const count = z.int().min(0);
const rising = (values: readonly number[]): boolean => values.every((value, i) => i === 0 || values[i - 1]! <= value);
const end = z.object({
  value: finite,
  again: z.object({ mean: finite, fit: count, throws: count }).refine(({ fit, throws }) => fit <= throws, 'more runs that fit than runs'),
});
const range = z.tuple([finite, finite, finite]).refine(rising, 'a range whose ends do not rise');
const pair = z.tuple([finite, finite]).refine(rising, 'a range whose ends do not rise').nullable();
const ends = z
  .tuple([end, end])
  .refine(([low, high]) => low.value <= high.value, 'a least value above the greatest')
  .nullable();

/** What is read of the output of `glasshouse calibrate --format json`; the rest of it is left alone. */
const schema = z.object({
  study: z.string(),
  experiment: z.string(),
  scenarios: z.string(),
  size: z.enum(['reduced', 'full']),
  seed: z.int(),
  persons: z.int().min(1),
  quantities: z.array(z.string()),
  targets: z.array(z.object({ id: z.string(), published: finite, tolerance: finite })),
  runs: count,
  unscreened: z.object({ of: count, fit: count }).refine(({ of, fit }) => fit <= of, 'more worlds that fit than worlds'),
  kept: count,
  bounds: z.array(z.object({ of: z.string(), ends })),
  abc: z
    .object({
      runs: count,
      effective: z.number().min(0),
      computed: z.boolean(),
      numbers: z.array(z.object({ of: z.string(), range: range.nullable() })),
    })
    .nullable(),
  again: z
    .object({
      worlds: count,
      throws: z.int().min(1),
      confirmed: count,
      bounds: z.array(z.object({ of: z.string(), range: pair })),
      heldOut: z.array(z.object({ id: z.string(), range: pair })),
    })
    .refine(({ worlds, confirmed }) => confirmed <= worlds, 'more confirmed worlds than worlds')
    .optional(),
});

const rows = z.array(z.array(finite));
const share = z.object({ value: z.number().min(0).max(1), interval: z.tuple([finite, finite]).refine(rising) });
/** All of that output: what is read, and what is printed or run again. */
const whole = schema.extend({
  dice: z.array(z.looseObject({ id: z.string(), spread: finite, tolerance: finite, enough: z.boolean(), timesPeople: finite })),
  lists: z.array(
    z.looseObject({
      worlds: count,
      audited: count,
      auditedFits: count,
      wronglyRuledOut: count,
      fits: count,
      margin: finite.nullable(),
      left: z.number().min(0).max(1),
    }),
  ),
  stopped: z.enum(['enough fit', 'most lists', 'two lists added none', 'nothing is left']),
  nearest: finite.nullable(),
  unscreened: z.object({ of: count, fit: count, share }).refine(({ of, fit }) => fit <= of, 'more worlds that fit than worlds'),
  fitsAgain: z
    .object({ of: count, again: count, share: share.extend({ interval: share.shape.interval.nullable() }) })
    .refine(({ of, again }) => again <= of, 'more worlds that fit again than worlds'),
  told: z.array(z.looseObject({ path: z.string(), told: z.boolean() })),
  together: z.array(z.looseObject({ paths: z.tuple([z.string(), z.string()]), correlation: z.number().min(-1).max(1) })),
  bounds: z.array(z.looseObject({ of: z.string(), ends: z.array(z.looseObject({ at: z.record(z.string(), finite) })).nullable() })),
  worlds: rows,
  left: rows,
  abc: z
    .looseObject({
      populations: z.array(z.looseObject({ tolerance: finite })).min(1),
      runs: count,
      effective: finite,
      computed: z.boolean(),
      quantities: z.array(z.object({ path: z.string(), range })),
      numbers: z.array(z.object({ of: z.string(), range: range.nullable() })),
    })
    .nullable(),
  again: z.looseObject({}).optional(),
});

/** Bounds of an experiment that a calibration found, and its second reading, as stored beside the study. */
export type SearchRecord = z.infer<typeof schema>;

const OUTPUT = 'the output of glasshouse calibrate --format json';
const AGAIN = 'Run glasshouse calibrate --format json again, and store what it prints.';

/** Tolerances of fitted targets by id, as a calibration states them. */
const tolerancesOf = ({ targets }: Experiment): Map<string, number> =>
  new Map(targets.flatMap(({ id, use, tolerance }) => (use === 'fit' && tolerance ? [[id, toBase(tolerance)] as const] : [])));

/** What cannot be so in a search as a whole; null where nothing is. */
function contradiction({ kept, runs, unscreened, bounds, again }: SearchRecord, asked: readonly string[]): string | null {
  if (kept > runs) return `${kept} worlds that fit in ${runs} runs`;
  if (unscreened.of > runs) return `${unscreened.of} unscreened worlds in ${runs} runs`;
  for (const [name, list] of [
    ['bounds', bounds],
    ['again.bounds', again?.bounds],
  ] as const) {
    if (list === undefined) continue;
    const lacking = asked.find((of) => list.filter((one) => one.of === of).length !== 1);
    if (lacking !== undefined) return `${name} that do not say ${describe(lacking)} once`;
  }
  return null;
}

/**
 * The whole of a stored search, as `calibrate --again` takes it up: of this study, complete, and without what contradicts itself. Nobody can tell an edited file
 * that is all of this from what a search found. Throws InputError.
 */
export function wholeCalibration(text: string, file: string, study: Study): z.infer<typeof whole> {
  const refused = (found: string, allowed: string, todo = AGAIN): InputError =>
    new InputError([problemAt({ file, line: 0, column: 0 }, [], { found, allowed, todo })]);
  const tree = readJson(text);
  const read = readForm(whole, tree);
  if ('found' in read) throw refused(read.found, OUTPUT);
  const { search } = read;
  const experiment = study.experiments.find(({ id }) => id === search.experiment);
  const fitting = study.experiments.filter(({ fit }) => fit).map(({ id }) => `${id} of ${study.id}`);
  if (search.study !== study.id || !experiment?.fit)
    throw refused(`${describe(search.experiment)} of ${describe(search.study)}`, fitting.join(', ') || 'an experiment with fit: true');
  const wrong = wrongIn(readForm(schema, tree), study, experiment);
  if (wrong) throw refused(wrong.found, wrong.allowed);
  const { quantities, worlds, left, kept, bounds, told, together } = search;
  if ([...worlds, ...left].some((row) => row.length !== quantities.length))
    throw refused('a world of another length', `${quantities.length} numbers for each world`);
  if (worlds.length !== kept) throw refused(`${worlds.length} worlds`, `${kept} worlds, as kept says`);
  const named = [
    ...bounds.flatMap(({ ends: both }) => (both ?? []).map(({ at }) => Object.keys(at))),
    ...told.map(({ path }) => [path]),
    ...together.map(({ paths }) => paths),
  ];
  const other = named.flat().find((path) => !quantities.includes(path));
  if (other !== undefined) throw refused(`the quantity ${describe(other)}`, quantities.join(', '));
  if (bounds.some(({ ends: both }) => both?.some(({ at }) => Object.keys(at).length !== quantities.length)))
    throw refused('an end without all quantities', quantities.join(', '));
  return search;
}

/** Where a text has another form, or what in it contradicts itself. */
function foundBy({ issues }: z.ZodError): string {
  const { path, code, message } = issues[0]!;
  const where = path.join('.');
  return code === 'custom' ? `${where}: ${message}` : where || 'another form';
}

/**
 * Reads the stored output of a calibration. Null, and an error at `at`, for a text that is none, or one of another experiment, other quantities, targets or
 * tolerances: what a card shows must be of this study.
 */
export function readSearchRecord(
  text: string,
  file: string,
  { study, experiment }: { study: Study; experiment: Experiment },
  at: Path,
  out: Findings,
): SearchRecord | null {
  const read = readForm(schema, readJson(text));
  const wrong = wrongIn(read, study, experiment);
  if (wrong) out.error(at, `${file}: ${wrong.found}`, wrong.allowed, AGAIN);
  return 'search' in read && wrong === null ? read.search : null;
}

/** The value of a JSON text; undefined for another text. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

type Read<T> = { search: T } | { found: string };

/** A value as a form reads it, or where it has another form. `tree`: undefined for a text that is no JSON. */
function readForm<T>(form: z.ZodType<T>, tree: unknown): Read<T> {
  if (tree === undefined) return { found: 'no JSON' };
  const parsed = form.safeParse(tree);
  return parsed.success ? { search: parsed.data } : { found: foundBy(parsed.error) };
}

/** Why a search is none, is not of this experiment, or cannot be so as a whole; null where nothing is wrong. */
function wrongIn(read: Read<SearchRecord>, study: Study, experiment: Experiment): { found: string; allowed: string } | null {
  const wrong = (found: string, allowed: string): { found: string; allowed: string } => ({ found, allowed });
  if ('found' in read) return wrong(read.found, OUTPUT);
  const record = read.search;
  if (record.study !== study.id || record.experiment !== experiment.id)
    return wrong(`${describe(record.experiment)} of ${describe(record.study)}`, `${experiment.id} of ${study.id}`);
  const fitted = [...experiment.fitted].sort();
  if (fitted.length > 0 && JSON.stringify([...record.quantities].sort()) !== JSON.stringify(fitted))
    return wrong(`${record.quantities.length} quantities, which are not those fitted here`, `the ${fitted.length} quantities of fitted`);
  const tolerances = tolerancesOf(experiment);
  const other = record.targets.find(({ id, tolerance }) => tolerances.get(id) !== tolerance);
  if (other)
    return wrong(`the target ${describe(other.id)} with a tolerance of ${other.tolerance}`, 'the fitted targets of this experiment');
  if (record.targets.length !== tolerances.size) return wrong(`${record.targets.length} targets`, `${tolerances.size} fitted targets`);
  const asked = experiment.calibrate?.bounds ?? [];
  const unknown = record.bounds.find(({ of }) => !asked.includes(of));
  if (unknown) return wrong(`bounds of ${describe(unknown.of)}`, `numbers of calibrate.bounds: ${asked.join(', ')}`);
  const wild = contradiction(record, asked);
  return wild === null ? null : wrong(wild, 'counts and bounds that go together');
}
