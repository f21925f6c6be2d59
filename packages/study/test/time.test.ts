import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadStudy, parseRegister } from '@glasshouse/model';
import { checkRunnable, timeOf } from '@glasshouse/study';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const register = parseRegister(read('evidence/register.csv'));

/** Seconds that a study takes, with its text changed. */
function seconds(id: string, changed: (text: string) => string = (text) => text): ReturnType<typeof timeOf> {
  const path = `studies/${id}.yaml`;
  const loaded = loadStudy(path, { read: (file) => (file === path ? changed(read(path)) : read(file)) }, register);
  return timeOf(checkRunnable(loaded, { engineHash: '', register }));
}

describe('the time that a study is said to take', () => {
  // In the village every person meets others daily; of 10,000 people few ever come to the notice of the no-fly list.
  it('follows what happens to people, and not only how many there are', () => {
    const village = seconds('reputation');
    const list = seconds('no-fly-list');
    expect(village.reduced).toBeGreaterThan(3 * list.reduced);
    expect(village.full).toBeGreaterThan(village.reduced);
  });

  it('grows with runs, and is nothing where nothing runs', () => {
    const times = [12, 24].map((points) =>
      seconds('smoke', (text) => text.replace(/points: \{ reduced: \d+/, `points: { reduced: ${points}`)),
    );
    expect(times[1]!.reduced).toBeGreaterThan(times[0]!.reduced);
    expect(times[1]!.full).toBe(times[0]!.full);
    expect(seconds('from-the-register')).toEqual({ reduced: 0, full: 0 });
  });
});
