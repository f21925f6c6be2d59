/** A family of scenarios, as the page on scenarios lists them. */
export interface Family {
  title: string;
  about: string;
  /** Names of its scenarios, as their files are called. */
  names: string[];
}

/** Families of scenarios that have pages, from the text of `docs/scenarios/README.md`: a heading, a paragraph, a table with a row a scenario. */
export function familiesOf(text: string): Family[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => ({
      title: section.slice(0, section.indexOf('\n')),
      about: section.split('\n\n')[1]?.replace(/\s+/g, ' ').trim() ?? '',
      names: [...section.matchAll(/^\| \[[^\]]+\]\(([a-z0-9-]+)\.md\)/gm)].map((match) => match[1]!),
    }))
    .filter(({ names }) => names.length > 0);
}
