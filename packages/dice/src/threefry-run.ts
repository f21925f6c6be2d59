/**
 * Threefry-4x32 of `count` counters that follow each other in their second word: what `count` calls of `threefry4x32` with
 * c1, c1 + 1, ... give, four words each, one after the other in `out`. Saves the calls where a run of draws is sure to be used.
 */
export function threefry4x32Run(
  out: Int32Array,
  count: number,
  k0: number,
  k1: number,
  k2: number,
  k3: number,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
): void {
  k0 |= 0;
  k1 |= 0;
  k2 |= 0;
  k3 |= 0;
  const k4 = 0x1bd11bda ^ k0 ^ k1 ^ k2 ^ k3;
  const s0 = (c0 + k0) | 0;
  const s1 = (c1 + k1) | 0;
  const s2 = (c2 + k2) | 0;
  const s3 = (c3 + k3) | 0;
  for (let i = 0; i < count; i++) {
    let x0 = s0;
    let x1 = (s1 + i) | 0;
    let x2 = s2;
    let x3 = s3;

    x0 = (x0 + x1) | 0;
    x1 = (x1 << 10) | (x1 >>> 22);
    x1 ^= x0;
    x2 = (x2 + x3) | 0;
    x3 = (x3 << 26) | (x3 >>> 6);
    x3 ^= x2;
    x0 = (x0 + x3) | 0;
    x3 = (x3 << 11) | (x3 >>> 21);
    x3 ^= x0;
    x2 = (x2 + x1) | 0;
    x1 = (x1 << 21) | (x1 >>> 11);
    x1 ^= x2;
    x0 = (x0 + x1) | 0;
    x1 = (x1 << 13) | (x1 >>> 19);
    x1 ^= x0;
    x2 = (x2 + x3) | 0;
    x3 = (x3 << 27) | (x3 >>> 5);
    x3 ^= x2;
    x0 = (x0 + x3) | 0;
    x3 = (x3 << 23) | (x3 >>> 9);
    x3 ^= x0;
    x2 = (x2 + x1) | 0;
    x1 = (x1 << 5) | (x1 >>> 27);
    x1 ^= x2;
    x0 = (x0 + k1) | 0;
    x1 = (x1 + k2) | 0;
    x2 = (x2 + k3) | 0;
    x3 = (x3 + k4 + 1) | 0;

    x0 = (x0 + x1) | 0;
    x1 = (x1 << 6) | (x1 >>> 26);
    x1 ^= x0;
    x2 = (x2 + x3) | 0;
    x3 = (x3 << 20) | (x3 >>> 12);
    x3 ^= x2;
    x0 = (x0 + x3) | 0;
    x3 = (x3 << 17) | (x3 >>> 15);
    x3 ^= x0;
    x2 = (x2 + x1) | 0;
    x1 = (x1 << 11) | (x1 >>> 21);
    x1 ^= x2;
    x0 = (x0 + x1) | 0;
    x1 = (x1 << 25) | (x1 >>> 7);
    x1 ^= x0;
    x2 = (x2 + x3) | 0;
    x3 = (x3 << 10) | (x3 >>> 22);
    x3 ^= x2;
    x0 = (x0 + x3) | 0;
    x3 = (x3 << 18) | (x3 >>> 14);
    x3 ^= x0;
    x2 = (x2 + x1) | 0;
    x1 = (x1 << 20) | (x1 >>> 12);
    x1 ^= x2;
    x0 = (x0 + k2) | 0;
    x1 = (x1 + k3) | 0;
    x2 = (x2 + k4) | 0;
    x3 = (x3 + k0 + 2) | 0;

    x0 = (x0 + x1) | 0;
    x1 = (x1 << 10) | (x1 >>> 22);
    x1 ^= x0;
    x2 = (x2 + x3) | 0;
    x3 = (x3 << 26) | (x3 >>> 6);
    x3 ^= x2;
    x0 = (x0 + x3) | 0;
    x3 = (x3 << 11) | (x3 >>> 21);
    x3 ^= x0;
    x2 = (x2 + x1) | 0;
    x1 = (x1 << 21) | (x1 >>> 11);
    x1 ^= x2;
    x0 = (x0 + x1) | 0;
    x1 = (x1 << 13) | (x1 >>> 19);
    x1 ^= x0;
    x2 = (x2 + x3) | 0;
    x3 = (x3 << 27) | (x3 >>> 5);
    x3 ^= x2;
    x0 = (x0 + x3) | 0;
    x3 = (x3 << 23) | (x3 >>> 9);
    x3 ^= x0;
    x2 = (x2 + x1) | 0;
    x1 = (x1 << 5) | (x1 >>> 27);
    x1 ^= x2;
    x0 = (x0 + k3) | 0;
    x1 = (x1 + k4) | 0;
    x2 = (x2 + k0) | 0;
    x3 = (x3 + k1 + 3) | 0;

    x0 = (x0 + x1) | 0;
    x1 = (x1 << 6) | (x1 >>> 26);
    x1 ^= x0;
    x2 = (x2 + x3) | 0;
    x3 = (x3 << 20) | (x3 >>> 12);
    x3 ^= x2;
    x0 = (x0 + x3) | 0;
    x3 = (x3 << 17) | (x3 >>> 15);
    x3 ^= x0;
    x2 = (x2 + x1) | 0;
    x1 = (x1 << 11) | (x1 >>> 21);
    x1 ^= x2;
    x0 = (x0 + x1) | 0;
    x1 = (x1 << 25) | (x1 >>> 7);
    x1 ^= x0;
    x2 = (x2 + x3) | 0;
    x3 = (x3 << 10) | (x3 >>> 22);
    x3 ^= x2;
    x0 = (x0 + x3) | 0;
    x3 = (x3 << 18) | (x3 >>> 14);
    x3 ^= x0;
    x2 = (x2 + x1) | 0;
    x1 = (x1 << 20) | (x1 >>> 12);
    x1 ^= x2;
    x0 = (x0 + k4) | 0;
    x1 = (x1 + k0) | 0;
    x2 = (x2 + k1) | 0;
    x3 = (x3 + k2 + 4) | 0;

    x0 = (x0 + x1) | 0;
    x1 = (x1 << 10) | (x1 >>> 22);
    x1 ^= x0;
    x2 = (x2 + x3) | 0;
    x3 = (x3 << 26) | (x3 >>> 6);
    x3 ^= x2;
    x0 = (x0 + x3) | 0;
    x3 = (x3 << 11) | (x3 >>> 21);
    x3 ^= x0;
    x2 = (x2 + x1) | 0;
    x1 = (x1 << 21) | (x1 >>> 11);
    x1 ^= x2;
    x0 = (x0 + x1) | 0;
    x1 = (x1 << 13) | (x1 >>> 19);
    x1 ^= x0;
    x2 = (x2 + x3) | 0;
    x3 = (x3 << 27) | (x3 >>> 5);
    x3 ^= x2;
    x0 = (x0 + x3) | 0;
    x3 = (x3 << 23) | (x3 >>> 9);
    x3 ^= x0;
    x2 = (x2 + x1) | 0;
    x1 = (x1 << 5) | (x1 >>> 27);
    x1 ^= x2;

    out[4 * i] = (x0 + k0) | 0;
    out[4 * i + 1] = (x1 + k1) | 0;
    out[4 * i + 2] = (x2 + k2) | 0;
    out[4 * i + 3] = (x3 + k3 + 5) | 0;
  }
}
