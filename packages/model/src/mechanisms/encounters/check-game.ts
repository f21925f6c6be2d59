import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import type { Quantity } from '../../format/quantity.js';
import { toBase, toBaseValue } from '../../format/units.js';
import type { Scenario } from '../../scenario/schema.js';
import { PAYOFF_PARTS } from './plan.js';

type Encounter = Scenario['encounters'][string];

/** The largest whole number that a person's payoff is kept in. */
const MOST_PARTS = 0x7fffffff;

const top = ({ value, unit, range }: Quantity): number => toBaseValue(Math.max(value, range?.[1] ?? value), unit);

/** Payoffs of a game: no finer than is kept, and not so large that a person's sum between two revisions could not be kept. */
export function checkGame(scenario: Scenario, encounter: Encounter, path: Path, out: Findings): void {
  const { cost, benefit } = encounter.game.help;
  for (const [key, payoff] of Object.entries({ cost, benefit })) {
    const parts = toBase(payoff) * PAYOFF_PARTS;
    if (Math.abs(parts - Math.round(parts)) > 1e-6)
      out.error(
        [...path, 'game', 'help', key, 'value'],
        `${payoff.value}`,
        'at most three decimal places: payoffs are kept in thousandths',
        'Round it, or multiply all payoffs of the encounter.',
      );
  }
  const { revises } = encounter;
  if (!revises) return;
  const meetings = Math.ceil(toBase(revises.every) / Math.max(1, toBase(encounter.every)));
  const most = meetings * (top(cost) + top(benefit) * toBase(scenario.community_size)) * PAYOFF_PARTS;
  if (most > MOST_PARTS)
    out.error(
      [...path, 'revises', 'every'],
      `${meetings} meetings between revisions, in which somebody could receive ${Math.round(most / PAYOFF_PARTS)}`,
      `payoffs of at most ${Math.floor(MOST_PARTS / PAYOFF_PARTS)} between revisions`,
      'Revise more often, write smaller payoffs, or smaller communities.',
    );
}
