import { createEffect, createMemo, For, Show } from 'solid-js';
import { WHY } from '@glasshouse/engine';
import { cssColour, paintField, paletteOf, personAt } from '../../draw/paint.js';
import { shown } from '../../text/numbers.js';
import type { Texts } from '../../text/english.js';
import { useLab } from '../context.js';
import { changeWords } from '../words.js';
import { Player } from './player.jsx';

export const CAUSES = ['lawful', 'status', 'inability', 'other', 'error', 'deed'] as const satisfies readonly (keyof Texts &
  keyof typeof WHY)[];
const SCALE = 3;
const FREE = WHY.free;

/** The worlds side by side: what differs, harm, everyone by cause, the months, one life, how sure. */
export function Worlds() {
  const { lab, t } = useLab();
  const { state } = lab;
  return (
    <Show when={state.scenario} fallback={<p>{t().nothingRun}</p>}>
      {(scenario) => (
        <>
          <h1 lang="en">{scenario().title}</h1>
          <Differences />
          <div class="row">
            <Show
              when={state.running}
              fallback={
                <button type="button" class="strong" onClick={lab.start}>
                  {lab.run() ? t().runAgain : t().run}
                </button>
              }
            >
              <button type="button" onClick={lab.stop}>
                {t().stop}
              </button>
            </Show>
            <button type="button" onClick={() => lab.go('rules')}>
              {t().allRules}
            </button>
          </div>
          <Show when={lab.run() !== null && state.recorded > 0}>
            <Tiles />
            <Fields />
            <Player />
            <div class="thirds">
              <Causes />
              <OneLife />
              <HowSure />
            </div>
          </Show>
        </>
      )}
    </Show>
  );
}

function Differences() {
  const { lab, t } = useLab();
  return (
    <For each={lab.state.worlds.slice(1)}>
      {(world) => (
        <p>
          <strong>{world.title}.</strong>{' '}
          <Show when={world.changes.length > 0} fallback={t().nothingDiffers}>
            {t().differsIn}{' '}
            <For each={world.changes}>{(change) => <span class="change">{changeWords(lab.state.scenario!, change, t())}. </span>}</For>
          </Show>
        </p>
      )}
    </For>
  );
}

/** What the worlds count in the month shown. */
function useCounts() {
  const { lab } = useLab();
  return createMemo(() => {
    const recording = lab.run()!.recording;
    const month = Math.min(lab.state.month, lab.state.recorded - 1);
    return lab.state.worlds.map((world, w) => ({ world, count: recording.counts[w]![month]! }));
  });
}

const sanctioned = (byWhy: readonly number[]): number => byWhy.reduce((sum, n, why) => (why > FREE ? sum + n : sum), 0);
const withoutDeed = (byWhy: readonly number[]): number => sanctioned(byWhy) - byWhy[WHY.deed]!;

function Tiles() {
  const { lab, t } = useLab();
  const counts = useCounts();
  const people = (): string => lab.run()!.recording.people.toLocaleString('en');
  const differing = createMemo(() => {
    lab.run()!.recording.at(Math.min(lab.state.month, lab.state.recorded - 1));
    return lab.run()!.recording.differing(0);
  });
  const tile = (title: string, value: (i: number) => number, note: string) => (
    <section class="tile">
      <h2>{title}</h2>
      <dl>
        <For each={counts()}>
          {({ world }, i) => (
            <div>
              <dt>{world.title}</dt>
              <dd class="big">{shown(value(i()), t().none)}</dd>
            </div>
          )}
        </For>
      </dl>
      <p class="quiet">{note}</p>
    </section>
  );
  return (
    <div class="tiles">
      {tile(t().now, (i) => withoutDeed(counts()[i]!.count.byWhy), t().ofPeople(people()))}
      {tile(t().ever, (i) => counts()[i]!.count.everWithoutDeed, t().everMore)}
      <section class="tile">
        <h2>{t().lifes}</h2>
        <p class="big">{shown(differing(), t().none)}</p>
        <p class="quiet">{t().livesMore}</p>
        <For each={lab.state.effects.slice(1)}>
          {(effect) => <p class="quiet">{t().lighterHeavier(shown(effect.fewer, t().none), shown(effect.more, t().none))}</p>}
        </For>
      </section>
    </div>
  );
}

function Fields() {
  const { lab, t } = useLab();
  return (
    <figure class="fields-figure">
      <div class="fields">
        <For each={lab.state.worlds}>{(_, w) => <FieldOf world={w()} />}</For>
      </div>
      <figcaption>
        <span class="mark">{t().synthetic}</span> {t().fieldCaption}
      </figcaption>
    </figure>
  );
}

