import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShippedStudy, StudyDocument } from '@glasshouse/scenario';
import type { Manifest } from '@glasshouse/store';
import { ROOT } from './repository.js';

/** Where the stored full-size results of a study stand. */
export const shippedPath = (id: string): string => join(ROOT, 'docs', 'reports', `${id}.claims.json`);

/** What is kept of a finished study to be shown beside another: claims, comparisons of groups, their sources, and what it was made from. */
export function shippedOf(document: StudyDocument, manifest: Pick<Manifest, 'inputs'>): ShippedStudy {
  const { id, title, size, seed, hash, command, claims, ratios } = document;
  const wanted = new Set(claims.flatMap((claim) => claim.documentSources));
  return {
    id,
    title,
    size,
    seed,
    hash,
    command,
    inputs: manifest.inputs.map(({ file, sha256 }) => ({ file, sha256 })),
    claims,
    ratios,
    sources: document.sources.filter((source) => wanted.has(source.id)),
  };
}

/** The stored results of some studies, in the order named; those that are not shipped are left out. */
export const shippedAmong = (ids: readonly string[]): ShippedStudy[] => ids.flatMap((id) => readShipped(id) ?? []);

const sha256 = (file: string): string | null => (existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : null);

/** The stored result of a study, with the files that have changed since; null where none is shipped. */
export function readShipped(id: string): ShippedStudy | null {
  const path = shippedPath(id);
  if (!existsSync(path)) return null;
  const stored = JSON.parse(readFileSync(path, 'utf8')) as ShippedStudy;
  const outdated = stored.inputs.filter((input) => sha256(join(ROOT, input.file)) !== input.sha256).map((input) => input.file);
  return outdated.length === 0 ? stored : { ...stored, outdated };
}
