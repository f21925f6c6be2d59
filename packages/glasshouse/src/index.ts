/**
 * Glasshouse from code, in Node and in a browser. Everything here is public and kept stable by its version; the packages below are
 * internal. What needs a disk or threads is in `glasshouse/node`.
 *
 * @module glasshouse
 */
export { InputError } from '@glasshouse/model';
export type { CounterDefinition, CounterKind, IndicatorResult, LifeStep, Problem, StudyDocument } from '@glasshouse/model';
export { StudyFailed } from '@glasshouse/study';
export type { StudyProgress } from '@glasshouse/study';
export { libraryOf } from './library.js';
export type { Library } from './library.js';
export { loadScenario } from './load-scenario.js';
export type { LoadedScenario } from './load-scenario.js';
export { loadStudy } from './load-study.js';
export type { Study } from './load-study.js';
export { run } from './run.js';
export type { ArmPatch, RoundOfRun, RunSettings, ScenarioRun } from './run.js';
export { runStudy } from './run-study.js';
export type { IndicatorRow, StopSignal, StudyResult, StudySettings } from './run-study.js';
export { explain } from './explain.js';
export type { ExplainedLife, ExplainSettings, LifeInArm } from './explain.js';
