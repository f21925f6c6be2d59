import { createEffect, createMemo, For, Match, Show, Switch } from 'solid-js';
import { WHY } from '@glasshouse/model';
import { cssColour, paintField, paletteOf, personAt } from '../../draw/paint.js';
import { peopleEach, thousandWaffle, touchedWaffle } from '../../draw/waffle.js';
import type { Square, Waffle } from '../../draw/waffle.js';
import { useLab } from '../context.js';
import { VIEWS } from '../lab-state.js';
import { monthShown, sanctioned, useCounts, usePeople } from './counts.js';

const SCALE = 3;
const COLUMNS = 40;
const CELL = 10;
const GAP = 2;

/** The people of the worlds as a picture, in one of three views; where there is room for one, with a switch between the worlds. */
export function People() {
  const { lab, t, narrow, nameOf } = useLab();
  const views = () => (lab.state.scenario?.harmOnly ? VIEWS.filter((view) => view === 'thousand') : VIEWS);
  const worlds = () => (narrow() ? lab.state.worlds.slice(lab.state.side, lab.state.side + 1) : lab.state.worlds);
  return (
    <figure class="fields-figure">
      <div class="row" role="group" aria-label={t().view}>
        <Show when={views().length > 1}>
          <For each={views()}>
            {(view) => (
              <button type="button" aria-pressed={lab.state.view === view} onClick={() => lab.view(view)}>
                {t().views[view]}
              </button>
            )}
          </For>
        </Show>
      </div>
      <Show when={narrow() && lab.state.worlds.length > 1}>
        <div class="row" role="group" aria-label={t().worldShown}>
          <For each={lab.state.worlds}>
            {(world, w) => (
              <button type="button" aria-pressed={lab.state.side === w()} onClick={() => lab.side(w())}>
                {nameOf(world)}
              </button>
            )}
          </For>
        </div>
      </Show>
      <div class="fields">
        <For each={worlds()}>{(world) => <WorldPicture world={lab.state.worlds.indexOf(world)} />}</For>
      </div>
      <figcaption>
        <span class="mark">{t().synthetic}</span> <Caption />
      </figcaption>
    </figure>
  );
}

/** People that a square of the view of those touched stands for, the same in all worlds and months. */
function useEach() {
  const { lab } = useLab();
  return createMemo(() => {
    void lab.state.recorded;
    const most = Math.max(1, ...lab.run()!.recording.counts.flatMap((counts) => counts.map(({ byWhy }) => sanctioned(byWhy))));
    return peopleEach(most);
  });
}

function Caption() {
  const { lab, t } = useLab();
  const each = useEach();
  return (
    <Switch fallback={t().fieldCaption}>
      <Match when={lab.state.view === 'touched'}>{t().touchedCaption(each() === 1 ? t().onePerson : t().nPeople(each()))}</Match>
      <Match when={lab.state.view === 'thousand'}>{t().thousandCaption}</Match>
    </Switch>
  );
}

function WorldPicture(props: { world: number }) {
  const { lab, t, nameOf } = useLab();
  const counts = useCounts();
  const told = usePeople();
  const people = (): string => {
    const { byWhy } = counts()[props.world]!.count;
    return told(sanctioned(byWhy), byWhy);
  };
  const title = (): string => nameOf(lab.state.worlds[props.world]!);
  const month = (): string => lab.run()!.recording.months[monthShown(lab)] ?? '';
  return (
    <div>
      <p class="world-title">
        <span class="mark">{t().synthetic}</span> <strong>{title()}</strong> {t().under(people())}
        <Show when={lab.state.view === 'thousand'}> ({t().perThousand})</Show>
      </p>
      <Switch>
        <Match when={lab.state.view === 'field'}>
          <Field world={props.world} name={t().fieldName(title(), month(), people())} />
        </Match>
        <Match when={lab.state.view === 'touched'}>
          <Touched world={props.world} name={t().touchedName(title(), month(), people())} />
        </Match>
        <Match when={lab.state.view === 'thousand'}>
          <Thousand world={props.world} name={t().thousandName(title(), month(), people())} />
        </Match>
      </Switch>
    </div>
  );
}

