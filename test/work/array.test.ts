import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { kubernetesJob, slurmScript } from '../../packages/cli/src/work/scripts.js';
import { say, temporaryFolder, tinyStudy } from '../places/tiny.js';
import { noSlurm, Slurm } from './slurm.js';
import { NAME, planned, runsIn, until, wholeHash } from './studies.js';

// No case depends on how fast the machine is.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 900_000 });

const home = temporaryFolder();
const study = tinyStudy(home);
const reason = noSlurm();
const job = { folder: `/mnt/${NAME}`, command: `/opt/${NAME}/glasshouse`, study: 'Smoke_Test', shards: 7, version: '0.1.0' };

describe('the scripts that prepare writes', () => {
  it('hand a path full of odd letters to the command as it is', () => {
    const folder = join(home, NAME, 'study');
    mkdirSync(folder, { recursive: true });
    const script = slurmScript({ ...job, folder, command: '/bin/echo' });
    const environment = { ...process.env, SLURM_ARRAY_JOB_ID: '5', SLURM_ARRAY_TASK_ID: '2', SLURM_CPUS_PER_TASK: '3' };
    expect(spawnSync('bash', ['-s'], { input: script, env: environment }).status).toBe(0);
    expect(readFileSync(join(folder, 'log', 'shard-5-2.txt'), 'utf8')).toBe(`shard ${folder} --shard /7 --threads 3\n`);
    expect(
      script
        .split('\n')
        .filter((line) => line.startsWith('#SBATCH'))
        .join(),
    ).not.toContain(NAME);
  });

  it('make an Indexed Job of Kubernetes', () => {
    expect(parse(kubernetesJob(job))).toMatchObject({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'glasshouse-smoke-test' },
      spec: {
        completionMode: 'Indexed',
        completions: 7,
        parallelism: 7,
        template: {
          spec: {
            restartPolicy: 'Never',
            containers: [{ command: ['glasshouse', 'shard', '/study', '--shard', '/7', '--threads', '1'] }],
            volumes: [{ hostPath: { path: job.folder } }],
          },
        },
      },
    });
  });
});

describe.skipIf(reason !== null)(`an array job on a real Slurm${reason === null ? '' : ` (${reason})`}`, () => {
  const slurm = reason === null ? new Slurm(join(temporaryFolder(), 'cluster')) : null;
  afterAll(() => slurm?.stop());

  it('gives the hash of one process after its tasks were killed and it was sent again', async () => {
    const folder = join(home, `${NAME} 2`);
    await say('prepare', study, '--out', folder, '--shards', '3');
    await slurm!.start();
    const first = slurm!.send(join(folder, 'array.sbatch'));
    const notes = (): string[] => readdirSync(join(folder, 'workers'), { encoding: 'utf8' });
    await until(() => readdirSync(folder).includes('workers') && notes().length > 0);
    for (const note of notes()) {
      // The process id stands in the name of the note; one that has just left cannot be killed.
      spawnSync('kill', ['-9', note.split('.').at(-3) ?? '']);
    }
    await slurm!.ended(first);
    expect(runsIn(folder).length).toBeLessThan(planned(folder).length);
    await slurm!.ended(slurm!.send(join(folder, 'array.sbatch')));
    expect(runsIn(folder)).toHaveLength(planned(folder).length);
    const { out } = await say('resume', folder, '--threads', '1', '--json');
    expect(JSON.parse(out)).toMatchObject({ hash: wholeHash(study, join(home, 'whole')), counts: { runsKept: planned(folder).length } });
  });
});
