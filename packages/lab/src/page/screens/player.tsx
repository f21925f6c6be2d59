import { createEffect, createMemo, For, onCleanup, Show } from 'solid-js';
import { WHY } from '@glasshouse/model';
import { cssColour, paletteOf } from '../../draw/paint.js';
import { useLab } from '../context.js';
import { unscrolled } from '../unscrolled.js';
import { TICK_MS } from '../lab-state.js';

const WIDTH = 800;
const HEIGHT = 44;
/** Months. */
const YEAR = 12;
const ORDER = [WHY.deed, WHY.other, WHY.error, WHY.inability, WHY.status, WHY.lawful];

/** The months: play, step, and a ribbon of people by cause for each world. Drawn on change only. */
export function Player() {
  const { lab, t, dark, still, nameOf } = useLab();
  const { state } = lab;
  createEffect(() => {
    if (!state.playing) return;
    // Without movement the last month is shown, and the months that are still to come as they come.
    if (still) {
      lab.show(state.recorded - 1);
      if (state.recorded === state.months) lab.play(false);
      return;
    }
    const timer = setInterval(() => {
      if (state.month >= state.months - 1) lab.play(false);
      else lab.show(state.month + 1);
    }, TICK_MS);
    onCleanup(() => clearInterval(timer));
  });
  const to = (month: number): void => {
    lab.play(false);
    lab.show(month);
  };
  const label = (): string => lab.run()!.recording.months[Math.min(state.month, state.recorded - 1)] ?? '';
  const most = createMemo(() => {
    void state.recorded;
    const all = lab
      .run()!
      .recording.counts.flatMap((counts) => counts.map(({ byWhy }) => ORDER.reduce((sum, why) => sum + byWhy[why]!, 0)));
    return Math.max(1, ...all);
  });
  const dates = () => state.scenario?.dates ?? [];
  /** The months in which a rule begins, ends or changes. */
  const marks = createMemo(() => {
    void state.recorded;
    const { months } = lab.run()!.recording;
    return dates().flatMap(({ day }) => {
      const at = months.findIndex((month) => day.startsWith(month));
      return at < 0 ? [] : [at];
    });
  });
  return (
    <div class="player">
      <div class="row">
        <button type="button" onClick={() => lab.play(!state.playing)}>
          {state.playing ? t().pause : t().play}
        </button>
        <button type="button" aria-label={t().back} onClick={() => to(state.month - 1)}>
          ◀
        </button>
        <button type="button" aria-label={t().on} onClick={() => to(state.month + 1)}>
          ▶
        </button>
        <output>{label()}</output>
        <span class="quiet" lang="en">
          {dates()
            .filter(({ day }) => day.startsWith(label()))
            .flatMap(({ what }) => what)
            .join('; ')}
        </span>
      </div>
      <For each={state.worlds}>
        {(world, w) => <Ribbon world={w()} title={nameOf(world)} most={most()} dark={dark()} marks={marks()} />}
      </For>
      <Years />
      <input
        type="range"
        min="0"
        max={Math.max(0, state.months - 1)}
        value={state.month}
        aria-label={t().month}
        aria-valuetext={label()}
        onKeyDown={(event) => {
          const years = event.key === 'PageUp' ? 1 : event.key === 'PageDown' ? -1 : 0;
          if (years === 0) return;
          event.preventDefault();
          to(state.month + years * YEAR);
        }}
        onInput={(event) => to(Number(event.currentTarget.value))}
        ref={unscrolled(() => state.month, to)}
      />
      <Show when={dates().length > 0}>
        <details class="quiet">
          <summary>{t().ruleDates(dates().length)}</summary>
          <ul lang="en">
            <For each={dates()}>
              {({ day, what }) => (
                <li>
                  <strong>{day}</strong> {what.join('; ')}
                </li>
              )}
            </For>
          </ul>
        </details>
      </Show>
    </div>
  );
}

/** Years under the ribbons, where each begins; the first and the last month of a run in which none begins. */
function Years() {
  const { lab, narrow } = useLab();
  const marks = createMemo(() => {
    void lab.state.recorded;
    const { months } = lab.run()!.recording;
    const last = Math.max(1, lab.state.months - 1);
    const [, year, month] = /^(\d+)-(\d\d)$/.exec(months[0] ?? '') ?? [];
    if (year === undefined) return [];
    const first = Number(year) * YEAR + Number(month) - 1;
    const each = Math.ceil(lab.state.months / YEAR / (narrow() ? 7 : 12));
    const years = Array.from({ length: lab.state.months }, (_, i) => i)
      .filter((i) => (first + i) % (YEAR * each) === 0 && i / last < (narrow() ? 0.88 : 0.95))
      .map((i) => ({ at: i / last, words: String((first + i) / YEAR) }));
    if (years.length > 0) return years;
    const label = (i: number): string => `${Math.floor((first + i) / YEAR)}-${String(((first + i) % YEAR) + 1).padStart(2, '0')}`;
    return [0, lab.state.months - 1].map((i) => ({ at: i === 0 ? 0 : 1, words: label(i) }));
  });
  return (
    <div class="years" aria-hidden="true">
      <For each={marks()}>
        {({ at, words }) => (
          <span classList={{ 'at-end': at === 1 }} style={{ left: `${at * 100}%` }}>
            {words}
          </span>
        )}
      </For>
    </div>
  );
}

function Ribbon(props: { world: number; title: string; most: number; dark: boolean; marks: readonly number[] }) {
  const { lab } = useLab();
  const bands = createMemo(() => {
    void lab.state.recorded;
    const counts = lab.run()!.recording.counts[props.world]!;
    const months = Math.max(1, lab.state.months - 1);
    const x = (i: number): string => ((i / months) * WIDTH).toFixed(1);
    const y = (n: number): string => (HEIGHT - (n / props.most) * (HEIGHT - 2)).toFixed(1);
    const floor = counts.map(() => 0);
    return ORDER.map((why) => {
      const low = counts.map((_, i) => `${x(i)},${y(floor[i]!)}`);
      counts.forEach(({ byWhy }, i) => (floor[i]! += byWhy[why]!));
      const high = counts.map((_, i) => `${x(i)},${y(floor[i]!)}`);
      return { why, points: [...low, ...high.reverse()].join(' ') };
    });
  });
  return (
    <div class="ribbon">
      <span>{props.title}</span>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <For each={bands()}>{({ why, points }) => <polygon points={points} fill={cssColour(paletteOf(props.dark).colours[why]!)} />}</For>
        <For each={props.marks}>
          {(at) => {
            const x = (): number => (at / Math.max(1, lab.state.months - 1)) * WIDTH;
            return <line x1={x()} x2={x()} y1="0" y2={HEIGHT} />;
          }}
        </For>
      </svg>
    </div>
  );
}
