import { batch, createSignal } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { StudyDocument } from '@glasshouse/model';
import { layOutField } from '../draw/field.js';
import type { Field } from '../draw/field.js';
import { Recording } from '../run/recording.js';
import { SIZES } from '../run/sizes.js';
import type { World } from '../run/worlds.js';
import { citedIn } from '../lessons/placeholders.js';
import type { Lesson } from '../lessons/lesson.js';
import type { Question } from '../shipped/questions.js';
import type { Answer, OpenExperiment, OpenScenario, OwnExperiment, OwnFile, OwnStudy } from '../worker/messages.js';
import type { Shared } from '../link/link.js';
import { initialState, TICK_MS } from './lab-state.js';
import type { Screen, State, View } from './lab-state.js';
import { english } from '../text/english.js';
import type { Texts } from '../text/english.js';
import { nextDiffering } from './next-life.js';
import { atMostEvery } from './at-most.js';
import { changesOf } from './changes.js';
import { startClient } from './client.js';
import { ownOf, plainOf } from './plain.js';
import { Undo } from './undo.js';

const SEED = 1;
export const AS_WRITTEN = 'as_written';

/** All that the page knows, and what can be done with it. */
export function createLab(t: () => Texts) {
  const [state, set] = createStore<State>(initialState());
  const [run, setRun] = createSignal<{ recording: Recording; field: Field; person: Int32Array } | null>(null);
  const [document, setDocument] = createSignal<StudyDocument | null>(null);
  const undo = new Undo();
  let asked: Question | null = null;
  let link: Shared | null = null;
  let linkMade: (link: string | null) => void = () => undefined;
  const textMade: Partial<Record<'report' | 'study', (text: string) => void>> = {};
  let used: Pick<Shared, 'persons' | 'points' | 'seed'> = { ...SIZES[0]!, seed: SEED };
  let client = startClient(told);
  client.send({ kind: 'list' });
  client.send({ kind: 'claims' });
  const [lessons, setLessons] = createSignal<readonly Lesson[]>([]);
  // A file of its own where the laboratory is a folder: the page is there before its lessons.
  void import('../lessons/list.js').then(({ LESSONS }) => {
    setLessons(LESSONS);
    if (state.lesson !== null) openLesson(state.lesson);
  });

  // Months come faster than anybody sees them, and each picture costs more than its month.
  const recorded = atMostEvery(TICK_MS, () => set('recorded', run()?.recording.months.length ?? 0));

  function told(answer: Answer): void {
    switch (answer.kind) {
      case 'ready':
      case 'editable':
      case 'checked':
        return;
      case 'listed':
        return set({ cards: answer.scenarios, families: answer.families, thumbnails: answer.thumbnails });
      case 'claims':
        return set('claims', answer.claims);
      case 'opened':
        return opened(answer.scenario, answer.experiment);
      case 'cited':
        return set('cited', answer.id, answer.cited);
      case 'link-made':
        return linkMade(answer.link);
      case 'link-not-made':
        linkMade(null);
        return set({ failure: answer.message, linkFailed: false });
      case 'link-refused':
        return set({ failure: answer.message, linkFailed: true });
      case 'link-read':
        link = answer.shared;
        return openFor(answer.shared);
      case 'begun':
        return batch(() => {
          const { people, worlds, community, person, months, runs } = answer;
          setRun({ recording: new Recording(worlds.length, people), field: layOutField(community), person });
          set({ months, runs, runsDone: 0, recorded: 0, month: 0, playing: true });
        });
      case 'month':
        run()!.recording.add(answer.label, answer.changes);
        return recorded.soon();
      case 'runs':
        return set('runsDone', answer.done);
      case 'finished':
        return batch(() => {
          recorded.now();
          setDocument(answer.document);
          set({ running: false, hash: answer.hash, seconds: answer.seconds, effects: answer.effects });
          if (link !== null && state.notice === null) {
            const { hash } = link;
            set('notice', { say: () => (answer.hash === hash ? t().linkSame : t().linkOther(hash)) });
          }
          link = null;
        });
      case 'study-opened':
        return set({ studyRead: false, study: answer.study, studyProblems: [] });
      case 'study-refused':
        return set({ studyRead: false, study: null, studyProblems: answer.problems });
      case 'told': {
        const shown = new Set(state.worlds.map(({ id }) => id));
        return set('life', { ...answer.life, arms: answer.life.arms.filter(({ arm }) => shown.has(arm)) });
      }
      case 'meanings':
        return set('meanings', answer.said);
      case 'report':
      case 'study':
        return textMade[answer.kind]?.(answer.text);
      case 'refused':
        return set({ running: false, problems: answer.problems });
      case 'failed':
        return set({ running: false, studyRead: false, failure: answer.message, linkFailed: false });
    }
  }

  /** Opens the scenario of a link, or the experiment that it was made from. */
  function openFor(shared: Shared): void {
    const { own, scenario } = shared;
    if (own !== undefined) client.send({ kind: 'open', path: scenario, own: { path: scenario, text: own } });
    else if (shared.experiment === undefined) client.send({ kind: 'open', path: scenario });
    else client.send({ kind: 'open-experiment', id: shared.experiment });
  }

  /** Shows a lesson, and asks for what it cites. */
  function openLesson(id: string | null): void {
    set({ lesson: id, screen: 'lessons' });
    const lesson = lessons().find((one) => one.id === id);
    if (lesson) cite(lesson);
    else if (id !== null && lessons().length > 0) set({ lesson: null, failure: `There is no lesson ${id}.`, linkFailed: true });
  }

  function cite(lesson: Lesson): void {
    if (!(lesson.id in state.cited)) client.send({ kind: 'cite', id: lesson.id, ...citedIn(lesson) });
  }

  function opened(scenario: OpenScenario, experiment: OpenExperiment | null): void {
    const question = asked;
    asked = null;
    set({ experiment, view: scenario.harmOnly ? 'thousand' : 'field', side: 0 });
    if (link !== null) return openedLink(scenario, link, experiment);
    if (experiment !== null) {
      set({ scenario, worlds: structuredClone(experiment.worlds), edited: 1 });
      return start(sizes(), state.screen !== 'lessons' || state.lesson !== experiment.id);
    }
    if (scenario.harmOnly) {
      set({ scenario, worlds: [{ id: AS_WRITTEN, title: english.asWritten, changes: [] }], edited: 0 });
      return start();
    }
    batch(() => {
      const second = question ? question.world : { id: 'changed', title: english.worldTitles.changed, changes: [] };
      set({
        scenario,
        worlds: [{ id: AS_WRITTEN, title: english.asWritten, changes: [] }, second],
        edited: 1,
        screen: question ? 'worlds' : 'rules',
      });
      clear();
    });
    if (question) start();
  }

  /** Takes over the worlds of a link: what no longer exists is left out and named. */
  function openedLink(scenario: OpenScenario, from: Shared, experiment: OpenExperiment | null): void {
    if (scenario.harmOnly) {
      link = null;
      return set({ failure: t().harmOnlyMore, linkFailed: true });
    }
    const shipped = experiment?.worlds.flatMap(({ changes }) => changes) ?? [];
    const known = new Set([...scenario.numbers, ...scenario.switches, ...shipped].map(({ path }) => path));
    const lost = from.worlds.flatMap(({ changes }) => changes.flatMap(({ path }) => (known.has(path) ? [] : [path])));
    const worlds = from.worlds.map((world) => ({ ...world, changes: world.changes.filter(({ path }) => known.has(path)) }));
    set({ scenario, worlds, edited: 1, screen: 'worlds' });
    start(from);
    if (lost.length > 0) set('notice', { say: () => t().linkLost(lost.join(', ')) });
    else if (scenario.content !== from.content) set('notice', { say: () => t().linkChanged });
  }

  function clear(): void {
    setRun(null);
    setDocument(null);
    undo.clear();
    set({
      hash: null,
      effects: [],
      month: 0,
      recorded: 0,
      runsDone: 0,
      stopped: false,
      person: null,
      life: null,
      problems: [],
      failure: null,
      playing: false,
      notice: null,
    });
  }

  function start(from: Pick<Shared, 'persons' | 'points' | 'seed'> = sizes(), leave = true): void {
    const { scenario, worlds, experiment } = state;
    if (scenario === null) return;
    clear();
    set({ running: true, ...(leave ? { screen: 'worlds' } : {}) });
    used = from;
    if (experiment?.of !== undefined) {
      const { id, of, people = 0 } = experiment;
      return client.send({ kind: 'run-study', own: ownOf(of), experiment: id, seed: from.seed, people });
    }
    client.send({
      kind: 'run',
      worlds: {
        scenario: scenario.path,
        worlds: plainOf(worlds) as World[],
        persons: from.persons,
        points: from.points,
        ...(experiment === null ? {} : { experiment: experiment.id }),
      },
      seed: from.seed,
      own: scenario.own && { ...scenario.own },
    });
  }

  /** People, points and seed of a new run: those of the shipped experiment, or those of the laboratory. */
  function sizes(): Pick<Shared, 'persons' | 'points' | 'seed'> {
    const { persons, points } = state.experiment ?? SIZES[state.size]!;
    return { persons, points, seed: SEED };
  }

  function stop(): void {
    client.end();
    client = startClient(told);
    set({ running: false, stopped: true, playing: false, studyRead: false });
  }

  /** Points at whoever stands next in the field among those whose lives differ; at nobody where no life does. */
  function nextLife(): number | null {
    const { recording, person } = run()!;
    const months = [Math.min(state.month, state.recorded - 1), state.recorded - 1];
    const next = nextDiffering(recording, state.person === null ? -1 : person.indexOf(state.person), months);
    const found = next === null ? null : person[next.at]!;
    set({ person: found, life: null, ...(next === null ? {} : { month: next.month }) });
    return found;
  }

  return {
    state,
    run,
    document,
    lessons,
    seed: () => used.seed,
    /** Worlds that were run and are not shown. */
    more: () => (state.experiment?.arms ?? state.worlds.length) - state.worlds.length,
    go: (screen: Screen) => set('screen', screen),
    ask(question: Question) {
      if (state.running) stop();
      asked = question;
      client.send({ kind: 'open', path: question.scenario });
    },
    /** Opens a shipped scenario, or `own`, which the reader wrote, if the loader passes it. */
    open(path: string, own?: OwnFile) {
      if (state.running) stop();
      asked = null;
      client.send({ kind: 'open', path, own });
    },
    /** Reads a study that the reader opened, and says what can be run of it, or what is wrong with it. */
    openStudy(own: OwnStudy) {
      set({ study: null, studyProblems: [], studyRead: true });
      client.send({ kind: 'open-study', own });
    },
    closeStudy: () => set({ study: null, studyProblems: [] }),
    /** Runs the study that the reader opened, and shows one of its experiments. */
    runStudy(id: string) {
      const { study } = state;
      const found = study?.experiments.find((one) => one.id === id);
      if (!study || !found) return;
      if (state.running) stop();
      asked = null;
      link = null;
      const { own } = study;
      const { scenario, worlds, persons, runs, arms } = plainOf(found) as OwnExperiment;
      const people = study.experiments.reduce((sum, one) => sum + one.persons * one.runs * one.arms, 0);
      set({
        scenario,
        worlds,
        experiment: { id, of: ownOf(own), people, arms, worlds: structuredClone(worlds), persons, points: runs },
        edited: Math.min(1, worlds.length - 1),
        view: 'field',
        side: 0,
      });
      start();
    },
    start: () => start(sizes(), state.screen !== 'lessons'),
    stop,
    dismiss: () => set({ problems: [], failure: null }),
    show: (month: number) => set({ month: Math.max(0, Math.min(month, state.recorded - 1)) }),
    play: (playing: boolean) => set('playing', playing),
    point: (person: number | null) => set({ person, life: null }),
    nextLife,
    tell: (without?: string) => {
      const person = state.person;
      if (person !== null) client.send({ kind: 'explain', person: `S-${person}`, without });
    },
    /** A link to the worlds that were run, or null before, and where it would be too long. */
    async link(): Promise<string | null> {
      const { scenario, worlds, hash, experiment } = state;
      if (scenario === null || hash === null || scenario.harmOnly || experiment?.of !== undefined) return null;
      const content: Shared = {
        scenario: scenario.path,
        content: scenario.content,
        ...(scenario.own ? { own: scenario.own.text } : {}),
        ...(experiment === null ? {} : { experiment: experiment.id }),
        worlds: JSON.parse(JSON.stringify(worlds)) as Shared['worlds'],
        persons: used.persons,
        points: used.points,
        seed: used.seed,
        hash,
      };
      const made = new Promise<string | null>((resolve) => (linkMade = resolve));
      client.send({ kind: 'make-link', shared: content });
      const link = await made;
      return link === null ? null : `${location.href.replace(/#.*/, '')}#${link}`;
    },
    /** Opens what the address names: worlds of a link, or a lesson. */
    openAddress(fragment: string): void {
      const lesson = /^#lesson=([a-z0-9-]+)$/.exec(fragment)?.[1];
      if (lesson !== undefined) return openLesson(lesson);
      if (fragment.length > 1 && fragment !== '#main') client.send({ kind: 'read-link', fragment });
    },
    openLesson,
    cite,
    guess: (lesson: string, value: number) => set('guesses', lesson, { value, set: false }),
    /** Sets a guess for good and runs the worlds of the lesson. */
    setGuess(lesson: string) {
      set('guesses', lesson, 'set', true);
      this.runExperiment(lesson);
    },
    /** Runs a shipped experiment, of a lesson, a claim or an arm of a study. */
    runExperiment(id: string) {
      if (state.running) stop();
      asked = null;
      client.send({ kind: 'open-experiment', id });
    },
    /** Chooses the size of the next run. */
    size: (size: number) => set('size', size),
    view: (view: View) => set('view', view),
    side: (side: number) => set('side', side),
    askMeanings: (paths: string[]) => client.send({ kind: 'meanings', paths }),
    /** The worlds that were run: their report as HTML, or the study in YAML. */
    text: (kind: 'report' | 'study') =>
      new Promise<string>((resolve) => {
        textMade[kind] = resolve;
        client.send({ kind });
      }),
    ...changesOf(state, set, undo),
  };
}

export type Lab = ReturnType<typeof createLab>;
