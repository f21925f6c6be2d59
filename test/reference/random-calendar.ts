import { BROUGHT } from './random-ends.js';

interface Draws {
  on: (feature: 'schedule' | 'during') => boolean;
  choose: <T>(name: string, options: readonly T[]) => T;
  q: (value: number, unit: string) => object;
  day: (name: string) => string;
}

/** Gives some streams of a world a schedule instead of their rate, and lets some come in parts of the year only. */
export function addCalendar({ on, choose, q, day }: Draws, streams: Record<string, Record<string, unknown>>): void {
  for (const [id, stream] of Object.entries(streams)) {
    if (id === 'quiet' || stream['kind'] === 'outcome' || BROUGHT.includes(id)) continue;
    if (on('schedule') && choose(`scheduled ${id}`, [true, false, false])) {
      for (const key of ['rate', 'ceiling', 'classes', 'trend']) delete stream[key];
      stream['schedule'] = {
        ...choose<object>(`schedule ${id}`, [
          { every: q(5, 'days') },
          { every: q(2, 'weeks') },
          { every: q(1, 'days') },
          { every: q(200, 'days') },
          { weekday: 'monday' },
          { weekday: 'friday', which: 'last', of: 'month' },
          { weekday: 'sunday', which: 'second', of: 'month' },
          { day: 31, of: 'month' },
          { day: 1, of: 'month' },
          { dates: ['12-05', '02-29', '01-20', day(`dated ${id}`)] },
        ]),
        ...choose(`brings ${id}`, [{}, { probability: q(0.6, 'probability') }]),
      };
    }
    if (on('during') && choose(`limited ${id}`, [true, false]))
      stream['during'] = {
        ...choose<object>(`during ${id}`, [
          { terms: [{ from: '11-01', to: '01-10' }] },
          {
            terms: [
              { from: '11-20', to: '12-20' },
              { from: '01-08', to: '02-29' },
            ],
          },
          { months: ['december', 'february', 'march'] },
          { weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] },
        ]),
        ...choose<object>(`except ${id}`, [{}, { except: ['12-25', '01-01', day(`holiday ${id}`)] }]),
      };
  }
}
