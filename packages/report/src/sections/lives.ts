import type { FollowedPerson, LifeStep } from '@glasshouse/model';
import { withMinus } from '../text/as-printed.js';
import { whatResultIs } from '../text/context.js';
import type { Context } from '../text/context.js';
import { html, joined, path } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { countOf, published, simulated } from '../text/numbers.js';
import { sentence, spoken } from '../text/words.js';
import { divided, groupedBy } from './section.js';
import type { Section } from './section.js';

/** A life has at most this many dated lines. */
export const MOST_LINES = 8;

const WEIGHT: Record<LifeStep['stage'], number> = {
  list: 0,
  measure: 0,
  spread: 1,
  review: 1,
  record: 2,
  response: 2,
  decision: 3,
  score: 3,
  detection: 4,
  opportunity: 5,
  council: 6,
  world: 6,
};

/** At most `MOST_LINES` steps in order of time: lists and measures are kept before chances and detections. */
export function tellable(steps: readonly LifeStep[]): LifeStep[] {
  const ranked = steps.map((step, index) => ({ step, index }));
  ranked.sort((a, b) => WEIGHT[a.step.stage] - WEIGHT[b.step.stage] || a.index - b.index);
  return ranked
    .slice(0, MOST_LINES)
    .sort((a, b) => a.index - b.index)
    .map(({ step }) => step);
}

function papers(context: Context, step: LifeStep, experiment: string | undefined): Part {
  const { quantity } = step;
  const origin =
    quantity &&
    (quantity.source && quantity.source !== 'assumed'
      ? context.source(quantity.source)
      : (context.assumption(quantity.path, experiment) ?? 'assumed'));
  const parts = joined([step.rule && path(step.rule), quantity && html`${published(quantity.value)} ${quantity.unit}`, origin], ' \u00b7 ');
  return parts.length > 0 ? html` <span class="papers">${parts}</span>` : null;
}

/** Last day of the warm-up of the experiment in which somebody lives. */
const warmUpOf = (context: Context, experiment: string | undefined): string | undefined =>
  (experiment === undefined ? context.document.experiments[0] : context.experiment(experiment))?.horizon.warmUp;

type Life = FollowedPerson['lives'][number];

/** Identical lives share a column. */
function columns(person: FollowedPerson): { arms: string[]; life: Life }[] {
  const found: { arms: string[]; life: Life; told: string }[] = [];
  for (const life of person.lives) {
    const told = JSON.stringify([life.steps, life.sanctionDays, life.withoutDeedDays, life.left]);
    const same = found.find((one) => one.told === told);
    if (same) same.arms.push(life.arm);
    else found.push({ arms: [life.arm], life, told });
  }
  return found;
}

/** From when sanction-days are counted, and that several can fall on one day; null where neither needs saying. */
function countedDays(warmUp: string | undefined, person: FollowedPerson): Html | null {
  const notes = [
    ...(warmUp === undefined
      ? []
      : [`Sanction-days are counted from the day after ${warmUp}, the end of the warm-up. Steps before it are shown too.`]),
    ...(person.lives.some(({ sanctionDays }) => sanctionDays > 0)
      ? ['Each sanction on a person counts, so one day can count several times.']
      : []),
  ];
  return notes.length === 0 ? null : html`<p class="quiet">${notes.join(' ')}</p>\n`;
}

function column(context: Context, experiment: string | undefined, { arms, life }: { arms: string[]; life: Life }): Html {
  const told = tellable(life.steps);
  const left = life.steps.length - told.length + (life.left ?? 0);
  return html`<div class="life">
<h4>${arms.map((arm, index) => html`${index > 0 ? ' ' : null}<span class="arm">${index > 0 ? '= ' : null}${context.armTitle(arm, experiment)}</span>`)}</h4>
<p class="quiet"><span class="tag">harm</span> ${simulated(life.withoutDeedDays)} synthetic sanction-days without a deed, of ${simulated(life.sanctionDays)} in all${warmUpOf(context, experiment) === undefined ? null : ' after the warm-up'}</p>
${told.length === 0 ? html`<p>No rule affects this synthetic person in this arm.</p>` : html`<ol>${told.map((step) => html`<li><time datetime="${step.day}">${step.day}</time> <span class="stage">${step.stage}</span> ${withMinus(step.text)}${papers(context, step, experiment)}</li>`)}</ol>`}
${left > 0 ? html`<p class="quiet">${countOf(left, 'more line')} not shown.</p>` : null}
</div>
`;
}

/** Why somebody is followed, with arms by their titles. */
const whyOf = (context: Context, person: FollowedPerson): string =>
  person.why.replace(/\bthe arm ([a-z][a-z0-9_]*)/g, (_, arm: string) => `the arm \u201c${context.armTitle(arm, person.experiment)}\u201d`);

/** One synthetic person in every arm, side by side. */
function followed(context: Context, person: FollowedPerson): Html {
  const groups = joined(
    Object.keys(person.groups)
      .sort()
      .map((group) => `${spoken(group)}: ${spoken(person.groups[group] ?? '')}`),
    '; ',
  );
  const id = context.id(`person-${person.person}`);
  return html`<article class="person" id="${id}" aria-labelledby="${id}-name">
<h3 id="${id}-name">Synthetic person ${person.person}</h3>
<p>${sentence(whyOf(context, person))} <span class="quiet">${person.groupsOn === undefined ? null : `On ${person.groupsOn}, the first day of this person: `}${groups}</span></p>
${countedDays(warmUpOf(context, person.experiment), person)}<div class="lives">${columns(person).map((one) => column(context, person.experiment, one))}</div>
<p class="command"><span class="label">Full life history</span> <code>./glasshouse explain ${context.result}${person.experiment === undefined ? null : html` --experiment ${person.experiment}`} --person ${person.person}</code></p>
</article>
`;
}

/** Says where fewer people are followed than the study asks for: only so many meet its rules. */
function fewer({ document, experiment }: Context): Html[] {
  const asked = groupedBy(document.follow ?? [], (one) => one.experiment);
  return asked.flatMap(([id, wishes]) => {
    const count = wishes.reduce((total, one) => total + one.count, 0);
    const found = document.followed.filter((one) => one.experiment === id).length;
    if (found >= count) return [];
    const people = found === 0 ? 'nobody meets' : found === 1 ? 'only one meets' : `only ${String(found)} meet`;
    const lives = count === 1 ? 'one life' : `${String(count)} lives`;
    return [
      html`<p>The study asks for ${lives} of \u201c${experiment(id)?.title ?? id}\u201d; ${people} the rule by which people are chosen.</p>`,
    ];
  });
}

/** Life histories of followed persons. */
export function lives(context: Context): Section {
  const { document } = context;
  return divided(
    'lives',
    'Life histories',
    document.followed.length === 0
      ? fewer(context)
      : html`<p>Each synthetic person is followed through every arm with the same random draws, in at most ${String(MOST_LINES)} dated lines. Identical lives share a column. A number such as ${document.followed[0]?.person ?? 'S-1'} has no meaning outside its run.${whatResultIs(context)}</p>${fewer(context)}`,
    document.followed.map((person) => followed(context, person)),
  );
}