function FieldOf(props: { world: number }) {
  const { lab, t, dark } = useLab();
  const counts = useCounts();
  // Solid assigns it by `ref`.
  // oxlint-disable-next-line no-unassigned-vars
  let canvas!: HTMLCanvasElement;
  createEffect(() => {
    const run = lab.run();
    if (!run || lab.state.recorded === 0) return;
    const month = Math.min(lab.state.month, lab.state.recorded - 1);
    const moment = run.recording.at(month)[props.world]!;
    const chosen = lab.state.person === null ? null : run.person.indexOf(lab.state.person);
    paintField(canvas, run.field, moment, paletteOf(dark()), SCALE, { rings: lab.state.worlds.length > 1, chosen });
  });
  const point = (event: PointerEvent): void => {
    const box = canvas.getBoundingClientRect();
    const run = lab.run()!;
    const at = personAt(run.field, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    lab.point(at === null ? null : run.person[at]!);
  };
  const people = (): string => shown(sanctioned(counts()[props.world]!.count.byWhy), t().none);
  const month = (): string => lab.run()!.recording.months[Math.min(lab.state.month, lab.state.recorded - 1)] ?? '';
  return (
    <div>
      <p class="world-title">
        <span class="mark">{t().synthetic}</span> <strong>{lab.state.worlds[props.world]!.title}</strong> {t().under(people())}
      </p>
      <canvas
        ref={canvas}
        role="img"
        aria-label={t().fieldName(lab.state.worlds[props.world]!.title, month(), people())}
        onPointerDown={point}
      />
    </div>
  );
}

function Causes() {
  const { lab, t, dark } = useLab();
  const counts = useCounts();
  const colour = (cause: (typeof CAUSES)[number]): string => cssColour(paletteOf(dark()).colours[WHY[cause]]!);
  return (
    <section>
      <h2>{t().colour}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t().cause}</th>
            <For each={lab.state.worlds}>{(world) => <th scope="col">{world.title}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={CAUSES}>
            {(cause) => (
              <tr>
                <th scope="row">
                  <svg width="14" height="14" aria-hidden="true">
                    <rect width="14" height="14" fill={colour(cause)} />
                  </svg>{' '}
                  {t()[cause]}
                </th>
                <For each={counts()}>{({ count }) => <td>{shown(count.byWhy[WHY[cause]]!, t().none)}</td>}</For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p class="quiet">
        <svg width="14" height="14" aria-hidden="true">
          <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" stroke-width="1.6" />
        </svg>{' '}
        {t().ring}
      </p>
    </section>
  );
}

function OneLife() {
  const { lab, t } = useLab();
  const next = (): void => {
    const run = lab.run()!;
    const [first] = run.recording.at(Math.min(lab.state.month, lab.state.recorded - 1));
    const from = lab.state.person === null ? -1 : run.person.indexOf(lab.state.person);
    const { differs } = first!;
    for (let k = 1; k <= differs.length; k++) {
      const at = (from + k) % differs.length;
      if (differs[at] === 1) return lab.point(run.person[at]!);
    }
    lab.point(null);
  };
  return (
    <section>
      <h2>{t().oneLife}</h2>
      <p aria-live="polite">{lab.state.person === null ? t().noLife : t().chosen(`S-${lab.state.person}`)}</p>
      <div class="row">
        <button type="button" onClick={next}>
          {t().nextLife}
        </button>
        <button
          type="button"
          disabled={lab.state.person === null || lab.state.hash === null}
          onClick={() => {
            lab.tell();
            lab.go('lives');
          }}
        >
          {t().readLife}
        </button>
      </div>
      <p class="quiet">{t().lifeFound}</p>
    </section>
  );
}

function HowSure() {
  const { lab, t } = useLab();
  const { state } = lab;
  const numbers = () => state.scenario!.numbers;
  const first = () => lab.document()?.indicators[0];
  return (
    <section>
      <h2>{t().howSure}</h2>
      <p aria-live="polite">{t().worldsRun(state.runsDone, state.runs)}</p>
      <progress max={state.runs} value={state.runsDone} aria-label={t().worldsRun(state.runsDone, state.runs)} />
      <p>{t().sourced(numbers().length, numbers().filter(({ source }) => source !== null).length)}</p>
      <Show when={first()}>
        {(indicator) => (
          <table>
            <caption>
              {indicator().title}, {indicator().unit}. {t().range}.
            </caption>
            <tbody>
              <For each={indicator().arms}>
                {(arm) => (
                  <tr>
                    <th scope="row">{arm.title}</th>
                    <td>
                      {shown(arm.estimate.low, '0')} – {shown(arm.estimate.high, '0')}
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        )}
      </Show>
      <Show when={state.hash}>
        {(hash) => (
          <>
            <p>
              {t().hash} <code class="hash">{hash()}</code>
            </p>
            <p class="quiet">
              {t().command}: <code>./glasshouse run studies/lab-study.yaml --seed {lab.seed}</code> ·{' '}
              {t().seconds(state.seconds.toFixed(1))}
            </p>
          </>
        )}
      </Show>
    </section>
  );
}
