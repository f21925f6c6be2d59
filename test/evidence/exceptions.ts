/** Where a sourced number is not the number of its row, and where a rule is used before the year of its row: each with its reason. */

/** Numbers of other rows of the register. */
export type ValueOf = (row: string) => number;

export interface Derived {
  row: string;
  unit: string;
  /** The number made from the register. */
  made: (value: ValueOf) => number;
  /** Decimals to which it is written. */
  decimals: number;
  why: string;
}

const ofRegion = (row: string): Derived => ({
  row,
  unit: 'percent',
  made: (value) => (100 * value(row)) / value('E381'),
  decimals: 4,
  why: 'Residents of the category, of all residents of the region (E381)',
});

/** Numbers made from published ones. The test computes them. */
export const DERIVED: readonly Derived[] = [
  ...[30, 60, 100].map(
    (share): Derived => ({ row: 'E568', unit: 'percent', made: () => share, decimals: 0, why: 'The three cuts, in the statement' }),
  ),
  { row: 'E210', unit: 'hours', made: () => 20, decimals: 0, why: 'The end of the band, in the statement' },
  { row: 'E211', unit: 'hours', made: () => 80, decimals: 0, why: 'The end of the band, in the statement' },
  { row: 'E212', unit: 'hours', made: () => 200, decimals: 0, why: 'The end of the band, in the statement' },
  {
    row: 'E430',
    unit: 'percent',
    made: (value) => (100 * value('E430')) / value('E491'),
    decimals: 1,
    why: 'Floating population, of all residents (E491)',
  },
  {
    row: 'E430',
    unit: 'percent',
    made: (value) => 100 - (100 * value('E430')) / value('E491'),
    decimals: 1,
    why: 'All residents (E491) less the floating population',
  },
  { row: 'E431', unit: 'percent', made: (value) => 100 - value('E431'), decimals: 2, why: 'Residents outside towns and cities' },
  { row: 'E256', unit: 'percent', made: (value) => 100 - value('E256'), decimals: 0, why: 'Residents who did not know of their pilot' },
  ...['E382', 'E383', 'E384', 'E385', 'E389', 'E390'].map(ofRegion),
  { row: 'E299', unit: 'points', made: (value) => -value('E299'), decimals: 0, why: 'Each category of the form counts once: the cap is one loss' },
  { row: 'E142', unit: 'points', made: () => 0, decimals: 0, why: 'The lowest grade is open below; the row gives where the next begins' },
  { row: 'E226', unit: 'points', made: () => 0, decimals: 0, why: 'The lowest band is open below; the row gives where it ends' },
  {
    row: 'E164',
    unit: 'yuan',
    made: (value) => 100 / value('E164'),
    decimals: 0,
    why: 'The row gives points for each 100 yuan; the quantity is yuan for a point',
  },
  {
    row: 'E165',
    unit: 'points',
    made: (value) => (value('E165') / 100) * value('E164'),
    decimals: 0,
    why: 'The largest gift that counts, at a point for each 100 yuan (E164)',
  },
];

/** Units of the register that say what a unit of the scenarios says, and what is counted in them. */
export const SAME_UNIT: Readonly<Record<string, readonly string[]>> = {
  points: ['points', 'points of 1000'],
  percent: ['percent', 'percent (about)', 'percent (nearly)'],
  hours: ['hours', 'hours per point'],
  years: ['years', 'years added'],
  households: ['households', 'families'],
  bodies: ['bodies', 'agencies'],
};

export interface Later {
  rows: readonly string[];
  /** Id of the scenario, or `any`. */
  scenario: string;
  why: string;
}

/** Rules that are used from an earlier day than the year of their row. */
export const LATER: readonly Later[] = [
  { rows: ['E130'], scenario: 'any', why: 'A page of 2020 that quotes the rules of January 2016 (its title says so)' },
  { rows: ['E327'], scenario: 'any', why: 'No rule: a list of 2019 that shows what had been done to households before' },
  { rows: ['E018'], scenario: 'any', why: 'An arm that puts the number of bodies of 2018 into the years of the other arms' },
];

/** Where the numbers of a scenario may come from beside rows of the whole country: its own place. */
export const HOME: Readonly<Record<string, RegExp>> = {
  'city-scores': /Baoji|Haicang|Kenli|Suqian|Suzhou|Xiamen/,
  'mutual-surety': /Qin/,
  'platform-flags': /Xinjiang/,
  'region-2010-2021': /Xinjiang/,
  'region-2010-2021-joined': /Xinjiang/,
  'reward-only': /Fuzhou/,
  'risk-form-2017': /Xinjiang/,
  'risk-form-joined': /Xinjiang/,
  'rongcheng-2016': /Rongcheng/,
  'rongcheng-2021': /Rongcheng/,
  'suining-2010': /Suining/,
  'three-systems': /Fuzhou|Rongcheng/,
  'weihai-hours': /Weihai/,
};

/** Places whose numbers are borrowed. */
export const BORROWED: readonly { place: string; scenario: string; why: string }[] = [
  { place: 'Fujian', scenario: 'any', why: 'Household sizes of one province: the register has none of the country' },
  { place: 'Xinjiang', scenario: 'grid-policing', why: 'The size of a unit, put on neutral cells' },
  { place: 'Rongcheng, Shandong', scenario: 'pandemic-code', why: 'Grades and epidemic points of one city, put on a neutral one' },
  { place: 'Rongcheng, Shandong', scenario: 'points-for-deeds', why: 'Prices of one city, put on a neutral one' },
];
