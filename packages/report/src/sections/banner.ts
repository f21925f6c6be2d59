import type { StudyDocument } from '@glasshouse/model';
import type { Context } from '../text/context.js';
import { html, paragraphs } from '../text/html.js';
import type { Html } from '../text/html.js';

/** Places of a scenario that say how many people there are and of what kind. */
const PEOPLE = /: (population|places|community_size)\b/;

/** What the people of a study are made from, in words: published totals where any number of people or their kinds cites a source. */
export const madeFrom = ({ sources }: Pick<StudyDocument, 'sources'>): string =>
  sources.some(({ usedBy }) => usedBy.some((place) => PEOPLE.test(place))) ? 'published totals' : 'assumed totals';

/** Who is on this page: nobody. Printed before anything else. */
const opening = (document: StudyDocument): string =>
  `Everyone on this page is invented. The people are synthetic, generated from ${madeFrom(document)}; no real person is described, scored or listed.`;

/** A study or a row of the register that speaks of Xinjiang. */
const REGION = /xinjiang|uyghur/i;
/** How a study of the repository is run again, and one of the laboratory. */
const SHIPPED = /^(npm start|\.\/glasshouse (run studies\/|verify))/;

/** Whether a reader can take a study for one about Xinjiang: one of the repository or the laboratory, or one that speaks of the region or uses a row that does. */
export const mayConcernRegion = ({ command, box, title, about, sources, experiments }: StudyDocument): boolean =>
  box !== null ||
  SHIPPED.test(command) ||
  [
    title,
    about,
    ...sources.flatMap(({ statement, citation }) => [statement, citation]),
    ...experiments.map((one) => one.scenarioTitle),
  ].some((text) => REGION.test(text));

/** The banner, and how far a study goes with Xinjiang where a reader may ask: by default not at all. */
export const bannerOf = (document: StudyDocument): string =>
  document.experiments.some((experiment) => experiment.harmOnly)
    ? `${opening(document)} What is documented of security tools is simulated for its harm alone, per 1,000 synthetic people; no total of detained people, or rate of crime or extremism by group, is printed.`
    : `${opening(document)}${mayConcernRegion(document) ? ' This page does not examine Xinjiang.' : ''}`;

export function banner(context: Context): Html {
  const { document } = context;
  const seen = document.box
    ? html` What is documented there apart from credit is in <a href="#documented">a separate box</a>, from the register alone.`
    : null;
  return html`<header class="page">
<p class="banner" role="note"><strong>${bannerOf(document)}</strong>${seen}</p>
<p class="kicker">Glasshouse study <code>${document.id}</code>, ${document.size === 'full' ? 'full size' : 'reduced size'}</p>
<h1>${document.title}</h1>
<div class="lead">${paragraphs(document.about)}</div>
</header>
`;
}

/** The head of a page beside the first: the same banner, and the way back. */
export function appendixHeader(context: Context, title: string): Html {
  const { document } = context;
  return html`<header class="page">
<p class="banner" role="note"><strong>${bannerOf(document)}</strong></p>
<p class="kicker"><a class="back" href="../report.html">\u2190 Back to the report</a> \u00b7 Glasshouse study <code>${document.id}</code>, ${document.size === 'full' ? 'full size' : 'reduced size'}</p>
<h1>${title} <span class="of">${document.title}</span></h1>
</header>
`;
}
