import { describe, expect, it } from 'vitest';
import { exact, withinBand } from '../check.js';
import { breachShare, indifferentGain } from './breach-share.js';
import type { Prospect } from './breach-share.js';
import { equilibrium, fictitiousPlay, oneTurn, smallPeriod } from './inspection.js';

describe('V10.1 certainty, severity, errors', () => {
  it.each([
    [0.1, 2, 0, '0.8', '0.8187307531'],
    [0.2, 1, 0, '0.8', '0.8187307531'],
    [0.2, 2, 0, '0.6', '0.6703200460'],
    [0.4, 1, 0, '0.6', '0.6703200460'],
    [0.2, 2, 0.05, '0.7', '0.7408182207'],
    [0.2, 2, 0.1, '0.8', '0.8187307531'],
    [0.2, 2, 0.2, '1', '1'],
  ])('caught %d, sanction %d, mistaken %d', (caught, sanction, mistaken, uniform, exponential) => {
    const prospect: Prospect = { caught, sanction, mistaken };
    const name = `caught ${caught}, sanction ${sanction}, mistaken ${mistaken}`;
    exact(`${name}: share, uniform`, breachShare(prospect, 'uniform'), uniform);
    exact(`${name}: share, exponential`, breachShare(prospect, 'exponential'), exponential);
  });

  it('sanctions on one in ten without a breach undo a doubling of detection', () => {
    const doubled = { caught: 0.2, sanction: 2, mistaken: 0.1 };
    expect(breachShare(doubled, 'uniform')).toBe(breachShare({ caught: 0.1, sanction: 2, mistaken: 0 }, 'uniform'));
  });

  it('exponential benefits: both elasticities are -0.4 where the expected sanction is 0.4', () => {
    const at = (caught: number, sanction: number): number => Math.log(breachShare({ caught, sanction, mistaken: 0 }, 'exponential'));
    const h = 1e-4;
    const width = Math.log((1 + h) / (1 - h));
    exact('elasticity in certainty', (at(0.2 * (1 + h), 2) - at(0.2 * (1 - h), 2)) / width, '-0.4');
    exact('elasticity in severity', (at(0.2, 2 * (1 + h)) - at(0.2, 2 * (1 - h))) / width, '-0.4');
  });
});

describe('V10.2 risk attitude', () => {
  const prospects = [
    [0.1, 4],
    [0.2, 2],
    [0.4, 1],
  ] as const;
  it.each([
    [-1, '0.3277389168', '0.3679486355', '0.3879927913'],
    [0, '0.4', '0.4', '0.4'],
    [0.5, '0.4432530856', '0.4170386492', '0.4060607607'],
    [1, '0.4917654998', '0.4347481235', '0.4121549316'],
    [2, '0.6055512755', '0.4721359550', '0.4244289009'],
  ])('aversion %d', (aversion, ...references) => {
    const gains = prospects.map(([caught, sanction]) => indifferentGain(10, aversion, caught, sanction));
    gains.forEach((gain, i) =>
      exact(`aversion ${aversion}, chance ${prospects[i]![0]}, sanction ${prospects[i]![1]}`, gain, references[i]!),
    );
    const [severe, , certain] = gains as [number, number, number];
    expect(Math.sign(Math.round((severe - certain) * 1e9))).toBe(Math.sign(aversion));
  });
});

describe.each([
  { loss: 2, inspection: '0.5', small: '14.51039491', period: '15.69253', played: ['0.2488', '0.5005'] },
  { loss: 4, inspection: '0.25', small: '11.84768784', period: '14.47825', played: ['0.2496', '0.2520'] },
])('V10.3 inspection game, loss $loss', ({ loss, inspection, small, period, played }) => {
  const game = { gain: 1, loss, cost: 0.5, find: 2 };

  it('equilibrium: a higher loss lowers inspections and leaves breaches', () => {
    exact(`loss ${loss}: breaches`, equilibrium(game).breach, '0.25');
    exact(`loss ${loss}: inspections`, equilibrium(game).inspection, inspection);
  });

  it('replicator orbits are closed, with their period and averages', () => {
    const turn = oneTurn(game, { breach: 0.5, inspection: 0.5 }, 0.001);
    expect(turn.drift).toBeLessThan(1e-9);
    withinBand(`loss ${loss}: period from (0.5, 0.5)`, turn.period, period, 1e-4);
    withinBand(`loss ${loss}: average of breaches`, turn.averages.breach, '0.25', 1e-3);
    withinBand(`loss ${loss}: average of inspections`, turn.averages.inspection, inspection, 1e-3);
  });

  it('small orbits', () => {
    exact(`loss ${loss}: small period by formula`, smallPeriod(game), small);
    const { breach } = equilibrium(game);
    const turn = oneTurn(game, { breach: breach + 1e-4, inspection: equilibrium(game).inspection }, 0.001);
    withinBand(`loss ${loss}: small period followed`, turn.period, small, 1e-4);
  });

  it('fictitious play comes near the equilibrium', () => {
    const shares = fictitiousPlay(game, { breach: 0.5, inspection: 0.5 }, 200_000);
    withinBand(`loss ${loss}: breaches in 200,000 rounds`, shares.breach, played[0]!, 0.01);
    withinBand(`loss ${loss}: inspections in 200,000 rounds`, shares.inspection, played[1]!, 0.01);
  });
});
