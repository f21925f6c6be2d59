import { deserialize, serialize } from 'node:v8';
import type { Duplex } from 'node:stream';

const HEAD = 6;
/** Bytes of a message at most: more is a fault of the line. */
const MOST = 2 ** 32;

/** Milliseconds between two signs of life of a process that has nothing to say. */
export const BEAT = 5000;

/** What went over a line. */
export interface Traffic {
  messages: number;
  bytes: number;
}

const NO_MESSAGE = 'what arrived is not a message';
const NONE = Symbol('no message');

function valueIn(content: Buffer): unknown {
  try {
    return deserialize(content);
  } catch {
    return NONE;
  }
}

/**
 * Messages over a stream: six bytes of length, then a value as Node serialises it. Only for a stream whose other end has proved who it is. A message
 * without content is a sign of life. Silence is counted in beats of this process, not by a clock, so that neither a clock that jumps nor work that keeps
 * this process busy looks like silence.
 */
export class Frames {
  readonly sent: Traffic = { messages: 0, bytes: 0 };
  readonly received: Traffic = { messages: 0, bytes: 0 };
  #chunks: Buffer[] = [];
  #held = 0;
  #quiet = 0;
  #ended = false;
  readonly #beats: NodeJS.Timeout;

  /** `patience`: beats without any word after which the other end counts as lost. `ended` is told once, with the reason. */
  constructor(
    private readonly stream: Duplex,
    private readonly heard: (value: unknown) => void,
    private readonly ended: (why: string) => void,
    { patience, beat = BEAT }: { patience: number; beat?: number },
  ) {
    stream.on('data', (chunk: Buffer) => this.#take(chunk));
    stream.on('error', (error) => this.close(error.message));
    stream.on('close', () => this.close('the connection was closed'));
    this.#beats = setInterval(() => {
      this.#quiet += 1;
      if (this.#quiet > patience) this.close(`no sign of life for ${Math.round((patience * beat) / 1000)} s`);
      else this.#write(Buffer.alloc(0));
    }, beat);
  }

  /** Sends a value. After the end it is dropped. */
  send(value: unknown): void {
    const content = serialize(value);
    this.sent.messages += 1;
    this.sent.bytes += content.length;
    this.#write(content);
  }

  /** Ends the line at once; `ended` is told why. */
  close(why: string): void {
    if (this.#ended) return;
    this.#ended = true;
    clearInterval(this.#beats);
    this.#chunks = [];
    this.stream.destroy();
    this.ended(why);
  }

  /** Says a last word and ends the line once it has left. */
  leave(value: unknown): void {
    this.send(value);
    this.#ended = true;
    clearInterval(this.#beats);
    this.stream.end(() => this.stream.destroy());
  }

  #write(content: Buffer): void {
    if (this.#ended) return;
    const head = Buffer.alloc(HEAD);
    head.writeUIntBE(content.length, 0, HEAD);
    this.stream.cork();
    this.stream.write(head);
    if (content.length > 0) this.stream.write(content);
    this.stream.uncork();
  }

  #take(chunk: Buffer): void {
    if (this.#ended) return;
    this.#quiet = 0;
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    for (;;) {
      const length = this.#whole(HEAD)?.readUIntBE(0, HEAD);
      if (length === undefined) return;
      if (length > MOST) {
        this.close(NO_MESSAGE);
        return;
      }
      const first = this.#whole(HEAD + length);
      if (first === null) return;
      this.#chunks.shift();
      if (first.length > HEAD + length) this.#chunks.unshift(first.subarray(HEAD + length));
      this.#held -= HEAD + length;
      if (length === 0) continue;
      this.received.messages += 1;
      this.received.bytes += length;
      const value = valueIn(first.subarray(HEAD, HEAD + length));
      if (value === NONE) {
        this.close(NO_MESSAGE);
        return;
      }
      this.heard(value);
      if (this.#ended) return;
    }
  }

  /** First piece of what has arrived, made as long as that; null where less has arrived. */
  #whole(length: number): Buffer | null {
    if (this.#held < length) return null;
    if (this.#chunks.length > 1 && this.#chunks[0]!.length < length) this.#chunks = [Buffer.concat(this.#chunks)];
    return this.#chunks[0]!;
  }
}
