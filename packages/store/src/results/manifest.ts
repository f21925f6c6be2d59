/** What a study was begun with. Written before its first run, as `start.json`; a resumed study begins from it. */
export interface StudyStart {
  format: 1;
  /** Path of the study among the inputs, such as `studies/smoke.yaml`. */
  study: string;
  id: string;
  title: string;
  size: 'reduced' | 'full';
  seed: number;
  /** SHA-256 of the built engine. */
  engine: string;
  version: string;
  inputs: FileMark[];
  synthetic: true;
}

/** A file with its length in bytes and its SHA-256. */
export interface FileMark {
  file: string;
  bytes: number;
  sha256: string;
}

/** Written last, as `manifest.json`. A folder without it is not complete. */
export interface Manifest extends StudyStart {
  complete: true;
  /** Result hash of the study. */
  hash: string;
  runs: string[];
  counts: { experiments: number; runs: number; persons: number; rows: Record<string, number> };
  files: FileMark[];
}

/** One line of `log/timings.jsonl`: when, on what machine, how long. Never part of a hash. */
export interface TimingEntry {
  event: string;
  at: string;
  seconds?: number;
  [fact: string]: string | number | boolean | undefined;
}
