import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { until } from './studies.js';

const TOOLS = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'squeue', 'sinfo'];
const has = (tool: string): boolean => spawnSync('which', [tool], { stdio: 'ignore' }).status === 0;

/** Why no Slurm can be started here; null where one can. */
export function noSlurm(): string | null {
  const missing = TOOLS.find((tool) => !has(tool));
  if (missing !== undefined) return `${missing} is not installed: apt-get install slurm-wlm munge`;
  return process.getuid?.() === 0 ? null : 'slurmd needs the rights of root';
}

/** A Slurm of one machine with daemons of its own, in a folder. */
export class Slurm {
  readonly #folder: string;
  readonly #environment: NodeJS.ProcessEnv;

  constructor(folder: string) {
    this.#folder = folder;
    this.#environment = { ...process.env, SLURM_CONF: join(folder, 'slurm.conf') };
    for (const name of ['state', 'spool']) mkdirSync(join(folder, name), { recursive: true });
    // Others may look but not write on the way to the socket.
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, 'munge.key'), randomBytes(1024), { mode: 0o400 });
  }

  async start(): Promise<void> {
    const at = (name: string): string => join(this.#folder, name);
    const host = hostname().split('.')[0] ?? '';
    const port = 20_000 + (process.pid % 20_000);
    writeFileSync(
      at('slurm.conf'),
      [
        ['ClusterName', 'test'],
        ['SlurmctldHost', `${host}(127.0.0.1)`],
        ['AuthType', 'auth/munge'],
        ['AuthInfo', `socket=${at('munge.sock')}`],
        ['CredType', 'cred/munge'],
        ['SlurmUser', 'root'],
        ['SlurmdUser', 'root'],
        ['StateSaveLocation', at('state')],
        ['SlurmdSpoolDir', at('spool')],
        ['SlurmctldPidFile', at('slurmctld.pid')],
        ['SlurmdPidFile', at('slurmd.pid')],
        ['SlurmctldLogFile', at('slurmctld.log')],
        ['SlurmdLogFile', at('slurmd.log')],
        ['SlurmctldPort', port],
        ['SlurmdPort', port + 1],
        ['ProctrackType', 'proctrack/pgid'],
        ['TaskPlugin', 'task/none'],
        ['SwitchType', 'switch/none'],
        ['MpiDefault', 'none'],
        ['ReturnToService', 2],
        ['SchedulerParameters', 'sched_interval=1'],
        ['SelectType', 'select/cons_tres'],
        ['SelectTypeParameters', 'CR_CPU'],
        ['AccountingStorageType', 'accounting_storage/none'],
        ['NodeName', `${host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=1000 State=UNKNOWN`],
        ['PartitionName', `all Nodes=${host} Default=YES MaxTime=INFINITE State=UP`],
      ]
        .map(([key, value]) => `${key}=${value}\n`)
        .join(''),
    );
    const munge = ['key-file=munge.key', 'socket=munge.sock', 'pid-file=munged.pid', 'log-file=munged.log', 'seed-file=munged.seed'];
    this.#run('munged', '--force', ...munge.map((one) => `--${one.replace('=', `=${this.#folder}/`)}`));
    this.#run('slurmctld', '-f', at('slurm.conf'));
    this.#run('slurmd', '-f', at('slurm.conf'), '-N', host);
    await until(() => this.#tell('sinfo', '-h', '-o', '%T').trim() === 'idle');
  }

  /** Sends a script and gives the number of its job. */
  send(script: string): string {
    return this.#run('sbatch', '--parsable', script).trim();
  }

  /** Waits until a job has left the queue. */
  async ended(job: string): Promise<void> {
    await until(() => this.#tell('squeue', '-h', '-j', job, '-t', 'PENDING,RUNNING,COMPLETING', '-o', '%i').trim() === '');
  }

  /** Ends the daemons that this one started, and waits until they are gone. */
  async stop(): Promise<void> {
    for (const name of ['slurmd', 'slurmctld', 'munged']) {
      const file = join(this.#folder, `${name}.pid`);
      if (!existsSync(file)) continue;
      const pid = readFileSync(file, 'utf8').trim();
      spawnSync('kill', [pid]);
      await until(() => spawnSync('kill', ['-0', pid], { stdio: 'ignore' }).status !== 0);
    }
  }

  #run(tool: string, ...args: string[]): string {
    const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8', env: this.#environment });
    if (status !== 0) throw new Error(`${tool} ended with ${status}: ${stderr}`);
    return stdout;
  }

  #tell(tool: string, ...args: string[]): string {
    return spawnSync(tool, args, { encoding: 'utf8', env: this.#environment }).stdout;
  }
}
