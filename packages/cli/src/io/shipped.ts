import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentHash, InputError, sha256Hex } from '@glasshouse/model';
import type { ShippedStudy, StudyDocument } from '@glasshouse/model';
import { ROOT } from './repository.js';

/** Where the stored full-size results of a study stand. */
export const shippedPath = (id: string): string => join(ROOT, 'docs', 'reports', `${id}.claims.json`);

/**
 * What is kept of a finished study to be shown beside another: claims, comparisons of groups, their sources, and the files it was made from.
 * `inputs`: text of each file by name.
 */
export function shippedOf(document: StudyDocument, inputs: ReadonlyMap<string, string>): ShippedStudy {
  const { id, title, size, seed, hash, command, claims, ratios } = document;
  const wanted = new Set(claims.flatMap((claim) => claim.documentSources));
  return {
    id,
    title,
    size,
    seed,
    hash,
    command,
    inputs: [...inputs]
      .map(([file, text]) => ({ file, sha256: sha256Hex(text), content: contentHash(file, text) }))
      .sort((a, b) => (a.file < b.file ? -1 : 1)),
    claims,
    ratios,
    sources: document.sources.filter((source) => wanted.has(source.id)),
  };
}

/** The stored results of some studies, in the order named; those that are not shipped are left out. */
export const shippedAmong = (ids: readonly string[]): ShippedStudy[] => ids.flatMap((id) => readShipped(id) ?? []);

/** Whether a file still says what it said; a new layout, a comment or another order of keys does not count as a change. */
function saysTheSame({ file, content }: ShippedStudy['inputs'][number]): boolean {
  const path = join(ROOT, file);
  try {
    return existsSync(path) && contentHash(file, readFileSync(path, 'utf8')) === content;
  } catch (error) {
    if (error instanceof InputError) return false;
    throw error;
  }
}

/** The stored result of a study, with the files that have changed since; null where none is shipped. */
export function readShipped(id: string): ShippedStudy | null {
  const path = shippedPath(id);
  if (!existsSync(path)) return null;
  const stored = JSON.parse(readFileSync(path, 'utf8')) as ShippedStudy;
  const outdated = stored.inputs.filter((input) => !saysTheSame(input)).map((input) => input.file);
  return outdated.length === 0 ? stored : { ...stored, outdated };
}
