import { canonicalJson, loadScenario, sha256Hex } from '@glasshouse/model';
import type { Register, SourceFiles } from '@glasshouse/model';
import { LESSONS } from '../lessons/list.js';
import { withOwn } from '../worker/own-file.js';
import { studyOf } from '../run/worlds-as-yaml.js';
import { comparedExperiment } from '../shipped/compared.js';
import type { ShippedExperiment } from '../shipped/compared.js';
import type { StudyGiven } from '../shipped/experiment.js';
import { claimExperiment, comparisonsOf, lessonExperiment } from '../shipped/experiment.js';
import { LinkRefused } from './link-refused.js';
import type { Shared } from './link.js';

/** What a link asks to be run, and whether its scenario is still the one that it was made with. */
export interface LinkedStudy {
  /** The study in YAML, at `STUDY_FILE`. */
  text: string;
  /** The scenario with all that it extends has changed since the link was made. */
  changed: boolean;
}

/** The shipped experiment of a lesson or claim by its id, or of an arm of a study by `study.experiment.arm`; null where there is none. `studies` gives every shipped study, by id. */
export function experimentNamed(id: string, studies: Readonly<Record<string, StudyGiven>>): ShippedExperiment | null {
  const lesson = LESSONS.find((one) => one.id === id);
  if (lesson) return lesson.study in studies ? lessonExperiment(lesson, studies[lesson.study]!) : null;
  const [named] = id.split('.');
  if (named !== id) return Object.hasOwn(studies, named!) ? comparedExperiment(id, comparisonsOf(studies[named!]!)) : null;
  const study = Object.values(studies).find((one) =>
    typeof one === 'string' ? new RegExp(`^ {2}- id: ${id}$`, 'm').test(one) : one.claims?.some((claim) => claim.id === id),
  );
  return study === undefined ? null : claimExperiment(id, study);
}

/**
 * The study of a link, read and checked; a scenario that the link holds is checked as any file is. Throws LinkRefused where the scenario or experiment is no longer there, and for a harm-only scenario, of which there
 * are no links; InputError for changes that can no longer be made, each named by its world and path.
 */
export function linkedStudy(
  shared: Shared,
  shipped: SourceFiles,
  register: Register,
  studies: Readonly<Record<string, string>>,
): LinkedStudy {
  const { scenario: path, experiment } = shared;
  const files = withOwn(shipped, shared.own === undefined ? undefined : { path, text: shared.own });
  try {
    files.read(path);
  } catch {
    throw new LinkRefused(`There is no scenario ${path} here; it may have been renamed since the link was made.`);
  }
  const { scenario } = loadScenario(path, files, register);
  if (scenario.harm_only === true)
    throw new LinkRefused(`${scenario.title} is shown for the harm it does: nothing of it can be adjusted, swept or shared.`);
  const known = experiment === undefined ? null : experimentNamed(experiment, studies);
  if (experiment !== undefined && known === null) throw new LinkRefused(`There is no lesson, claim or arm of a study ${experiment} here.`);
  const { text } = studyOf({ ...shared, ...(known === null ? {} : { indicators: known.indicators }) }, files, register);
  return { text, changed: sha256Hex(canonicalJson(scenario)) !== shared.content };
}
