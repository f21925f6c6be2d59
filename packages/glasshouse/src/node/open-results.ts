import { loadStudy } from '@glasshouse/model';
import type { StudyDocument, TableId } from '@glasshouse/model';
import { diskFolder, ResultReader } from '@glasshouse/store';
import type { TableRow } from '@glasshouse/store';
import { explainStored, prepareStudy } from '@glasshouse/study';
import { explainedLife } from '../explain.js';
import type { ExplainedLife, ExplainSettings } from '../explain.js';
import { libraryOf } from '../library.js';
import { settingError } from '../run.js';

/** Whose life of a finished study is described, and how. */
export interface StoredExplainSettings extends ExplainSettings {
  /** Id of an experiment; default: the first. */
  experiment?: string;
  /** Design point; default 0, the scenario as written. */
  point?: number;
  /** Replicate, as the tables number it; default: the first of the point. */
  replicate?: number;
}

/** A finished study in a folder, to be read. */
export interface Results {
  readonly study: string;
  readonly title: string;
  readonly size: 'reduced' | 'full';
  readonly seed: number;
  readonly hash: string;
  /** Everything that the report prints. */
  readonly document: StudyDocument;
  /** Rows of a table, such as `indicators`. A table of a large study may not fit into memory: open the file itself with DuckDB. */
  table(name: TableId): Promise<TableRow[]>;
  /**
   * Describes the life of one synthetic person in every arm, as `explain` does for a run. Simulates the person's community again; throws Error where the run is
   * absent or does not come back as it is stored, InputError for a person, rule, experiment, point or replicate that does not exist. Takes the time of one
   * community.
   */
  explain(person: string, settings?: StoredExplainSettings): ExplainedLife;
}

/**
 * Opens the folder of a finished study, such as `results/smoke`. Reads only. Checks that document and tables are those that the study wrote; throws Error
 * with one line that says what is wrong and what to do where they are not, or where the study is unfinished.
 */
export function openResults(folder: string): Results {
  const reader = new ResultReader(diskFolder(folder, { elsewhere: 'copy the result to a folder that can be read' }));
  const { id, title, size, seed, hash } = reader.manifest();
  return {
    study: id,
    title,
    size,
    seed,
    hash,
    document: reader.document(),
    table: (name) => reader.table(name),
    explain: (person, settings = {}) => explainIn(reader, person, settings),
  };
}

function explainIn(reader: ResultReader, person: string, settings: StoredExplainSettings): ExplainedLife {
  const { study, size, seed, engine } = reader.start();
  const { files, register } = libraryOf(Object.fromEntries(reader.inputs()));
  const loaded = loadStudy(study, files, register);
  const { plan } = prepareStudy(loaded, { size, seed, engineHash: engine, register: loaded.register });
  const { life, butFor } = explainStored(
    plan,
    (run) => reader.kept(run),
    { person, ...settings },
    (setting, found, allowed) => {
      throw settingError(setting, found, allowed, 'Name one of them.');
    },
  );
  return explainedLife(butFor ?? life);
}
