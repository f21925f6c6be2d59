import { For, Match, Show, Switch } from 'solid-js';
import { piecesOf } from '../../lessons/placeholders.js';
import { percent, published, rangeIn, spoken } from '../../text/numbers.js';
import { useLab } from '../context.js';
import { unitWords } from '../words.js';

/** A text of a lesson with its numbers filled in: of the register with their row, of the run as a range, of the scenario with their range. */
export function Filled(props: { lesson: string; text: string }) {
  const { lab, t, language } = useLab();
  const row = (id: string) => lab.state.cited[props.lesson]?.rows.find((one) => one.id === id);
  const quantity = (path: string) => lab.state.cited[props.lesson]?.quantities.find((one) => one.path === path);
  const inWords = (value: number, unit: string): string => {
    return unit === 'percent' ? percent(value, language()) : published(value, language()) + unitWords(unit, t());
  };
  const numberIn = (value: number, unit: string): string => (unit === 'percent' ? percent : published)(value, language());
  return (
    <For each={piecesOf(props.text)}>
      {(piece) => (
        <Switch>
          <Match when={piece.kind === 'words' && piece}>{(words) => words().text}</Match>
          <Match when={piece.kind === 'row' && row(piece.id)}>
            {(found) => (
              <span class="number">
                <strong>{(piece.kind === 'row' && piece.percent ? percent : published)(found().number!, language())}</strong>{' '}
                <span class="quiet">({found().id})</span>
              </span>
            )}
          </Match>
          <Match when={piece.kind === 'quantity' && quantity(piece.path)}>
            {(found) => (
              <span class="number">
                <strong>{inWords(found().value, found().unit)}</strong>
                <Show when={found().range}>
                  {(range) => (
                    <span class="quiet"> [{numberIn(range()[0], found().unit) + t().to + numberIn(range()[1], found().unit)}]</span>
                  )}
                </Show>
              </span>
            )}
          </Match>
          <Match when={piece.kind === 'indicator' && piece}>
            {(one) => <RangeOf lesson={props.lesson} id={one().id} world={one().world} />}
          </Match>
        </Switch>
      )}
    </For>
  );
}

/** The range of an indicator in a world, or a dash while there is none. */
function RangeOf(props: { lesson: string; id: string; world: string | null }) {
  const { t, language } = useLab();
  const found = useEstimate();
  const estimate = () => found(props.lesson, props.id, props.world);
  return (
    <strong class="number">
      <Show when={estimate()} fallback="…">
        {(one) => rangeIn(one(), t(), (value) => spoken(value, language()))}
      </Show>
    </strong>
  );
}

/** The estimate of an indicator in a world of a lesson that has run, or undefined; without a world, in the first. */
export function useEstimate() {
  const { lab } = useLab();
  return (lesson: string, indicator: string, world: string | null) => {
    if (lab.state.experiment?.id !== lesson) return undefined;
    const arms = lab.document()?.indicators.find((one) => one.indicator === indicator)?.arms;
    return arms?.find(({ arm }) => world === null || arm === world)?.estimate;
  };
}
