import { createEffect, createMemo, createSignal, For, Show } from 'solid-js';
import { MOST_WORLDS } from '../../run/most-worlds.js';
import type { RuleNumber, RuleSwitch } from '../../worker/messages.js';
import { useLab } from '../context.js';
import { TextEditor } from '../editor/text-editor.jsx';
import { studyTexts } from '../../text/study.js';
import { stopAfter, stopAt, stopsOf } from '../slide.js';
import type { Stops } from '../slide.js';
import { unscrolled } from '../unscrolled.js';
import { changeWords, pathWords, unitWords } from '../words.js';

/** The numbers and switches of the rules, by section, and the changes of each world in words. */
export function Rules() {
  const { lab, t } = useLab();
  const { state } = lab;
  return (
    <Show when={state.scenario} fallback={<p>{t().nothingRun}</p>}>
      {(scenario) => (
        <>
          <h1 lang="en">{scenario().title}</h1>
          <p lang="en">{scenario().about}</p>
          <p>{t().rulesIntro}</p>
          <Show when={state.experiment?.of}>
            <p>{studyTexts(t()).noRules}</p>
          </Show>
          <Show when={!scenario().harmOnly} fallback={<p>{t().harmOnlyMore}</p>}>
            <Show when={state.experiment?.of === undefined}>
              <ReadyMade />
              <WorldTabs />
              <div class="rules">
                <Sections />
                <Changes />
              </div>
              <TextEditor />
            </Show>
          </Show>
        </>
      )}
    </Show>
  );
}

/** Worlds of shipped studies, each a run away. */
function ReadyMade() {
  const { lab, t } = useLab();
  return (
    <Show when={lab.state.scenario!.compared.length > 0}>
      <section aria-labelledby="compare-with">
        <h2 id="compare-with">{t().compareWith}</h2>
        <div class="row" lang="en">
          <For each={lab.state.scenario!.compared}>
            {({ id, title }) => (
              <button type="button" aria-pressed={lab.state.experiment?.id === id} onClick={() => lab.runExperiment(id)}>
                {title}
              </button>
            )}
          </For>
        </div>
      </section>
    </Show>
  );
}

function WorldTabs() {
  const { lab, t, nameOf } = useLab();
  const { state } = lab;
  return (
    <>
      <h2 id="worlds-changed">{t().worldsScreen}</h2>
      <div class="row" role="group" aria-labelledby="worlds-changed">
        <For each={state.worlds}>
          {(world, i) => (
            <Show when={i() > 0}>
              <button type="button" aria-pressed={state.edited === i()} onClick={() => lab.edit(i())}>
                {nameOf(world)}
              </button>
            </Show>
          )}
        </For>
        <Show when={state.worlds.length < MOST_WORLDS}>
          <button type="button" onClick={lab.addWorld}>
            {t().addWorld}
          </button>
        </Show>
        <Show when={state.worlds.length > 2}>
          <button type="button" onClick={lab.removeWorld}>
            {t().removeWorld}
          </button>
        </Show>
      </div>
    </>
  );
}

function Sections() {
  const { lab, t } = useLab();
  const titleOf = (section: string): string => (t().sections as Readonly<Record<string, string>>)[section] ?? section.replaceAll('_', ' ');
  createEffect(() => {
    const { numbers, switches } = lab.state.scenario!;
    lab.askMeanings([...numbers, ...switches].map(({ path }) => path));
  });
  const sections = createMemo(() => {
    const { numbers, switches } = lab.state.scenario!;
    const names = [...new Set([...switches, ...numbers].map(({ section }) => section))];
    return names.map((name) => ({
      name,
      numbers: numbers.filter(({ section }) => section === name),
      switches: switches.filter(({ section }) => section === name),
    }));
  });
  return (
    <div>
      <For each={sections()}>
        {({ name, numbers, switches }) => (
          <details>
            <summary>
              <span lang={name in t().sections ? undefined : 'en'}>{titleOf(name)}</span>{' '}
              <span class="quiet">{numbers.length + switches.length}</span>
            </summary>
            <For each={switches}>{(one) => <Switch rule={one} />}</For>
            <For each={numbers}>{(number) => <NumberOf number={number} />}</For>
          </details>
        )}
      </For>
    </div>
  );
}

