import { realDay } from '../format/check-days.js';
import { dayOf } from '../format/dates.js';
import type { Findings } from '../format/findings.js';
import { suggestion } from '../format/nearest.js';
import { describe } from '../format/problem.js';
import type { Path } from '../format/problem.js';
import type { Register } from '../format/register.js';
import { checkUnique, publishedNumber } from './check-experiments.js';
import type { Claim, Study } from './schema.js';

/** Figures of a published series that a claim can read. */
const FIGURES = ['ratio', 'lowest', 'highest', 'first', 'last', 'contradictions'];

const FORMS =
  'experiment.indicator, experiment.indicator@arm, experiment.indicator@arm-other_arm, experiment.fitting, the same after search. for bounds by a stored search, register.<series>.<figure> or row.E113';

/** A reference of a claim names an experiment with indicator and arms, or a figure of a series. */
function checkReference(study: Study, text: string, path: Path, register: Register, out: Findings): void {
  const row = /^row\.(.+)$/.exec(text);
  if (row) {
    publishedNumber(row[1]!, path, register, out);
    return;
  }
  readReference(study, text, path, out);
}

/** Bounds of a number over the worlds of a stored search, in place of the design points of the run. */
const SEARCH = 'search.';
const bySearch = (of: string): boolean => of.startsWith(SEARCH);

function readReference(study: Study, text: string, path: Path, out: Findings): void {
  const register = /^register\.([a-z0-9_]+)\.([a-z_]+)$/.exec(text);
  if (register) {
    if (
      out.refers(
        path,
        register[1]!,
        study.series.map((each) => each.id),
        'series of this study',
      )
    )
      out.refers(path, register[2]!, FIGURES, 'figure of a series');
    return;
  }
  const searched = bySearch(text);
  const match = /^([a-z0-9_]+)\.([a-z0-9_]+)(?:@([a-z0-9_]+)(?:-([a-z0-9_]+))?)?$/.exec(searched ? text.slice(SEARCH.length) : text);
  if (!match || (searched && match[2] === 'fitting')) {
    out.error(path, describe(text), FORMS, 'Correct the reference.');
    return;
  }
  const [, id, indicator, ...arms] = match;
  const experiment = study.experiments.find((each) => each.id === id);
  if (
    !out.refers(
      path,
      id!,
      study.experiments.map((each) => each.id),
      'experiment of this study',
    ) ||
    !experiment
  )
    return;
  if (indicator === 'fitting' && arms[0] === undefined) {
    if (!experiment.fit)
      out.error(path, `${describe(text)}, of an experiment that does not fit`, 'experiments with fit: true', 'Name another number.');
    return;
  }
  out.refers(
    path,
    indicator!,
    experiment.indicators.map((each) => each.id),
    `indicator of ${id}`,
  );
  const known = [...experiment.arms.map((arm) => arm.id), 'baseline'];
  for (const arm of arms) if (arm !== undefined) out.refers(path, arm, known, `arm of ${id}`);
}

function checkPlaceholders(text: string, known: readonly string[], path: Path, out: Findings): void {
  for (const [whole, name] of text.matchAll(/\{([^{}]*)\}/g)) {
    if (!known.includes(name!))
      out.error(path, whole, known.map((each) => `{${each}}`).join(', '), suggestion(name!, known, 'Correct the placeholder.'));
  }
}

const ENDS = ['low', 'middle', 'high'];
/** A search has no middle; `least` and `greatest` are its ends as single runs found them. */
const ENDS_OF_SEARCH = ['low', 'high', 'least', 'greatest'];
const endsOf = (of: string): readonly string[] => (bySearch(of) ? ENDS_OF_SEARCH : ENDS);

/** Whether every number and condition of a claim is read from the register. */
const registerOnly = (claim: Claim): boolean =>
  [...claim.numbers.map((number) => number.of), ...claim.model.flatMap((rule) => rule.when.map((condition) => condition.of))].every((of) =>
    /^(register|row)\./.test(of),
  );

