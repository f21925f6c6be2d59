import { createEffect, createSignal, Show } from 'solid-js';
import { paintField, paletteOf } from '../../draw/paint.js';
import { shown } from '../../text/numbers.js';
import { useLab } from '../context.js';
import { CAUSES } from '../../draw/waffle.js';
import { WHY } from '@glasshouse/engine';
import type { Lab } from '../state.js';
import type { Texts } from '../../text/english.js';

/** What a person takes away: the study, the report, the figure with its title and hash inside, the numbers. */
export function TakeAway() {
  const { lab, t } = useLab();
  createEffect(() => {
    const html = lab.report();
    if (html !== null) save('report.html', new Blob([html], { type: 'text/html' }));
  });
  const [link, setLink] = createSignal<string | null>(null);
  const copy = async (): Promise<void> => {
    const url = await lab.link();
    setLink(url);
    if (url !== null) await navigator.clipboard?.writeText(url).catch(() => undefined);
  };
  return (
    <>
      <h1>{t().takeAway}</h1>
      <Show
        when={lab.state.hash !== null && !lab.state.scenario?.harmOnly}
        fallback={<p>{lab.state.scenario?.harmOnly ? `${t().harmOnlyMore} ${t().harmOnlyRuns}` : t().nothingRun}</p>}
      >
        <p>
          {t().hash} <code class="hash">{lab.state.hash}</code>
        </p>
        <div class="row">
          <button type="button" onClick={() => save('lab-study.yaml', new Blob([lab.run()!.text], { type: 'text/yaml' }))}>
            {t().saveStudy}
          </button>
          <button type="button" onClick={lab.askReport}>
            {t().saveReport}
          </button>
          <button type="button" onClick={() => void saveFigure(lab, t())}>
            {t().saveFigure}
          </button>
          <button type="button" onClick={() => void copy()}>
            {t().copyLink}
          </button>
          <button type="button" onClick={() => save('numbers.csv', new Blob([csvOf(lab, t())], { type: 'text/csv' }))}>
            {t().saveTable}
          </button>
        </div>
        <Show when={link()}>
          {(url) => (
            <p role="status">
              {t().linkCopied} <input type="text" readonly value={url()} aria-label={t().copyLink} />
            </p>
          )}
        </Show>
        <h2>{t().yaml}</h2>
        <p>{t().yamlMore}</p>
        <pre tabindex="0">{lab.run()!.text}</pre>
      </Show>
    </>
  );
}

function save(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Months by world and cause, with what names them. */
function csvOf(lab: Lab, t: Texts): string {
  const { recording } = lab.run()!;
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = [`synthetic,month,world,cause,people,result_hash`];
  lab.state.worlds.forEach((world, w) =>
    recording.counts[w]!.forEach(({ byWhy }, month) =>
      CAUSES.forEach((cause) =>
        lines.push(
          ['true', cell(recording.months[month]!), cell(world.title), cell(t[cause]), byWhy[WHY[cause]]!, lab.state.hash ?? ''].join(','),
        ),
      ),
    ),
  );
  return `${lines.join('\n')}\n`;
}

const MARGIN = 24;
const HEAD = 96;
const FOOT = 96;
const SCALE = 4;

/** The fields of the month shown as one picture, with title, month, cause colours, the mark synthetic and the hash inside it. */
async function saveFigure(lab: Lab, t: Texts): Promise<void> {
  const run = lab.run()!;
  const month = Math.min(lab.state.month, lab.state.recorded - 1);
  const moments = run.recording.at(month);
  const palette = paletteOf(false);
  const [w, h] = [run.field.width * SCALE, run.field.height * SCALE];
  const canvas = document.createElement('canvas');
  canvas.width = moments.length * (w + MARGIN) + MARGIN;
  canvas.height = HEAD + h + FOOT;
  const context = canvas.getContext('2d')!;
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const words = (text: string, x: number, y: number, font: string): void => {
    context.font = font;
    context.fillStyle = palette.ring;
    context.fillText(text, x, y, canvas.width - x - MARGIN);
  };
  words(`${lab.state.scenario!.title}, ${run.recording.months[month]!} (${t.synthetic})`, MARGIN, 36, 'bold 22px sans-serif');
  moments.forEach((moment, i) => {
    const left = MARGIN + i * (w + MARGIN);
    const one = document.createElement('canvas');
    paintField(one, run.field, moment, palette, SCALE, { rings: true, chosen: null });
    context.drawImage(one, left, HEAD);
    const people = run.recording.counts[i]![month]!.byWhy.reduce((sum, n, why) => (why > WHY.free ? sum + n : sum), 0);
    words(`${lab.state.worlds[i]!.title}: ${t.under(shown(people, t.none))}`, left, HEAD - 14, '17px sans-serif');
  });
  let x = MARGIN;
  for (const cause of CAUSES) {
    const [r, g, b] = palette.colours[WHY[cause]]!;
    context.fillStyle = `rgb(${r} ${g} ${b})`;
    context.fillRect(x, HEAD + h + 20, 14, 14);
    words(t[cause], x + 20, HEAD + h + 33, '15px sans-serif');
    x += 40 + context.measureText(t[cause]).width;
  }
  words(`${t.invented} Glasshouse, ${t.hash.toLowerCase()} ${lab.state.hash ?? ''}`, MARGIN, HEAD + h + 68, '14px monospace');
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob) save('two-worlds.png', blob);
}