function Field(props: { world: number; name: string }) {
  const { lab, dark } = useLab();
  // Solid assigns it by `ref`.
  // oxlint-disable-next-line no-unassigned-vars
  let canvas!: HTMLCanvasElement;
  const month = createMemo(() => monthShown(lab));
  createEffect(() => {
    const run = lab.run();
    if (!run || month() < 0) return;
    const moment = run.recording.at(month())[props.world]!;
    const chosen = lab.state.person === null ? null : run.person.indexOf(lab.state.person);
    paintField(canvas, run.field, moment, { palette: paletteOf(dark()), scale: SCALE, rings: lab.state.worlds.length > 1, chosen });
  });
  const point = (event: PointerEvent): void => {
    const box = canvas.getBoundingClientRect();
    const run = lab.run()!;
    const at = personAt(run.field, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    lab.point(at === null ? null : run.person[at]!);
  };
  return <canvas ref={canvas} role="img" aria-label={props.name} onPointerDown={point} />;
}

function Touched(props: { world: number; name: string }) {
  const { lab, t } = useLab();
  const each = useEach();
  const waffle = createMemo(() => touchedWaffle(lab.run()!.recording.at(monthShown(lab))[props.world]!, COLUMNS, each()));
  const point = ({ clientX, clientY, currentTarget }: PointerEvent & { currentTarget: SVGSVGElement }): void => {
    const at = new DOMPoint(clientX, clientY).matrixTransform(currentTarget.getScreenCTM()!.inverse());
    const [x, y] = [Math.floor(at.x / CELL), Math.floor(at.y / CELL)];
    const squares = waffle().blocks.flatMap((block) => block.squares);
    const row = squares.find((one) => one.x === x && one.y === y)?.row;
    lab.point(row === undefined ? null : lab.run()!.person[row]!);
  };
  return (
    <Show when={waffle().blocks.length > 0} fallback={<p class="quiet">{t().nobodyTouched}</p>}>
      <Squares waffle={waffle()} name={props.name} point={point} />
    </Show>
  );
}

function Thousand(props: { world: number; name: string }) {
  const counts = useCounts();
  const waffle = createMemo(() => thousandWaffle(counts()[props.world]!.count.byWhy, COLUMNS));
  return <Squares waffle={waffle()} name={props.name} whole />;
}

interface SquaresInput {
  waffle: Waffle;
  name: string;
  whole?: boolean;
  point?(event: PointerEvent & { currentTarget: SVGSVGElement }): void;
}

/** Squares as one path a block. With `whole`, places without a square are drawn as people under no sanction. `point`: called where a square is pointed at. */
function Squares(props: SquaresInput) {
  const { lab, dark } = useLab();
  const isChosen = ({ row }: Square): boolean => row !== undefined && lab.run()!.person[row] === lab.state.person;
  const colour = (why: number): string => cssColour(paletteOf(dark()).colours[why]!);
  const side = CELL - GAP;
  const path = (squares: readonly Square[], inset: number): string =>
    squares
      .map(({ x, y }) => `M${x * CELL + inset} ${y * CELL + inset}h${side - 2 * inset}v${side - 2 * inset}h-${side - 2 * inset}z`)
      .join('');
  const places = (): Square[] =>
    Array.from({ length: props.waffle.columns * props.waffle.rows }, (_, k) => ({
      x: k % props.waffle.columns,
      y: Math.floor(k / props.waffle.columns),
      outlined: false,
    }));
  return (
    <svg
      class="squares"
      role="img"
      aria-label={props.name}
      viewBox={`-1 -1 ${props.waffle.columns * CELL} ${props.waffle.rows * CELL}`}
      onPointerDown={(event) => props.point?.(event)}
    >
      <Show when={props.whole}>
        <path d={path(places(), 0)} fill={colour(WHY.free)} />
      </Show>
      <For each={props.waffle.blocks}>
        {({ cause, squares }) => (
          <>
            <path d={path(squares, 0)} fill={colour(WHY[cause])} />
            <path d={path(squares.filter(isChosen), 2)} fill={paletteOf(dark()).ring} />
          </>
        )}
      </For>
      <path
        d={props.waffle.blocks
          .map(({ squares }) =>
            path(
              squares.filter(({ outlined }) => outlined),
              0.5,
            ),
          )
          .join('')}
        fill="none"
        stroke={paletteOf(dark()).ring}
      />
    </svg>
  );
}
