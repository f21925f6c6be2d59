import { compile, counterDefinitions, runExperiment } from '@glasshouse/model';

/** What studies use of the engine, by name, so that a bundle holds no more of it. */
export const ENGINE = { compile, counterDefinitions, runExperiment };
