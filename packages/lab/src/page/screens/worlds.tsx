import { createMemo, For, Show } from 'solid-js';
import { WHY } from '@glasshouse/model';
import type { StudyDocument } from '@glasshouse/model';
import { cssColour, paletteOf } from '../../draw/paint.js';
import { CAUSES } from '../../draw/waffle.js';
import type { Cause } from '../../draw/waffle.js';
import { SIZES } from '../../run/sizes.js';
import { editorTexts } from '../../text/editor.js';
import { rangeIn, shown } from '../../text/numbers.js';
import { barsOf } from '../bars.js';
import { useLab } from '../context.js';
import { indicatorsShown } from '../indicators.js';
import { studyTexts } from '../../text/study.js';
import { changeWords, indicatorWords, sentence } from '../words.js';
import { monthShown, useCounts, usePeople, withoutDeed } from './counts.js';
import { People } from './people.jsx';
import { Player } from './player.jsx';

/** The worlds side by side: what differs, harm, everyone by cause, the months, one life, how sure. */
export function Worlds() {
  const { lab, t } = useLab();
  const { state } = lab;
  return (
    <Show when={state.scenario} fallback={<p>{t().nothingRun}</p>}>
      {(scenario) => (
        <>
          <h1 lang="en">{scenario().title}</h1>
          <Show when={scenario().own}>
            <p class="quiet">{editorTexts(t()).ownScenario}</p>
          </Show>
          <Show when={state.experiment?.of}>{(study) => <p class="quiet">{studyTexts(t()).ofStudy(study().path)}</p>}</Show>
          <Show when={lab.more() > 0}>
            <p>{studyTexts(t()).more(lab.more())}</p>
          </Show>
          <Show when={scenario().harmOnly} fallback={<Differences />}>
            <p>
              {t().harmOnlyMore} {t().harmOnlyRuns}
            </p>
          </Show>
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
            <Show when={!scenario().harmOnly}>
              <Show when={state.experiment?.of === undefined}>
                <button type="button" onClick={() => lab.go('rules')}>
                  {t().allRules}
                </button>
              </Show>
              <Show when={state.experiment === null}>
                <Size />
              </Show>
            </Show>
          </div>
          <p aria-live="polite">{state.running ? state.recorded === 0 && t().worldsRunning : state.stopped && t().stopped}</p>
          <Show when={state.running && state.recorded === 0}>
            <progress aria-label={t().worldsRunning} />
            <Waiting />
          </Show>
          <Show when={lab.run() !== null && state.recorded > 0}>
            <Tiles />
            <People />
            <Player />
            <div class="thirds">
              <Causes />
              <Show when={!scenario().harmOnly}>
                <OneLife />
              </Show>
              <HowSure />
            </div>
          </Show>
        </>
      )}
    </Show>
  );
}

/** Where the picture will stand: as many empty fields as there are worlds. */
function Waiting() {
  const { lab, narrow, nameOf } = useLab();
  return (
    <div class="fields waiting" aria-hidden="true">
      <For each={narrow() ? lab.state.worlds.slice(0, 1) : lab.state.worlds}>{(world) => <div>{nameOf(world)}</div>}</For>
    </div>
  );
}

/** How many people the next run has, and how often it draws its assumptions. */
function Size() {
  const { lab, t, language } = useLab();
  return (
    <select
      aria-label={t().size}
      value={lab.state.size}
      disabled={lab.state.running}
      onChange={(event) => lab.size(Number(event.currentTarget.value))}
    >
      <For each={SIZES}>
        {({ persons, points }, i) => <option value={i()}>{t().sizeOf(persons.toLocaleString(language()), points)}</option>}
      </For>
    </select>
  );
}

function Differences() {
  const { lab, t, nameOf } = useLab();
  return (
    <For each={lab.state.worlds.filter(({ changes }, w) => w > 0 || changes.length > 0)}>
      {(world) => (
        <p>
          <strong>{nameOf(world) + t().fullStop}</strong>
          {t().gap}
          <Show when={world.changes.length > 0} fallback={t().nothingDiffers}>
            {t().differsIn + t().gap}
            <For each={world.changes}>
              {(change) => <span class="change">{sentence(changeWords(lab.state.scenario!, change, t()), t())} </span>}
            </For>
          </Show>
        </p>
      )}
    </For>
  );
}

/** Harm first: people without an own deed now, ever, and lives that differ. */
export function Tiles() {
  const { lab, t, language, nameOf } = useLab();
  const counts = useCounts();
  const told = usePeople();
  const people = (): string => lab.run()!.recording.people.toLocaleString(language());
  const differing = createMemo(() => {
    lab.run()!.recording.at(monthShown(lab));
    return lab.run()!.recording.differing(0);
  });
  const tile = (title: string, value: (i: number) => number, note: string) => (
    <section class="tile">
      <h2>{title}</h2>
      <dl>
        <For each={counts()}>
          {({ world }, i) => (
            <div>
              <dt>{nameOf(world)}</dt>
              <dd class="big">{told(value(i()), counts()[i()]!.count.byWhy)}</dd>
            </div>
          )}
        </For>
      </dl>
      <p class="quiet">{note}</p>
    </section>
  );
  return (
    <div class="tiles">
      {tile(
        t().now,
        (i) => withoutDeed(counts()[i]!.count.byWhy),
        lab.state.view === 'thousand' ? t().perThousand : t().ofPeople(people()),
      )}
      {tile(t().ever, (i) => counts()[i]!.count.everWithoutDeed, lab.state.view === 'thousand' ? t().perThousand : t().ofPeople(people()))}
      <Show when={lab.state.worlds.length > 1 && !lab.state.scenario?.harmOnly}>
        <section class="tile">
          <h2>{t().lifes}</h2>
          <p class="big">{shown(differing(), t().none, language())}</p>
          <p class="quiet">{t().livesMore}</p>
          <For each={lab.state.effects.slice(1, lab.state.worlds.length)}>
            {(effect) => (
              <p class="quiet">
                <Show when={lab.state.worlds.length > 2}>
                  <strong>{nameOf(lab.state.worlds.find(({ id }) => id === effect.arm)!) + t().colon}</strong>{' '}
                </Show>
                {t().lighterHeavier(shown(effect.fewer, t().none, language()), shown(effect.more, t().none, language()))}
              </p>
            )}
          </For>
        </section>
      </Show>
    </div>
  );
}

