/**
 * Articles by the part of life that a rule reaches into: of the International Covenants on Civil and Political Rights (ICCPR) and on Economic,
 * Social and Cultural Rights (ICESCR), and of the Convention on the Rights of the Child (CRC). A context not named has none of its own.
 */
const BY_CONTEXT: Readonly<Record<string, readonly string[]>> = {
  assembly: ['ICCPR 21'],
  association: ['ICCPR 22'],
  family: ['ICCPR 23'],
  health: ['ICESCR 12'],
  household: ['ICCPR 23'],
  housing: ['ICESCR 11'],
  liberty: ['ICCPR 9', 'ICCPR 10'],
  petition: ['ICCPR 19', 'ICCPR 25'],
  residence: ['ICCPR 12'],
  school: ['ICESCR 13'],
  speech: ['ICCPR 19'],
  travel: ['ICCPR 12'],
  welfare: ['ICESCR 9'],
  work: ['ICESCR 6'],
  worship: ['ICCPR 18'],
};

const ORDER = ['ICCPR', 'ICESCR', 'CRC', 'EU'];

const place = (article: string): [number, number] => [ORDER.indexOf(article.split(' ')[0]), Number(/\d+/.exec(article)?.[0] ?? 0)];

/** Articles by covenant and number, each once. */
export const inOrder = (articles: Iterable<string>): string[] =>
  [...new Set(articles)].sort((a, b) => {
    const [[one, first], [other, second]] = [place(a), place(b)];
    return one - other || first - second || (a < b ? -1 : 1);
  });

/** Articles of the contexts named. None for a context without an article of its own. */
export const articlesOf = (contexts: Iterable<string>): string[] => inOrder([...contexts].flatMap((context) => BY_CONTEXT[context] ?? []));
