/** Numbers of people that are never below zero, in words as narrow as hold the highest of them. */
export type Narrow = Uint8Array | Uint16Array | Int32Array;

type Kind = Uint8ArrayConstructor | Uint16ArrayConstructor | Int32ArrayConstructor;

/** Words for numbers up to `most`. */
export const upTo = (most: number): Kind => (most < 0x100 ? Uint8Array : most < 0x10000 ? Uint16Array : Int32Array);

/** Words for so many bits, at most 32. */
export const ofBits = (bits: number): Kind => (bits <= 8 ? Uint8Array : bits <= 16 ? Uint16Array : Int32Array);

/** Columns of `n` people in one buffer of whole words: so many of 32 bits, then one of each kind of `narrow`. */
export function columnsOf(
  n: number,
  wide: number,
  narrow: readonly Kind[],
): { buffer: ArrayBuffer; words: Int32Array[]; narrow: Narrow[] } {
  const widest = [...narrow].sort((a, b) => b.BYTES_PER_ELEMENT - a.BYTES_PER_ELEMENT);
  const at = new Map<number, number>();
  let end = wide * n * 4;
  for (const kind of widest) {
    narrow.forEach((each, i) => {
      if (each !== kind || at.has(i)) return;
      at.set(i, end);
      end += n * kind.BYTES_PER_ELEMENT;
    });
  }
  const buffer = new ArrayBuffer(Math.ceil(end / 4) * 4);
  return {
    buffer,
    words: Array.from({ length: wide }, (_, i) => new Int32Array(buffer, i * n * 4, n)),
    narrow: narrow.map((kind, i) => new kind(buffer, at.get(i)!, n)),
  };
}