/** The people of the month shown by cause, as a table. */
export function Causes() {
  const { lab, t, dark, nameOf } = useLab();
  const counts = useCounts();
  const told = usePeople();
  const colour = (cause: Cause): string => cssColour(paletteOf(dark()).colours[WHY[cause]]!);
  return (
    <section>
      <h2>{t().colour}</h2>
      <div class="sideways" tabindex={lab.state.worlds.length > 2 ? 0 : undefined} role="region" aria-label={t().colour}>
        <table class="causes">
          <Show when={lab.state.view === 'thousand'}>
            <caption>{t().perThousand}</caption>
          </Show>
          <thead>
            <tr>
              <th scope="col">{t().cause}</th>
              <For each={lab.state.worlds}>{(world) => <th scope="col">{nameOf(world)}</th>}</For>
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
                  <For each={counts()}>{({ count }) => <td>{told(count.byWhy[WHY[cause]]!, count.byWhy)}</td>}</For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </div>
      <Show when={lab.state.view === 'field'}>
        <p class="quiet">
          <svg width="14" height="14" aria-hidden="true">
            <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" stroke-width="1.6" />
          </svg>{' '}
          {t().ring}
        </p>
      </Show>
    </section>
  );
}

function OneLife() {
  const { lab, t } = useLab();
  return (
    <section>
      <h2>{t().oneLife}</h2>
      <p aria-live="polite">{lab.state.person === null ? t().lifeFound : t().chosen(`S-${lab.state.person}`)}</p>
      <div class="row">
        <button type="button" onClick={lab.nextLife}>
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
    </section>
  );
}

/** Title and unit of an indicator; in English, and marked so, where they are a study's own. */
function IndicatorName(props: { of: { indicator: string; title: string; unit: string } }) {
  const { t, language } = useLab();
  const words = () => indicatorWords(props.of, t());
  return (
    <span lang={words().own ? language() : 'en'}>
      {words().own ? t().withMore(words().title, words().unit) + t().fullStop : `${words().title} (${words().unit}).`}
    </span>
  );
}

/** What runs the same worlds from the command line. */
export function Command() {
  const { lab } = useLab();
  return (
    <code>
      ./glasshouse run {lab.state.experiment?.of?.path ?? 'studies/lab-study.yaml'} --seed {lab.seed()}
    </code>
  );
}

/** A range as a bar from zero, and its middle as a line across it; on the scale of all worlds. */
function Range(props: { bar: ReturnType<typeof barsOf>[number] }) {
  return (
    <svg class="range" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <Show when={props.bar}>
        {(bar) => (
          <>
            <rect x={bar().from} y="1" width={bar().width} height="6" />
            <line x1={bar().middle} x2={bar().middle} y1="0" y2="8" />
          </>
        )}
      </Show>
    </svg>
  );
}

function HowSure() {
  const { lab, t, language, nameOf } = useLab();
  const { state } = lab;
  const numbers = () => state.scenario!.numbers;
  /** The range of an estimate, and beside it the number of the rules as written where the middle is that number. */
  const estimate = (one: StudyDocument['indicators'][number]['arms'][number]['estimate']): string => {
    const said = (value: number): string => shown(value, '0', language());
    const range = rangeIn(one, t(), said);
    const written = one.over === 'assumptions' && one.points > 1 && !one.median && !one.byConstruction && one.upperBound === null;
    return written ? t().withMore(range, t().asWritten.toLowerCase() + t().colon + t().gap + said(one.middle)) : range;
  };
  return (
    <section>
      <h2>{t().howSure}</h2>
      <p aria-live="polite">{t().worldsRun(state.runsDone, state.runs)}</p>
      <Show when={state.running}>
        <progress max={state.runs} value={state.runsDone} aria-label={t().worldsRun(state.runsDone, state.runs)} />
      </Show>
      <p>{t().sourced(numbers().length, numbers().filter(({ source }) => source !== null).length)}</p>
      <For each={indicatorsShown(lab)}>
        {(indicator) => (
          <table>
            <caption>
              <IndicatorName of={indicator} />
              {t().gap + t().range + t().fullStop}
            </caption>
            <tbody>
              <For each={indicator.arms}>
                {(arm, i) => (
                  <tr>
                    <th scope="row">{nameOf(state.worlds.find(({ id }) => id === arm.arm)!)}</th>
                    <td>
                      {estimate(arm.estimate)}
                      <Range bar={barsOf(indicator.arms.map((one) => one.estimate))[i()]!} />
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        )}
      </For>
      <Show when={state.hash}>
        {(hash) => (
          <>
            <p>
              {t().hash} <code class="hash">{hash()}</code>
            </p>
            <p class="quiet">
              <Show when={!state.scenario!.harmOnly}>
                {t().command + t().colon + t().gap}
                <Command /> ·{' '}
              </Show>
              {t().seconds(state.seconds.toLocaleString(language(), { maximumFractionDigits: 1 }))}
            </p>
          </>
        )}
      </Show>
    </section>
  );
}
