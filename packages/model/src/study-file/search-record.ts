import { z } from 'zod';
import type { Findings } from '../format/findings.js';
import { describe } from '../format/problem.js';
import type { Path } from '../format/problem.js';
import { toBase } from '../format/units.js';
import type { Experiment, Study } from './schema.js';

const finite = z.number();
const end = z.object({ value: finite, again: z.object({ mean: finite, fit: z.int(), throws: z.int() }) });
const range = z.tuple([finite, finite, finite]);
const pair = z.tuple([finite, finite]).nullable();

/** What is read of the output of `glasshouse calibrate --format json`; the rest of it is left alone. */
const schema = z.object({
  study: z.string(),
  experiment: z.string(),
  scenarios: z.string(),
  size: z.enum(['reduced', 'full']),
  seed: z.int(),
  persons: z.int(),
  quantities: z.array(z.string()),
  targets: z.array(z.object({ id: z.string(), published: finite, tolerance: finite })),
  runs: z.int(),
  unscreened: z.object({ of: z.int(), fit: z.int() }),
  kept: z.int(),
  bounds: z.array(z.object({ of: z.string(), ends: z.tuple([end, end]).nullable() })),
  abc: z
    .object({
      runs: z.int(),
      effective: finite,
      computed: z.boolean(),
      numbers: z.array(z.object({ of: z.string(), range: range.nullable() })),
    })
    .nullable(),
  again: z
    .object({
      worlds: z.int(),
      throws: z.int(),
      confirmed: z.int(),
      bounds: z.array(z.object({ of: z.string(), range: pair })),
      heldOut: z.array(z.object({ id: z.string(), range: pair })),
    })
    .optional(),
});

/** Bounds of an experiment that a calibration found, and its second reading, as stored beside the study. */
export type SearchRecord = z.infer<typeof schema>;

const AGAIN = 'Run glasshouse calibrate --format json again, and store what it prints.';

/** Tolerances of fitted targets by id, as a calibration states them. */
const tolerancesOf = ({ targets }: Experiment): Map<string, number> =>
  new Map(targets.flatMap(({ id, use, tolerance }) => (use === 'fit' && tolerance ? [[id, toBase(tolerance)] as const] : [])));

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
  const wrong = (found: string, allowed: string): null => {
    out.error(at, `${file}: ${found}`, allowed, AGAIN);
    return null;
  };
  let tree: unknown;
  try {
    tree = JSON.parse(text);
  } catch {
    return wrong('no JSON', 'the output of glasshouse calibrate --format json');
  }
  const parsed = schema.safeParse(tree);
  if (!parsed.success)
    return wrong(`${parsed.error.issues[0]!.path.join('.') || 'another form'}`, 'the output of glasshouse calibrate --format json');
  const record = parsed.data;
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
  return unknown ? wrong(`bounds of ${describe(unknown.of)}`, `numbers of calibrate.bounds: ${asked.join(', ')}`) : record;
}
