/** Stances, opinions and surveys of a random world: what each looks like depends on the names drawn with `choose` alone. */
interface Tools {
  on: (feature: 'stance' | 'second_stance' | 'conduct' | 'opinion' | 'list_survey' | 'perception') => boolean;
  choose: <T>(name: string, options: readonly T[]) => T;
  q: (value: number, unit: string) => object;
  day: (name: string) => string;
  /** Ids of partitions and ties. */
  groups: { partitions: string[]; ties: string[] };
  /** Streams of kind protected. */
  conducts: string[];
}

export function randomMinds({ on, choose, q, day, groups, conducts }: Tools): Record<string, object> {
  const lattice = (name: string): object => ({
    lattice: q(choose(`columns ${name}`, [3, 4, 7]), 'count'),
    ...choose(`rewired ${name}`, [{}, { rewired: q(0.3, 'share') }, { rewired: q(1, 'share') }]),
  });
  const seen = [...groups.partitions.map((partition) => ({ partition })), ...groups.ties.map((tie) => ({ tie }))];
  const sees = (name: string): unknown =>
    choose(`sees ${name}`, [
      'community',
      lattice(name),
      ...seen,
      ...seen.map((friends) => ({ friends, weight: q(3, 'factor') })),
      { friends: lattice(name), weight: q(choose(`weight ${name}`, [2, 1.5, 0]), 'factor') },
    ]);
  const threshold = (name: string): object => ({
    threshold: {
      ...choose(`lasting ${name}`, [{ lasting: true }, {}]),
      ...choose(`law ${name}`, [
        { law: 'ranks' },
        { law: 'given', counts: [q(0, 'count'), q(1, 'count'), q(1, 'count'), q(4, 'count')] },
        { law: 'normal', mean: q(0.2, 'share'), spread: q(0.15, 'share') },
        { law: 'uniform', low: q(0, 'share'), high: q(0.6, 'share') },
      ]),
    },
  });
  const enforcement = (name: string): object => ({
    enforcement: {
      believers: q(choose(`believers ${name}`, [0.05, 0.2, 0.5]), 'share'),
      placed: choose(`placed ${name}`, ['scattered', 'block']),
      believers_conviction: q(choose(`conviction ${name}`, [1, 0.3]), 'share'),
      conviction: q(0.38, 'share'),
      cost: q(choose(`cost ${name}`, [0.125, 0.01]), 'share'),
      counter: choose(`counter ${name}`, [true, false]),
    },
  });
  const grievance = (name: string): object => ({
    grievance: {
      legitimacy: q(choose(`legitimacy ${name}`, [0.2, 0.7]), 'share'),
      threshold: q(0.1, 'share'),
      certainty: q(2.3, 'factor'),
      police: q(choose(`police ${name}`, [0, 3, 9]), 'count'),
      whole: choose(`whole ${name}`, [true, false]),
    },
  });
  const voiced = (name: string): object => ({
    voiced: {
      leaning: q(choose(`leaning ${name}`, [0.2, -0.5]), 'standard deviations'),
      pressure: q(choose(`pressure ${name}`, [0.5, 2]), 'factor'),
      ...(on('perception') ? { fear: q(1.5, 'factor') } : {}),
    },
  });
  const stance = (name: string): object => ({
    title: name,
    sees: sees(name),
    update: choose(`update ${name}`, ['together', 'in_turn']),
    rule: choose(`rule ${name}`, [threshold(name), enforcement(name), grievance(name), voiced(name)]),
  });
  const survey = (name: string, more: object): object => ({
    title: name,
    opinion: 'view',
    on: [...new Set([day(`first ${name}`), day(`second ${name}`)])].sort(),
    sample: q(choose(`sample ${name}`, [0.5, 1]), 'share'),
    ...more,
  });
  return {
    stances: {
      ...(on('stance') ? { shows: { ...stance('shows'), ...(on('conduct') && conducts.length > 0 ? { conduct: conducts[0] } : {}) } } : {}),
      ...(on('second_stance') ? { also: stance('also') } : {}),
    },
    opinions: on('opinion')
      ? {
          view: {
            title: 'View',
            favour: q(0.6, 'share'),
            conceals: q(0.2, 'probability'),
            ...choose('lost', [{ lost_by_experience: q(0.7, 'share') }, {}]),
            ...(on('perception') ? { guesses: q(0.5, 'share'), conceals_by_fear: q(0.6, 'probability') } : {}),
            ...choose('evades', [{ evades: q(0.5, 'share') }, {}]),
          },
        }
      : {},
    surveys: on('opinion')
      ? {
          poll: survey('poll', { mode: 'direct', ...choose('offers', [{}, { offers_dont_know: true }]) }),
          ...(on('list_survey')
            ? {
                list: survey('list', {
                  mode: 'list',
                  items: { number: q(choose('items', [1, 4, 6]), 'count'), held: q(0.5, 'probability') },
                }),
              }
            : {}),
        }
      : {},
  };
}
