import type { TargetResult } from '@glasshouse/model';
import { html } from '../text/html.js';
import type { Html, Part } from '../text/html.js';
import { px, published, rangeText, rounded, shownOf, simulated } from '../text/numbers.js';
import { useText } from '../text/words.js';
import { box, diamond, figure, label, rulers, words, WIDTH } from './frame.js';
import { labels, LINE, rowTops } from './labels.js';
import { doubling } from './scale.js';
import type { Scale } from './scale.js';

const ROW = 40;
const LEFT = 14;
const RIGHT = WIDTH - 14;

const cross = (x: number, y: number): Html =>
  html`<path d="M${px(x - 4)} ${px(y - 4)}L${px(x + 4)} ${px(y + 4)}M${px(x - 4)} ${px(y + 4)}L${px(x + 4)} ${px(y - 4)}" class="naive"/>`;

function row(target: TargetResult, name: readonly string[], top: number, scale: Scale): Html {
  const y = top + 26 + (name.length - 1) * LINE;
  const { model, published: known, naive } = target;
  const bound = model.upperBound;
  const low = (bound === null ? model.low : 0) / known;
  const high = (bound ?? model.high) / known;
  return html`${label(LEFT, top + 13, name)}${words(RIGHT, top + 13, useText(target.use), { anchor: 'end', kind: 'value' })}
${box(scale.at(low), y - 6, Math.max(1.5, scale.at(high) - scale.at(low)), 12, target.use === 'fit' ? 'bar' : 'bar held')}${bound === null ? diamond(scale.at(model.middle / known), y, 4, 'middle') : null}
${naive === null ? null : cross(scale.at(naive / known), y)}`;
}

const tickText = (tick: number): string => (tick < 1 ? `1/${String(Math.round(1 / tick))}` : `${String(tick)}\u00d7`);

/** Simulated counts as multiples of the published ones: published is the upright line at 1, the naive trend a cross. */
export function targetsFigure(targets: readonly TargetResult[], id: string, title: string, caption: Part): Html {
  const shown = targets.filter((target) => target.published > 0);
  if (shown.length === 0) return html``;
  const ratios = shown.flatMap((target) =>
    [target.model.low, target.model.high, target.model.middle, target.naive ?? target.published].map((value) => value / target.published),
  );
  const scale = doubling(ratios, LEFT, RIGHT);
  const names = labels(
    shown.map((target) => target.title),
    RIGHT - LEFT - 80,
  );
  const { tops, bottom } = rowTops(names, ROW);
  const description = shown
    .map(
      (target) =>
        `${target.title}, ${useText(target.use)}: published ${published(target.published)}, synthetic ${rangeText(target.model)}${
          target.naive === null ? '' : `, naive trend ${simulated(target.naive)}`
        }`,
    )
    .join('. ');
  return figure({
    id,
    kind: 'both',
    title,
    description: `${description}.`,
    caption,
    height: bottom + 34,
    numbers: shown.map(({ title: row, use, published: known, model, naive }) => {
      const { low, middle, high, range } = shownOf(model);
      return { row, use: useText(use), published: known, low, middle, high, range, naive: naive === null ? null : rounded(naive) };
    }),
    body: html`${rulers(scale, { tops, bottom }, 12, 1, 'published-line')}
${shown.map((target, index) => row(target, names[index] ?? [], tops[index] ?? 0, scale))}
${scale.ticks.map((tick) => words(scale.at(tick), bottom + 14, tick === 1 ? 'published' : tickText(tick), { anchor: 'middle', kind: 'tick' }))}
${words(RIGHT, bottom + 29, 'multiple of the published count, doubling scale', { anchor: 'end', kind: 'note' })}`,
  });
}
