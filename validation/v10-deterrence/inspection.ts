/** One gains by a breach and loses if inspected during one; the other pays for an inspection and earns on finding a breach. */
export interface InspectionGame {
  gain: number;
  loss: number;
  cost: number;
  find: number;
}

export interface Mixture {
  /** Share of breaches, share of inspections. */
  breach: number;
  inspection: number;
}

/** The mixture in which neither side has a reason to change: the loss moves inspections, not breaches. */
export const equilibrium = ({ gain, loss, cost, find }: InspectionGame): Mixture => ({ breach: cost / find, inspection: gain / loss });

/** Constant along every orbit of the replicator equations. */
export const orbitConstant = ({ gain, loss, cost, find }: InspectionGame, { breach, inspection }: Mixture): number =>
  -cost * Math.log(breach) - (find - cost) * Math.log(1 - breach) - gain * Math.log(inspection) - (loss - gain) * Math.log(1 - inspection);

/** Period of very small orbits. */
export function smallPeriod(game: InspectionGame): number {
  const { breach, inspection } = equilibrium(game);
  return (2 * Math.PI) / Math.sqrt(breach * (1 - breach) * inspection * (1 - inspection) * game.loss * game.find);
}

/** Breach and inspection shares, and their integrals over time. */
type State = readonly [number, number, number, number];

function slope({ gain, loss, cost, find }: InspectionGame, [x, y]: State): State {
  return [x * (1 - x) * (gain - loss * y), y * (1 - y) * (find * x - cost), x, y];
}

const moved = (state: State, by: State, step: number): State => [
  state[0] + step * by[0],
  state[1] + step * by[1],
  state[2] + step * by[2],
  state[3] + step * by[3],
];

/** One step of the classical Runge-Kutta rule. */
function rungeKutta(game: InspectionGame, state: State, step: number): State {
  const a = slope(game, state);
  const b = slope(game, moved(state, a, step / 2));
  const c = slope(game, moved(state, b, step / 2));
  const d = slope(game, moved(state, c, step));
  const sum: State = [0, 1, 2, 3].map((i) => (a[i]! + 2 * b[i]! + 2 * c[i]! + d[i]!) / 6) as unknown as State;
  return moved(state, sum, step);
}

/** What one whole turn around the equilibrium shows. */
export interface Turn {
  period: number;
  /** Averages over the turn. */
  averages: Mixture;
  /** Largest distance of the orbit constant from its first value. */
  drift: number;
}

/** Follows the replicator equations from `start` through one whole turn, between two upward passages of the inspection share. */
export function oneTurn(game: InspectionGame, start: Mixture, step: number): Turn {
  const line = equilibrium(game).inspection;
  const first = orbitConstant(game, start);
  let state: State = [start.breach, start.inspection, 0, 0];
  let drift = 0;
  const passages: { time: number; state: State }[] = [];
  for (let taken = 0; passages.length < 2; taken++) {
    if (taken * step > 1000) throw new RangeError('no whole turn within 1,000 units of time');
    const next = rungeKutta(game, state, step);
    if (state[1] < line && next[1] >= line) {
      let low = 0;
      let high = step;
      for (let i = 0; i < 50; i++) {
        const middle = (low + high) / 2;
        if (rungeKutta(game, state, middle)[1] < line) low = middle;
        else high = middle;
      }
      passages.push({ time: taken * step + high, state: rungeKutta(game, state, high) });
    }
    state = next;
    drift = Math.max(drift, Math.abs(orbitConstant(game, { breach: state[0], inspection: state[1] }) - first));
  }
  const [from, to] = passages as [(typeof passages)[0], (typeof passages)[0]];
  const period = to.time - from.time;
  return {
    period,
    averages: { breach: (to.state[2] - from.state[2]) / period, inspection: (to.state[3] - from.state[3]) / period },
    drift,
  };
}

/** Each side answers what the other has done so far, one round after the other: shares of breaches and inspections over all rounds. */
export function fictitiousPlay({ gain, loss, cost, find }: InspectionGame, start: Mixture, rounds: number): Mixture {
  let { breach, inspection } = start;
  for (let round = 1; round <= rounds; round++) {
    const breaches = gain > loss * inspection ? 1 : 0;
    const inspects = find * breach > cost ? 1 : 0;
    breach += (breaches - breach) / (round + 1);
    inspection += (inspects - inspection) / (round + 1);
  }
  return { breach, inspection };
}
