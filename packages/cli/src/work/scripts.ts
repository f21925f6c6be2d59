import { shellWord } from '@glasshouse/model';

/** What the scripts of a prepared study need to know. */
export interface ArrayJob {
  /** Absolute path of the folder. */
  folder: string;
  /** Absolute path of the command. */
  command: string;
  /** Id of the study. */
  study: string;
  shards: number;
  version: string;
}

export const SLURM_SCRIPT = 'array.sbatch';
export const KUBERNETES_JOB = 'indexed-job.yaml';

const nameOf = (study: string): string =>
  `glasshouse-${study}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/-+$/, '');

/** A Slurm array job that fills the folder, one task a shard. Paths stand in quoted words of the shell only, never in `#SBATCH` lines. */
export const slurmScript = ({ folder, command, study, shards }: ArrayJob): string =>
  [
    '#!/bin/bash',
    `#SBATCH --job-name=${nameOf(study)}`,
    `#SBATCH --array=0-${shards - 1}`,
    '#SBATCH --ntasks=1',
    '#SBATCH --cpus-per-task=1',
    '#SBATCH --output=/dev/null',
    '# Send this as often as needed: runs that are done are kept. Options of sbatch go before the path of this script,',
    '# another path of the folder after it. GLASSHOUSE names another copy of the command.',
    `folder=${shellWord(folder)}`,
    `glasshouse=${shellWord(command)}`,
    'if [ "$#" -gt 0 ]; then folder=$1; fi',
    'mkdir -p "$folder/log"',
    'exec >>"$folder/log/shard-$SLURM_ARRAY_JOB_ID-$SLURM_ARRAY_TASK_ID.txt" 2>&1',
    `exec "\${GLASSHOUSE:-$glasshouse}" shard "$folder" --shard /${shards} --threads "\${SLURM_CPUS_PER_TASK:-1}"`,
    '',
  ].join('\n');

/** A Kubernetes Indexed Job that fills the folder, one pod a shard. Values are JSON, which is YAML. */
export function kubernetesJob({ folder, study, shards, version }: ArrayJob): string {
  const text = JSON.stringify;
  return [
    '# Change the image to one with Glasshouse in it, and the volume to the one that holds this folder.',
    'apiVersion: batch/v1',
    'kind: Job',
    'metadata:',
    `  name: ${nameOf(study)}`,
    'spec:',
    '  completionMode: Indexed',
    `  completions: ${shards}`,
    `  parallelism: ${shards}`,
    '  backoffLimitPerIndex: 3',
    '  template:',
    '    spec:',
    '      restartPolicy: Never',
    '      containers:',
    '        - name: shard',
    `          image: ${text(`glasshouse:${version}`)}`,
    `          command: ${text(['glasshouse', 'shard', '/study', '--shard', `/${shards}`, '--threads', '1'])}`,
    '          volumeMounts:',
    '            - { name: study, mountPath: /study }',
    '      volumes:',
    '        - name: study',
    `          hostPath: { path: ${text(folder)}, type: Directory }`,
    '',
  ].join('\n');
}
