import { For, Match, Show, Switch } from 'solid-js';
import { piecesOf } from '../../lessons/placeholders.js';
import { published, spoken } from '../../text/numbers.js';
import { useLab } from '../context.js';

/** A text of a lesson with its numbers filled in: of the register with their row, of the run as a range, of the scenario with their range. */
export function Filled(props: { lesson: string; text: string }) {
  const { lab, language } = useLab();
  const row = (id: string) => lab.state.cited[props.lesson]?.rows.find((one) => one.id === id);
  const quantity = (path: string) => lab.state.cited[props.lesson]?.quantities.find((one) => one.path === path);
  const inWords = (value: number, unit: string): string => {
    if (unit === 'percent') return `${published(value, language())}\u00a0%`;
    return published(value, language());
  };
  return (
    <For each={piecesOf(props.text)}>
      {(piece) => (
        <Switch>
          <Match when={piece.kind === 'words' && piece}>{(words) => words().text}</Match>
          <Match when={piece.kind === 'row' && row(piece.id)}>
            {(found) => (
              <span class="number">
                <strong>{published(found().number!, language())}</strong> <span class="quiet">({found().id})</span>
              </span>
            )}
          </Match>
          <Match when={piece.kind === 'quantity' && quantity(piece.path)}>
            {(found) => (
              <span class="number">
                <strong>{inWords(found().value, found().unit)}</strong>
                <Show when={found().unit !== 'percent'}> {unitWords(found().unit)}</Show>
                <Show when={found().range}>
                  {(range) => (
                    <span class="quiet">
                      {' '}
                      [{inWords(range()[0], found().unit)} – {inWords(range()[1], found().unit)}]
                    </span>
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

  function unitWords(unit: string) {
    return <span lang="en">{unit}</span>;
  }
}

/** The range of an indicator in a world, or a dash while there is none. */
function RangeOf(props: { lesson: string; id: string; world: string | null }) {
  const { language } = useLab();
  const found = useEstimate();
  const estimate = () => found(props.lesson, props.id, props.world);
  return (
    <strong class="number">
      <Show when={estimate()} fallback="…">
        {(one) => rangeWords(one(), language())}
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

/** A range over assumptions in words of a language; one number where both ends round to the same. */
export function rangeWords(
  { low, high, upperBound }: { low: number; high: number; upperBound: number | null },
  language: string,
  per = 1,
): string {
  const [from, to] = [spoken(low / per, language), spoken(Math.max(high, upperBound ?? high) / per, language)];
  return from === to ? from : `${from}\u00a0–\u00a0${to}`;
}