/** A planted world swaps experiments for planted ones with the same indicators and arms, and must give another stamp than some rule of the claim. */
function checkPlanted(study: Study, claim: Claim, path: Path, out: Findings): void {
  if (!claim.planted) return;
  const ids = study.experiments.map((each) => each.id);
  const swaps = Object.entries(claim.planted.swaps);
  if (swaps.length === 0)
    out.error([...path, 'swaps'], 'no experiment', 'at least one experiment: planted experiment', 'Say what is swapped.');
  for (const [from, to] of swaps) {
    const at: Path = [...path, 'swaps', from];
    if (!out.refers(at, from, ids, 'experiment of this study') || !out.refers(at, to, ids, 'experiment of this study')) continue;
    const planted = study.experiments.find((each) => each.id === to)!;
    const swapped = study.experiments.find((each) => each.id === from)!;
    if (!planted.planted) out.error(at, `${to}, which is not marked as planted`, 'an experiment with planted: true', 'Mark it.');
    for (const what of ['indicators', 'arms'] as const) {
      const missing = swapped[what].map((each) => each.id).filter((one) => !planted[what].some((each) => each.id === one));
      if (missing.length > 0)
        out.error(
          at,
          `${to}, without the ${what} ${missing.join(', ')}`,
          `all ${what} of ${from}`,
          'Add them, so that the same rule can be read.',
        );
    }
  }
  if (!claim.model.some((rule) => rule.stamp !== claim.planted!.stamp))
    out.error(
      [...path, 'stamp'],
      'the only stamp that the rules can give',
      'rules that can tell the two worlds apart',
      'Add a rule of stamping.',
    );
}

function checkClaim(study: Study, claim: Claim, path: Path, register: Register, out: Findings): void {
  const card = registerOnly(claim);
  if (!card && claim.numbers.length !== 3)
    out.error(
      [...path, 'numbers'],
      `${claim.numbers.length} numbers on a claim with an experiment`,
      'three numbers, a harm first',
      'Give three numbers; only a card from the register alone may have fewer.',
    );
  if (card && claim.model.some((rule) => rule.stamp !== 'outside_simulation'))
    out.error(
      [...path, 'model'],
      'a model stamp on a claim that no experiment examines',
      'outside_simulation',
      'Say outside_simulation, or read a number of an experiment.',
    );
  checkPlanted(study, claim, [...path, 'planted'], out);
  claim.numbers.forEach((number, i) => {
    checkReference(study, number.of, [...path, 'numbers', i, 'of'], register, out);
    checkPlaceholders(number.say, endsOf(number.of), [...path, 'numbers', i, 'say'], out);
  });
  if (!card && claim.numbers[0]?.harm === false)
    out.error(
      [...path, 'numbers', 0],
      'a first number that is not a harm',
      'harm: true on the first number',
      'Put a harm first: harm is the first column everywhere.',
    );
  checkPlaceholders(
    claim.quotable,
    [0, 1, 2].flatMap((n) => endsOf(claim.numbers[n]?.of ?? '').map((end) => `n${n + 1}.${end}`)),
    [...path, 'quotable'],
    out,
  );
  claim.model.forEach((rule, i) => {
    const last = i === claim.model.length - 1;
    if (last && rule.when.length > 0)
      out.error(
        [...path, 'model', i, 'when'],
        'conditions on the last stamp',
        'a last stamp without conditions',
        'Add a stamp that holds otherwise.',
      );
    if (!last && rule.when.length === 0)
      out.error(
        [...path, 'model', i],
        'a stamp without conditions before the last',
        'conditions on every stamp but the last',
        'Add when, or move it to the end.',
      );
    rule.when.forEach((condition, j) => {
      const at: Path = [...path, 'model', i, 'when', j];
      checkReference(study, condition.of, [...at, 'of'], register, out);
      if (bySearch(condition.of) && condition.read === 'middle')
        out.error([...at, 'read'], 'the middle of bounds by a search', 'low, high, width or ratio', 'Read an end.');
      if (condition.at_least === undefined && condition.below === undefined)
        out.error(at, 'a condition without a bound', 'at_least, below or both', 'Add a bound.');
    });
  });
}

