import { InputError } from '@glasshouse/model';

/** Ends a study that cannot be planned, in the form of all bad input. */
export function refuse(path: string, found: string, allowed: string, todo: string): never {
  throw new InputError([
    { file: '', line: 0, column: 0, path, found, allowed, todo, message: `${path}: found ${found}; allowed: ${allowed}. ${todo}` },
  ]);
}
