import { parseRegister, REGISTER_FILE } from '@glasshouse/model';
import type { Register, SourceFiles } from '@glasshouse/model';

/** Where scenarios, studies and the evidence register are read from. Made by `libraryOf`, or by `openLibrary` of `glasshouse/node`. */
export interface Library {
  readonly files: SourceFiles;
  /** Rows of the evidence register by id. */
  readonly register: Register;
}

/**
 * A library of texts in memory, as a page or a test has them.
 *
 * `texts`: text by path, with `/` between folders, such as `scenarios/court-list.yaml`. `evidence/register.csv` must be among them, for every
 * number names a row of it or an assumption. The texts are not copied. Throws InputError where the register is missing or has another form.
 */
export function libraryOf(texts: Readonly<Record<string, string>>): Library {
  const files: SourceFiles = {
    read(path) {
      if (!Object.hasOwn(texts, path)) throw new Error(`there is no text ${path}`);
      return texts[path]!;
    },
  };
  return libraryFrom(files);
}

/** A library on any reader of files. */
export function libraryFrom(files: SourceFiles): Library {
  return { files, register: parseRegister(files.read(REGISTER_FILE)) };
}