/** Comparisons of groups name two experiments of the study, one of them with equal rates, with the same arms. */
function checkRatios(study: Study, out: Findings): void {
  const ids = study.experiments.map((each) => each.id);
  checkUnique(
    study.ratios.map((each) => each.id),
    ['ratios'],
    'comparison',
    out,
  );
  study.ratios.forEach((ratio, i) => {
    const path: Path = ['ratios', i];
    if (!out.refers([...path, 'experiment'], ratio.experiment, ids, 'experiment of this study')) return;
    if (!out.refers([...path, 'equal'], ratio.equal, ids, 'experiment of this study')) return;
    const written = study.experiments.find((each) => each.id === ratio.experiment)!;
    const equal = study.experiments.find((each) => each.id === ratio.equal)!;
    if (!equal.equal_rates || equal.scenario !== written.scenario)
      out.error([...path, 'equal'], ratio.equal, `an experiment on ${written.scenario} with equal_rates: true`, 'Add the equal-rates run.');
    const arms = written.arms.map((arm) => arm.id);
    const others = equal.arms.map((arm) => arm.id);
    if (arms[0] !== others[0] || [...arms].sort().join() !== [...others].sort().join())
      out.error([...path, 'equal'], `${ratio.equal}, with other arms`, `the arms of ${ratio.experiment}`, 'Give both the same arms.');
    if (ratio.arm !== undefined) out.refers([...path, 'arm'], ratio.arm, arms, `arm of ${ratio.experiment}`);
  });
}

/** Series, tables of facts, followed persons and claims: references, rows of the register, order of dates. */
export function checkStudyText(study: Study, register: Register, out: Findings): void {
  const known = (ids: readonly string[], path: Path): void => ids.forEach((id, i) => out.refersRow([...path, i], id, register));
  checkUnique(
    study.experiments.map((each) => each.id),
    ['experiments'],
    'experiment',
    out,
  );
  checkUnique(
    study.series.map((each) => each.id),
    ['series'],
    'series',
    out,
  );
  checkUnique(
    study.facts.map((each) => each.id),
    ['facts'],
    'table',
    out,
  );
  // Without case: the anchors of a page do not tell A1 and a1 apart.
  checkUnique(
    study.claims.map((each) => each.id.toLowerCase()),
    ['claims'],
    'claim',
    out,
  );
  study.follow.forEach((follow, i) =>
    out.refers(
      ['follow', i, 'experiment'],
      follow.experiment,
      study.experiments.map((each) => each.id),
      'experiment of this study',
    ),
  );
  study.series.forEach((series, s) => {
    let last = '';
    series.points.forEach((point, i) => {
      const path: Path = ['series', s, 'points', i];
      publishedNumber(point.source, [...path, 'source'], register, out);
      const day = realDay(point.on, [...path, 'on'], out);
      if (day === null) return;
      if (last !== '' && day < dayOf(last))
        out.error([...path, 'on'], `${point.on}, before ${last}`, 'points in order of date', 'Put the points in order.');
      last = point.on;
    });
    series.doubtful.forEach((id, i) =>
      out.refers(
        ['series', s, 'doubtful', i],
        id,
        series.points.map((point) => point.source),
        'point of this series',
      ),
    );
  });
  study.facts.forEach((table, f) => {
    table.rows.forEach((row, i) => {
      if (row.cells.length !== table.columns.length)
        out.error(
          ['facts', f, 'rows', i, 'cells'],
          `${row.cells.length} cells`,
          `${table.columns.length}, one for each column`,
          'Add or remove cells.',
        );
      known(row.sources, ['facts', f, 'rows', i, 'sources']);
    });
  });
  study.box?.lines.forEach((line, i) => known(line.sources, ['box', 'lines', i, 'sources']));
  study.claims.forEach((claim, i) => {
    known(claim.document.sources, ['claims', i, 'document', 'sources']);
    checkClaim(study, claim, ['claims', i], register, out);
  });
  checkRatios(study, out);
}