function Switch(props: { rule: RuleSwitch }) {
  const { lab, t } = useLab();
  // One change of a switch is possible: the other way than as written.
  const off = () => lab.state.worlds[lab.state.edited]!.changes.some(({ path }) => path === props.rule.path) !== props.rule.off;
  const toggle = (checked: boolean): void => {
    if (checked === props.rule.off) return lab.withdraw(props.rule.path);
    lab.change({ path: props.rule.path, value: { from: checked ? '9999-12-31' : lab.state.scenario!.start, assumed: 'To compare' } });
  };
  return (
    <p class="rule">
      <label>
        <input type="checkbox" checked={off()} onChange={(event) => toggle(event.currentTarget.checked)} />{' '}
        <span lang="en">{props.rule.of}</span>
        {t().colon + t().gap + t().switchOff}
      </label>
    </p>
  );
}

function NumberOf(props: { number: RuleNumber }) {
  const { lab, t } = useLab();
  const [trying, setTrying] = createSignal(false);
  const changed = () => lab.state.worlds[lab.state.edited]!.changes.find(({ path }) => path === props.number.path);
  const value = (): number => (changed()?.value as { value: number } | undefined)?.value ?? props.number.value;
  /** Why the reader chose another number. */
  const mine = () => (changed()?.value as { assumed?: string } | undefined)?.assumed;
  const why = () => <span lang="en">{props.number.why}</span>;
  /** Where the number that stands comes from: the register, an assumption of the scenario, or the reader's reason. */
  const origin = () => (
    <Show
      when={mine()}
      fallback={
        <Show when={props.number.source} fallback={[t().assumedAsOne + t().gap, why()]}>
          {(source) => t().sourcedNumber(source())}
        </Show>
      }
    >
      {(reason) => t().withMore(reason(), t().assumed)}
    </Show>
  );
  const id = () => `n-${props.number.path.replaceAll('.', '-')}`;
  /** The range of an assumption that has one; a number with a source, and an assumption of one value, stand as they are. */
  const range = (): readonly [number, number] | null => {
    const { source, range } = props.number;
    return source === null && range !== null && range[0] < range[1] ? range : null;
  };
  const name = (): string => pathWords(lab.state.scenario!, props.number.path);
  const said = (value: number): string => String(value).replace('.', t().point);
  const unit = (): string => unitWords(props.number.unit, t());
  /** Whole numbers where both ends and the value are whole and far apart. */
  const stops = (ends: readonly [number, number]): Stops =>
    stopsOf(ends, [...ends, props.number.value].every(Number.isInteger) && ends[1] - ends[0] >= 5);
  const slide = (next: number): void => {
    if (next !== value()) set(next, props.number.why ?? 'To compare', true);
  };
  // A number that is chosen for a world stays the same in all of its runs: its range is itself.
  const set = (next: number, why: string, slides = false): void =>
    lab.change({ path: props.number.path, value: { value: next, unit: props.number.unit, assumed: why, range: [next, next] } }, slides);
  return (
    <div class="rule">
      <label lang="en" for={range() !== null || trying() ? id() : undefined}>
        {name()}
      </label>
      <span class="amount">
        <Show when={range()} fallback={<output>{said(value()) + unit()}</output>}>
          <input
            type="number"
            step="any"
            aria-label={t().otherValue(name()) + t().comma + unit().trim()}
            value={value()}
            onChange={(event) => {
              const next = event.currentTarget.valueAsNumber;
              if (Number.isFinite(next)) set(next, props.number.why ?? 'To compare');
              else event.currentTarget.value = String(value());
            }}
          />
          {unit()}
        </Show>
      </span>
      <Show when={lab.state.meanings[props.number.path]}>
        {(said) => (
          <p class="quiet meaning" lang="en">
            {withCode(said())}
          </p>
        )}
      </Show>
      <Show
        when={range()}
        fallback={
          <>
            <p class="quiet">{origin()}</p>
            <Show
              when={trying()}
              fallback={
                <button type="button" aria-label={t().tryOther + t().colon + t().gap + name()} onClick={() => setTrying(true)}>
                  {t().tryOther}
                </button>
              }
            >
              <TryOther number={props.number} id={id()} done={() => setTrying(false)} use={set} />
            </Show>
          </>
        }
      >
        {(ends) => (
          <>
            <input
              id={id()}
              type="range"
              min={ends()[0]}
              max={ends()[1]}
              step="any"
              value={value()}
              aria-valuetext={said(value()) + unit()}
              onKeyDown={(event) => {
                const next = event.ctrlKey || event.altKey || event.metaKey ? null : stopAfter(event.key, value(), stops(ends()));
                if (next === null) return;
                event.preventDefault();
                slide(next);
              }}
              onInput={(event) => {
                slide(stopAt(event.currentTarget.valueAsNumber, stops(ends())));
                event.currentTarget.value = String(value());
              }}
              onPointerDown={() => lab.hold()}
              ref={unscrolled(value, (stood) => stood !== value() && lab.undo())}
            />
            <p class="quiet">
              <Show when={value() < ends()[0] || value() > ends()[1]}>
                <strong>{t().outside}</strong>{' '}
              </Show>
              {`${t().assumedNumber}${t().gap}${said(ends()[0])}${t().to}${said(ends()[1])}${t().fullStop}${t().gap}`}
              {why()}
            </p>
          </>
        )}
      </Show>
      <Show when={changed()}>
        <button type="button" onClick={() => lab.withdraw(props.number.path)}>
          {t().remove}
        </button>
      </Show>
    </div>
  );
}

