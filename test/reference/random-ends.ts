/** Parts of a world in which one chance ends in one of several outcomes. */
export const ENDS_FEATURES = ['occasion', 'ends_of_acts', 'shares_by', 'held_back', 'case_shares', 'brings', 'taken_as'] as const;

export type EndsFeature = (typeof ENDS_FEATURES)[number];

/** Duties that outcomes bring: they have no days of their own. */
export const BROUGHT: readonly string[] = ['fine', 'loan', 'wrong_fine'];

/** Whether a stream is an outcome of another. */
export const isOutcome = (stream: object): boolean => 'kind' in stream && stream.kind === 'outcome';

/** Whether a stream is recorded as another one, so that no rule can name it. */
export const isTaken = (stream: object): boolean => 'taken_for' in stream;

/** Whether a stream is an outcome that nobody can report. */
export const isSilent = (stream: object): boolean => isOutcome(stream) && !('cause' in stream);

interface Draws {
  on: (feature: EndsFeature | 'attributes' | 'state' | 'state_by' | 'cases' | 'breach') => boolean;
  choose: <T>(name: string, options: readonly T[]) => T;
  q: (value: number, unit: string) => object;
}

const outcome = (title: string, cause?: string, more: object = {}): object => ({
  title,
  kind: 'outcome',
  context: 'office',
  ...(cause ? { cause } : {}),
  ...more,
});

/** Streams whose chances end in outcomes, and the outcomes. `stream`: makes one of a kind. */
export function randomEnds(
  { on, choose, q }: Draws,
  stream: (kind: string, context: string, rate: number, more: object) => object,
  duty: (name: string) => object,
): Record<string, object> {
  const brings = (id: string): object => (on('brings') ? { brings: id } : {});
  // What takes the rest of shares by group may not bring a duty.
  const freely = !(on('shares_by') && on('attributes'));
  const bringsLoan = freely ? brings('loan') : {};
  const wrong = on('taken_as') ? choose('wrong as', [{ taken_for: 'missed' }, {}]) : {};
  const brought = (id: string): object => (on('brings') ? { [id]: { title: id, kind: 'obligation', context: 'office', ...duty(id) } } : {});
  const share = (name: string, value: number): object =>
    on('shares_by') && on('attributes') && choose(`by ${name}`, [true, false])
      ? { by: 'income', values: { low: q(value * 1.5, 'share'), high: q(value / 2, 'share') } }
      : q(value, 'share');
  const cases =
    on('case_shares') && (on('cases') || !on('state_by'))
      ? {
          cases: [
            { if: on('state') ? { state: { employment: ['unemployed'] } } : { records: 'missed' }, shares: { missed: q(0.4, 'share') } },
            {
              if: { not: { records: on('taken_as') ? 'missed' : 'missed_ill' } },
              shares: { missed_ill: share('in case', 0.2), missed: q(0.05, 'share') },
            },
          ],
        }
      : {};
  return {
    ...(on('occasion')
      ? {
          visit: stream('occasion', 'office', choose('visits', [12, 24]), {
            ends: {
              shares: {
                missed: q(choose('missed', [0.3, 0.1]), 'share'),
                missed_ill: share('ill', 0.2),
                ...choose('wrong', [{ noted_wrongly: q(0.1, 'share') }, {}]),
              },
              otherwise: 'kept',
            },
            ...cases,
          }),
          missed: outcome('Missed', 'deed', brings('fine')),
          ...brought('fine'),
          missed_ill: outcome('Missed through illness', 'inability', on('taken_as') ? { taken_for: 'missed' } : {}),
          kept: choose('kept', [outcome('Kept', undefined, bringsLoan), outcome('Kept', 'lawful', bringsLoan)]),
          ...(freely ? brought('loan') : {}),
          ...(choose('wrong', [true, false])
            ? { noted_wrongly: outcome('Noted wrongly', 'error', { ...brings('wrong_fine'), ...wrong }), ...brought('wrong_fine') }
            : {}),
        }
      : {}),
    ...(on('ends_of_acts') && on('breach') ? { hurt: outcome('Somebody is hurt', 'deed'), harmless: outcome('Nothing comes of it') } : {}),
  };
}

/** The outcomes of an act, beside what the act itself is. */
export const endsOfActs = ({ on, choose, q }: Draws): object =>
  on('ends_of_acts')
    ? { ends: { shares: { [choose('rest', ['hurt', 'harmless'])]: q(0.4, 'share') }, otherwise: choose('rest', ['harmless', 'hurt']) } }
    : {};
