import { WHY } from '@glasshouse/model';
import { figureSvg } from '../../draw/figure.js';
import type { FigureContent, FigureDrawing } from '../../draw/figure.js';
import { CAUSES, peopleEach, perThousand, thousandWaffle, touchedWaffle } from '../../draw/waffle.js';
import { rangeIn, shown } from '../../text/numbers.js';
import type { Page } from '../context.js';
import { indicatorsShown } from '../indicators.js';
import { changeWords, indicatorWords, sentence } from '../words.js';
import { monthShown, presentOf, sanctioned } from './counts.js';

const COLUMNS = 40;
/** Changes of a world that a figure names. */
const MOST_CHANGES = 4;

/** What stands in the figure of the view and month shown. */
function contentOf({ lab, t, language, nameOf }: Page): FigureContent {
  const { state } = lab;
  const { recording, field } = lab.run()!;
  const month = monthShown(lab);
  const texts = t();
  const counts = recording.counts.map((world) => world[month]!.byWhy);
  const told = (people: number, w: number): string =>
    shown(state.view === 'thousand' ? perThousand(people, presentOf(counts[w]!)) : people, texts.none, language());
  const each = peopleEach(Math.max(1, ...recording.counts.flatMap((world) => world.map(({ byWhy }) => sanctioned(byWhy)))));
  const moments = recording.at(month);
  const drawing = (w: number): FigureDrawing => {
    if (state.view === 'touched') return { kind: 'squares', waffle: touchedWaffle(moments[w]!, COLUMNS, each), whole: false };
    if (state.view === 'thousand') return { kind: 'squares', waffle: thousandWaffle(counts[w]!, COLUMNS), whole: true };
    return { kind: 'field', field, moment: moments[w]!, rings: state.worlds.length > 1 };
  };
  const unit = state.view === 'thousand' ? texts.perThousand : texts.ofPeople(recording.people.toLocaleString(language()));
  const captions = {
    field:
      state.worlds.length > 1
        ? `${texts.fieldCaption}${texts.gap}\u25cb${texts.colon}${texts.gap}${texts.ring}${texts.fullStop}`
        : texts.fieldCaption,
    touched: texts.touchedCaption(each === 1 ? texts.onePerson : texts.nPeople(each)),
    thousand: texts.thousandCaption,
  };
  const differences = state.worlds.flatMap((world) => {
    const said = world.changes.map((change) => changeWords(state.scenario!, change, texts));
    const more = said.length > MOST_CHANGES ? ['\u2026'] : [];
    const list = [...said.slice(0, MOST_CHANGES), ...more].join('; ');
    return list === '' ? [] : [sentence(`${nameOf(world)}${texts.colon}${texts.gap}${list}`, texts)];
  });
  const [first] = indicatorsShown(lab);
  const named = first ? indicatorWords(first, texts) : null;
  return {
    language: language(),
    title: state.scenario!.title,
    subtitle: `${recording.months[month]!}${texts.comma}${unit}`,
    synthetic: texts.synthetic,
    worlds: state.worlds.map((world, w) => ({
      title: nameOf(world),
      line: texts.under(told(sanctioned(counts[w]!), w)),
      drawing: drawing(w),
    })),
    heading: texts.withMore(texts.colour, unit),
    causes: CAUSES.map((cause) => ({ cause, title: texts[cause], numbers: counts.map((byWhy, w) => told(byWhy[WHY[cause]]!, w)) })),
    range:
      first && named
        ? {
            title: `${texts.range}${texts.colon}${texts.gap}${texts.withMore(named.title, named.unit)}`,
            numbers: first.arms.map(({ estimate }) => rangeIn(estimate, texts, (value) => shown(value, '0', language()))),
          }
        : null,
    caption: [...differences, captions[state.view]].join(texts.gap),
    colon: texts.colon + texts.gap,
    footer: `${texts.invented}${texts.gap}Glasshouse${texts.comma}${texts.hash.toLowerCase()} ${state.hash ?? ''}`,
  };
}

/** The figure of the view and month shown, as the text of an SVG file. */
export const svgOf = (page: Page): string => figureSvg(contentOf(page));

const SHARPNESS = 2;

/** The same figure as a PNG image. */
export async function pngOf(page: Page): Promise<Blob | null> {
  const url = URL.createObjectURL(new Blob([svgOf(page)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.naturalWidth * SHARPNESS;
    canvas.height = image.naturalHeight * SHARPNESS;
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A cell of a table. A text that a spreadsheet would take for a formula is marked as text. */
const cell = (text: string): string => `"${text.replace(/^[=+\-@\t]/, "'$&").replaceAll('"', '""')}"`;
/** Without what the arithmetic of a computer leaves behind the last digit. */
const tidy = (value: number): number => Number(value.toPrecision(12));
const COLUMNS_OF_CSV = 'synthetic,scenario,measure,unit,month,world,cause,value,low,high,result_hash';

/** Months by world and cause, and the range of every indicator over the assumptions, each line with what names it. Where nothing was seen, the high end is its bound. */
export function csvOf({ lab, t, nameOf }: Page): string {
  const { state } = lab;
  const { recording } = lab.run()!;
  const texts = t();
  const line = (...cells: (string | number)[]): string =>
    [
      'true',
      cell(state.scenario!.id),
      ...cells.map((one) => (typeof one === 'number' ? String(one) : cell(one))),
      cell(state.hash ?? ''),
    ].join(',');
  const months = state.worlds.flatMap((world, w) =>
    recording.counts[w]!.flatMap(({ byWhy }, month) =>
      CAUSES.map((cause) =>
        line(texts.colour, texts.people, recording.months[month]!, nameOf(world), texts[cause], byWhy[WHY[cause]]!, '', ''),
      ),
    ),
  );
  const ranges = indicatorsShown(lab).flatMap((indicator) => {
    const { title, unit } = indicatorWords(indicator, texts);
    return indicator.arms.map(({ arm, estimate: { low, middle, high, upperBound } }) => {
      const world = state.worlds.find(({ id }) => id === arm)!;
      return line(title, unit, '', nameOf(world), '', tidy(middle), tidy(low), tidy(upperBound ?? high));
    });
  });
  return [COLUMNS_OF_CSV, ...months, ...ranges, ''].join('\n');
}
