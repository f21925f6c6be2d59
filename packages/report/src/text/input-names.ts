import { sentence, spoken } from './words.js';

/** Keys that do not read as a number of what stands before them. */
const PHRASES: readonly [RegExp, string][] = [
  [/^(grades\.\w+)\.from$/, '$1.lowest score'],
  [/^exit\.empty_searches$/, 'rate of removal after two empty searches'],
  [/passes_(\w+)$/, 'pass rate of $1 reports'],
];

/** Numbers that are said to be of a thing: the term of an entry. */
const NOUN = /^(cap|factor|lifetime|lowest score|points|probability|share|term)$/;

/** The entry "petition" is `entries.petition`, the second grade `grades.1`. */
function oneOf(key: string, id: string): string {
  const one = key.replace(/ies$/, 'y').replace(/(ss)es$|([^u])s$/, '$1$2');
  if (!/^\d+$/.test(id)) return `${one} “${spoken(id)}”`;
  return `${['first', 'second', 'third'][Number(id)] ?? `${String(Number(id) + 1)}th`} ${one}`;
}

/**
 * A quantity of a scenario as a reader says it, with the title of what it belongs to; without a title its id or section.
 * `ledgers.city.grades.1.from` is "Lowest score of the second grade (City score)".
 */
export function inputName(path: string, title?: string): string {
  const [section = '', ...rest] = path.split('.').filter((key) => key !== 'values');
  const id = /^(demography|firms|officials|perception|population)$/.test(section) ? section : (rest.shift() ?? '');
  const keys = PHRASES.reduce((text, [key, phrase]) => text.replace(key, phrase), rest.join('.')).split('.');
  const last = spoken(keys.pop() ?? '');
  if (last === '') return sentence(spoken(`${section} ${id}`.trim())).slice(0, -1);
  const things: string[] = [];
  let paired = false;
  while (keys.length > 0) {
    const key = keys.shift()!;
    paired = keys.length > 0 && (/[^u]s$/.test(key) || /^\d/.test(keys[0]!));
    things.unshift(paired ? oneOf(key, keys.shift()!) : spoken(key));
  }
  const among = things.join(', ');
  const name = !paired ? [...things.reverse(), last].join(', ') : `${last}${NOUN.test(last) ? ' of the' : ','} ${among}`;
  return `${sentence(name).slice(0, -1)} (${title ?? spoken(id)})`;
}
