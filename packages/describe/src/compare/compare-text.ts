import { wrapped } from '../words/wrap.js';
import type { Comparison } from './compare-scenarios.js';

const headOf = ({ a, b, same, renamed }: Comparison): string[] => [
  `A is ${a.id}, "${a.title}" (${a.file}).`,
  `B is ${b.id}, "${b.title}" (${b.file}).`,
  ...(same
    ? [`They say the same: no rule, number, date, source or assumption differs${renamed.length > 0 ? `, only ${renamed.join(', ')}` : ''}.`]
    : ['Rules are compared as written, for synthetic people; nothing was run.']),
  ...(!same && renamed.includes('about') ? ['Their descriptions (about) differ.'] : []),
];

/** A comparison for a terminal, lines of at most `width` characters. */
export function compareText(comparison: Comparison, width = 110): string {
  const chapters = comparison.chapters.map(({ title, parts }) =>
    [
      title.toUpperCase(),
      ...parts.map(({ subject, path, sentences }) =>
        [
          wrapped(path === '' || path === 'timeline' ? subject : `${subject} (${path})`, '  ', width),
          ...sentences.map((sentence) => wrapped(sentence, '    ', width)),
        ].join('\n'),
      ),
    ].join('\n'),
  );
  return [
    headOf(comparison)
      .map((line) => wrapped(line, '', width))
      .join('\n'),
    ...chapters,
  ].join('\n\n');
}

const plain = (text: string): string => text.replace(/[\\`*_<>[\]|&~]/g, (sign) => `\\${sign}`);

/** A comparison as a Markdown page. */
export function compareMarkdown(comparison: Comparison): string {
  const { a, b, chapters } = comparison;
  const blocks = chapters.flatMap(({ title, parts }) => [
    `## ${title}`,
    ...parts.flatMap(({ subject, path, sentences }) => [
      `**${plain(subject)}**${path === '' || path === 'timeline' ? '' : ` \`${path}\``}`,
      sentences.map((sentence) => `- ${plain(sentence)}`).join('\n'),
    ]),
  ]);
  return [`# ${plain(a.id)} and ${plain(b.id)}`, headOf(comparison).map(plain).join('  \n'), ...blocks].join('\n\n');
}
