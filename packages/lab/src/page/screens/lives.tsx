import { createEffect, createMemo, createSignal, For, Show } from 'solid-js';
import { shown } from '../../text/numbers.js';
import type { LifeStep } from '@glasshouse/model';
import type { Piece, stepIn } from '../../text/life-steps.js';
import type { ToldLife } from '../../worker/messages.js';
import { useLab } from '../context.js';
import { parted } from '../parted.js';
import { pathWords } from '../words.js';

const [steps, setSteps] = createSignal<{ stepIn: typeof stepIn }>();

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
    [
      ...new Set(
        [props.life.without, ...props.life.arms.flatMap(({ steps }) => steps.map(({ rule }) => rule))].filter((one) => one !== null),
      ),
    ].sort(),
  );
  const [rule, setRule] = createSignal('');
  createEffect(() => setRule(props.life.without ?? ''));
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
        <Steps steps={parts().shared} last />
      </Show>
      <p>
        <strong>{parts().day === null ? t().neverParted : t().parted(parts().day!)}</strong>
      </p>
      <div class="columns" classList={{ parted: parts().day !== null }}>
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
              <For each={rules()}>
                {(one) => (
                  <option value={one} lang="en" selected={one === rule()}>
                    {pathWords(lab.state.scenario!, one)}
                  </option>
                )}
              </For>
            </select>
            <button type="button" onClick={() => lab.tell(rule() === '' ? undefined : rule())}>
              {t().butFor}
            </button>
          </div>
          <Show when={props.life.without}>
            {(without) => (
              <p role="status">
                {t().butFor + t().colon} <code>{without()}</code>
              </p>
            )}
          </Show>
        </section>
      </Show>
    </>
  );
}

/** Steps of a life that are shown before a reader asks for all. */
const MOST_STEPS = 8;

/** The first steps of a list, or with `last` its last ones, and the others when they are asked for. */
function Steps(props: { steps: readonly LifeStep[]; last?: boolean }) {
  const { t } = useLab();
  const more = (): number => Math.max(0, props.steps.length - MOST_STEPS);
  const from = (): number => (props.last ? more() : 0);
  const others = () => (
    <Show when={more() > 0}>
      <details>
        <summary>{t().moreSteps(more())}</summary>
        <List steps={props.last ? props.steps.slice(0, more()) : props.steps.slice(MOST_STEPS)} start={props.last ? 0 : MOST_STEPS} />
      </details>
    </Show>
  );
  return (
    <>
      {props.last ? others() : null}
      <List steps={props.steps.slice(from(), from() + MOST_STEPS)} start={from()} />
      {props.last ? null : others()}
    </>
  );
}

function List(props: { steps: readonly LifeStep[]; start: number }) {
  const { t, language } = useLab();
  const piecesOf = (text: string): Piece[] => steps()?.stepIn(text, language()) ?? [{ text, own: language() !== 'en' }];
  const sourceOf = (source: string | null): string => (source === null || source === 'assumed' ? t().assumed : source);
  return (
    <ol class="steps" start={props.start + 1}>
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
            <span class="quiet">
              <span class="tag">{t().stages[step.stage]}</span>{' '}
              <Show when={step.rule ?? step.quantity?.path}>
                <span lang="en">{step.quantity ? `${step.quantity.path} = ${step.quantity.value} ${step.quantity.unit}` : step.rule}</span>
                {step.quantity ? ` (${sourceOf(step.quantity.source)})` : null}
              </Show>
            </span>
          </li>
        )}
      </For>
    </ol>
  );
}
