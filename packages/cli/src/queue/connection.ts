import type * as BullMq from 'bullmq';
import type { Redis } from 'ioredis';
import { StoreError } from '@glasshouse/store';
import { engineHash } from '../io/repository.js';
import { badInput } from '../io/sources.js';

/** Milliseconds within which a queue has to answer at first. */
const FIRST_ANSWER = 5000;
const PREFIX = 'glasshouse-';

/** Name of the queue of this build: runs of another build never reach its workers. */
export const queueName = (): string => `${PREFIX}${engineHash().slice(0, 12)}`;

/** Key under which a study lies for workers. */
export const studyKey = (study: string): string => `glasshouse:study:${study}`;

/** The library of queues, which is optional: it is loaded here and nowhere else. */
async function libraries(): Promise<{ bullmq: typeof BullMq; Redis: typeof Redis }> {
  try {
    return { bullmq: await import('bullmq'), Redis: (await import('ioredis')).Redis };
  } catch (error) {
    throw new StoreError('other', 'studies on a queue need the packages bullmq and ioredis: npm install', { cause: error });
  }
}

/** Refuses an invalid address. The message never repeats a name or password from it. */
function checkAddress(address: string): string {
  try {
    const { protocol, host } = new URL(address);
    if (['redis:', 'rediss:'].includes(protocol) && host !== '') return host;
  } catch {
    // Refused below.
  }
  throw badInput(
    '--queue',
    'no address of Redis',
    'redis://name:6379 or rediss://name:6379',
    'Give the address of a Redis that all machines reach.',
  );
}

/** An open connection to the queue. */
export interface Connection {
  bullmq: typeof BullMq;
  redis: Redis;
  queue: BullMq.Queue;
  close(): Promise<void>;
}

/** Connects to the queue. Throws InputError where no Redis answers at first; later outages are waited for. `told`: hears of an outage. */
export async function connect(address: string, told: (problem: string) => void): Promise<Connection> {
  const place = checkAddress(address);
  const { bullmq, Redis: Client } = await libraries();
  let answered = false;
  let lost = false;
  const redis = new Client(address, {
    maxRetriesPerRequest: null,
    connectTimeout: FIRST_ANSWER,
    retryStrategy: (times: number) => (answered ? Math.min(100 * times, 2000) : null),
  });
  redis.on('error', () => {
    if (answered && !lost) told(`the queue at ${place} does not answer: waiting for it`);
    lost = true;
  });
  await new Promise<void>((resolve, reject) => {
    redis.once('ready', resolve);
    redis.once('end', () =>
      reject(
        badInput('--queue', `no answer at ${place}`, 'a Redis that runs and lets this machine in', 'Start it, or correct the address.'),
      ),
    );
  });
  answered = true;
  redis.on('ready', () => {
    if (lost) told(`the queue at ${place} answers again`);
    lost = false;
  });
  const queue = new bullmq.Queue(queueName(), { connection: redis });
  queue.on('error', () => undefined);
  return {
    bullmq,
    redis,
    queue,
    async close() {
      await queue.close().catch(() => undefined);
      redis.disconnect();
    },
  };
}

/** Throws InputError where no Redis answers at an address. */
export async function refuseSilent(address: string): Promise<void> {
  await (await connect(address, () => undefined)).close();
}

/** Builds for which runs wait in the queue, this one apart: first twelve digits of each. */
export async function otherBuilds({ redis }: Connection): Promise<string[]> {
  const found: string[] = [];
  for (const key of await redis.keys(`bull:${PREFIX}*:wait`)) {
    const name = key.split(':')[1] ?? '';
    if (name !== queueName() && (await redis.llen(key)) > 0) found.push(name.slice(PREFIX.length));
  }
  return found;
}