/** A description of the format: what stands between backticks is code. */
const withCode = (text: string) => <For each={text.split('`')}>{(part, i) => (i() % 2 === 0 ? part : <code>{part}</code>)}</For>;

function TryOther(props: { number: RuleNumber; id: string; done: () => void; use: (value: number, why: string) => void }) {
  const { t } = useLab();
  const [why, setWhy] = createSignal('');
  const [value, setValue] = createSignal(props.number.value);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (why().trim() === '' || !Number.isFinite(value())) return;
        props.use(value(), why().trim());
        props.done();
      }}
    >
      <label>
        {t().reason}{' '}
        <input
          type="text"
          required
          pattern={'.*\\S.*'}
          title={t().reasonNeeded}
          maxlength="300"
          value={why()}
          onInput={(event) => setWhy(event.currentTarget.value)}
        />
      </label>
      <input
        id={props.id}
        type="number"
        step="any"
        required
        value={value()}
        onInput={(event) => setValue(event.currentTarget.valueAsNumber)}
      />
      <button type="submit">{t().use}</button>
      <button type="button" onClick={props.done}>
        {t().cancel}
      </button>
    </form>
  );
}

function Changes() {
  const { lab, t, nameOf } = useLab();
  const { state } = lab;
  const world = () => state.worlds[state.edited]!;
  return (
    <aside>
      <h2>{t().changes}</h2>
      <label>
        {t().worldName}{' '}
        <input
          type="text"
          maxlength="60"
          value={nameOf(world())}
          onChange={(event) => lab.rename(event.currentTarget.value.trim() || world().id)}
        />
      </label>
      <Show when={world().changes.length > 0} fallback={<p>{t().nothingDiffers}</p>}>
        <ul aria-live="polite">
          <For each={world().changes}>{(change) => <li>{changeWords(state.scenario!, change, t())}</li>}</For>
        </ul>
      </Show>
      <div class="row">
        <button type="button" disabled={world().changes.length === 0 && !lab.canUndo()} onClick={lab.undo}>
          {t().undo}
        </button>
        <button type="button" class="strong" onClick={lab.start}>
          {t().run}
        </button>
      </div>
    </aside>
  );
}
