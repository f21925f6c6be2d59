import type { StudyProgress } from '@glasshouse/study';
import { SingleBar } from 'cli-progress';
import { duration, grouped } from './numbers.js';
import type { Terminal } from './terminal.js';

/** Shows where a study stands until it is closed. Writes on the error stream only. */
export interface Progress {
  show(standing: StudyProgress): void;
  close(): void;
}

const LINE_EVERY = 5000;
const BAR_EVERY = 100;

/** Time left first: on a narrow terminal the line is cut at its end. */
function wordsOf(standing: StudyProgress): string {
  const arm = standing.arms.length === 1 ? `arm ${standing.arms[0]}` : `${standing.arms.length} arms in parallel`;
  const point = standing.point === 0 ? 'scenario as written' : `design point ${standing.point}`;
  const { secondsLeft, longer } = standing;
  const left = secondsLeft === null ? 'estimating the time left' : `${longer ? 'more than ' : ''}${duration(secondsLeft)} left`;
  const speed = `${grouped(Number(standing.peoplePerSecond.toPrecision(2)))} people per second`;
  return `${left}; experiment ${standing.experiment}, ${arm}, ${point}, replicate ${standing.replicate}, simulated to ${standing.date}, ${speed}`;
}

/** A bar on a terminal; elsewhere a plain line every five seconds. `quiet` shows nothing. */
export function progressOn(terminal: Terminal, quiet: boolean): Progress {
  if (quiet) return { show: () => undefined, close: () => undefined };
  let shown = Number.NEGATIVE_INFINITY;
  const due = (every: number): boolean => {
    const now = terminal.now();
    if (now - shown < every) return false;
    shown = now;
    return true;
  };
  if (terminal.bar === null) {
    shown = terminal.now();
    return {
      show(standing) {
        if (due(LINE_EVERY)) terminal.err(`${standing.runsDone} of ${standing.runs} runs; ${wordsOf(standing)}`);
      },
      close: () => undefined,
    };
  }
  const bar = new SingleBar({
    format: '{bar} {value}/{total} {words}',
    stream: terminal.bar,
    barsize: 20,
    barCompleteChar: '#',
    barIncompleteChar: '.',
    hideCursor: true,
    clearOnComplete: true,
    linewrap: false,
  });
  bar.start(1, 0, { words: 'starting' });
  return {
    show(standing) {
      if (!due(BAR_EVERY)) return;
      bar.setTotal(standing.runs);
      bar.update(standing.runsDone, { words: wordsOf(standing) });
    },
    close: () => bar.stop(),
  };
}
