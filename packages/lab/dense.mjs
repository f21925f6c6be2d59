// Writes the direction numbers of Sobol' sequences as bits: in digits they take two thirds more of the file.

/**
 * Base64 of a table of dimensions, each a polynomial and its odd initial numbers, of degrees that never fall: a 1 for each degree more than the one before,
 * a 0, the polynomial in as many bits as the degree less one, and the k-th number, without its last bit, in k bits from none on.
 * @param {readonly string[]} table @returns {string}
 */
export function dense(table) {
  let bits = '';
  let before = 1;
  const put = (/** @type {number} */ value, /** @type {number} */ width) =>
    (bits += width === 0 ? '' : value.toString(2).padStart(width, '0'));
  for (const line of table) {
    const [polynomial, list] = line.split(':');
    const numbers = (list ?? '').split(',').map(Number);
    bits += `${'1'.repeat(numbers.length - before)}0`;
    before = numbers.length;
    put(Number(polynomial), before - 1);
    numbers.forEach((number, k) => put((number - 1) / 2, k));
  }
  const bytes = bits.match(/.{1,8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2))).toString('base64');
}
