import { createEffect, createMemo, createSignal, For, Show } from 'solid-js';
import { shown } from '../../text/numbers.js';
import type { LifeStep } from '@glasshouse/model';
import type { Piece, stepIn } from '../../text/life-steps.js';
import type { ToldLife } from '../../worker/messages.js';
import { useLab } from '../context.js';

const [steps, setSteps] = createSignal<{ stepIn: typeof stepIn }>();

/** Steps that all worlds share from the beginning on, and what each has after them. */
function parted(life: ToldLife): { shared: LifeStep[]; rest: LifeStep[][]; day: string | null } {
  const lists = life.arms.map(({ steps }) => steps);
  const same = (i: number): boolean =>
    lists.every((steps) => steps[i] !== undefined && JSON.stringify(steps[i]) === JSON.stringify(lists[0]![i]));
  let n = 0;
  while (same(n)) n++;
  const rest = lists.map((steps) => steps.slice(n));
  const days = rest.flatMap((steps) => (steps[0] ? [steps[0].day] : [])).sort();
  return { shared: lists[0]!.slice(0, n), rest, day: days[0] ?? null };
}

/** The life of one synthetic person in every world: the shared past once, then side by side. */
export function Lives() {
  const { lab, t } = useLab();
  const [sought, setSought] = createSignal(false);
  const next = (): void => {
    setSought(true);
    if (lab.nextLife() !== null) lab.tell();
  };
  return (
    <>
      <h1>{t().oneLife}</h1>
      <Show when={!lab.state.scenario?.harmOnly} fallback={<p>{t().harmOnlyRuns}</p>}>
        <p>{t().lifeFound}</p>
      </Show>
      <Show when={!lab.state.scenario?.harmOnly}>
        <Show when={lab.state.hash !== null} fallback={<p>{t().nothingRun}</p>}>
          <div class="row">
            <button type="button" class="strong" onClick={next}>
              {t().nextLife}
            </button>
          </div>
          <p aria-live="polite">{sought() && lab.state.person === null ? t().noLife : null}</p>
        </Show>
      </Show>
      <Show when={lab.state.life}>{(life) => <Told life={life()} />}</Show>
    </>
  );
}

function Told(props: { life: ToldLife }) {
  const { lab, t, language, nameOf } = useLab();
  // A file of its own where the laboratory is a folder: a life is told in English until it is there.
  createEffect(() => {
    if (language() !== 'en' && steps() === undefined) void import('../../text/life-steps.js').then(setSteps);
  });
  const parts = createMemo(() => parted(props.life));
  const rules = createMemo(() =>
    [...new Set(props.life.arms.flatMap(({ steps }) => steps.flatMap(({ rule }) => (rule === null ? [] : [rule]))))].sort(),
  );
  const [rule, setRule] = createSignal('');
  const titleOf = (arm: string): string => {
    const world = lab.state.worlds.find(({ id }) => id === arm);
    return world ? nameOf(world) : arm;
  };
  return (
    <>
      <h2>
        <span class="mark">{t().synthetic}</span> {props.life.person}
      </h2>
      <Show when={props.life.groupsOn}>{(day) => <p>{t().firstDay(day())}</p>}</Show>
      <p lang="en">
        {Object.entries(props.life.groups)
          .map(([attribute, category]) => `${attribute.replaceAll('_', ' ')}: ${category.replaceAll('_', ' ')}`)
          .join('; ')}
      </p>
      <Show when={parts().shared.length > 0}>
        <h3>{t().before}</h3>
        <Steps steps={parts().shared} />
      </Show>
      <p>
        <strong>{parts().day === null ? t().neverParted : t().parted(parts().day!)}</strong>
      </p>
      <div class="columns">
        <For each={props.life.arms}>
          {(arm, i) => (
            <section>
              <h3>{titleOf(arm.arm)}</h3>
              <p class="quiet">{t().sanctionDays(shown(arm.sanctionDays, '0', language()), shown(arm.withoutDeedDays, '0', language()))}</p>
              <Steps steps={parts().rest[i()] ?? []} />
            </section>
          )}
        </For>
      </div>
      <Show when={rules().length > 0}>
        <section class="but-for">
          <h3>{t().butFor}</h3>
          <p class="quiet">{t().butForMore}</p>
          <div class="row">
            <select aria-label={t().rule} onChange={(event) => setRule(event.currentTarget.value)}>
              <option value="">{t().asWritten}</option>
              <For each={rules()}>{(one) => <option value={one}>{one}</option>}</For>
            </select>
            <button type="button" onClick={() => lab.tell(rule() === '' ? undefined : rule())}>
              {t().butFor}
            </button>
          </div>
          <Show when={props.life.without}>{(without) => <p>− {without()}</p>}</Show>
        </section>
      </Show>
    </>
  );
}

function Steps(props: { steps: readonly LifeStep[] }) {
  const { t, language } = useLab();
  const piecesOf = (text: string): Piece[] => steps()?.stepIn(text, language()) ?? [{ text, own: language() !== 'en' }];
  const sourceOf = (source: string | null): string => (source === null || source === 'assumed' ? t().assumed : source);
  return (
    <ol class="steps">
      <For each={props.steps}>
        {(step) => (
          <li>
            <span class="day">{step.day}</span>{' '}
            <For each={piecesOf(step.text)}>
              {(piece) => (
                <Show when={piece.own} fallback={piece.text}>
                  <span lang="en">{piece.text}</span>
                </Show>
              )}
            </For>
            <Show when={step.rule ?? step.quantity?.path}>
              <span class="quiet">
                <span lang="en">{step.quantity ? `${step.quantity.path} = ${step.quantity.value} ${step.quantity.unit}` : step.rule}</span>
                {step.quantity ? ` (${sourceOf(step.quantity.source)})` : null}
              </span>
            </Show>
          </li>
        )}
      </For>
    </ol>
  );
}
