// Packs the script of the laboratory with LZMA: the library's encoder, with the prices that it chooses by kept up to date.
/**
 * Of an encoder of the library, what is set or called here.
 * @typedef {{ models: number[], numBitLevels: number }} Tree
 * @typedef {{ updateTables(states: number): void }} Lengths
 * @typedef {{
 *   configure(mode: object): void, compress(from: object, to: object, mode: object): void, getOptimumLength(position: number): number,
 *   getEncoderBitTreePrice(tree: Tree, symbol: number): number, getPrice(model: number, bit: number): number,
 *   _optimumEndIndex: number, _optimumCurrentIndex: number, _lenEncoder: Lengths, _repMatchLenEncoder: Lengths,
 * }} Encoder
 * @typedef {{ Encoder: new () => Encoder }} EncoderModule
 * @typedef {{ InputBuffer: new (of: Uint8Array) => object, OutputBuffer: new (size: number) => { toArray(): Uint8Array } }} StreamsModule
 */

/** Effort of packing: the window holds the whole script, and longer matches are sought than with less; more effort gains nothing. */
const PACKING = { searchDepth: 24, filterStrength: 255, modeIndex: 1 };

/** @param {string} name @returns {Promise<unknown>} */
const part = (name) => import(new URL(name, import.meta.resolve('lzma1')).href);

/** LZMA of a text, which the decoder of the library unpacks. @param {Uint8Array} text @returns {Promise<Uint8Array>} */
export async function packed(text) {
  const { Encoder } = /** @type {EncoderModule} */ (await part('encoder.js'));
  const { InputBuffer, OutputBuffer } = /** @type {StreamsModule} */ (await part('streams.js'));
  const encoder = new Encoder();
  const configure = encoder.configure.bind(encoder);
  const next = encoder.getOptimumLength.bind(encoder);
  Object.assign(encoder, {
    // Nothing in a text depends on its place modulo four, by which the library would keep apart what it learns.
    /** @param {object} mode */
    configure(mode) {
      configure(mode);
      Object.assign(encoder, { _posStateBits: 0, _posStateMask: 0 });
    },
    // The library keeps the first price of each distance for all trees and for ever.
    /** @param {Tree} tree @param {number} symbol */
    getEncoderBitTreePrice({ models, numBitLevels }, symbol) {
      let price = 0;
      for (let level = numBitLevels, at = 1; level-- > 0;) {
        const bit = (symbol >>> level) & 1;
        price += encoder.getPrice(models[at] ?? 0, bit);
        at = at * 2 + bit;
      }
      return price;
    },
    // The library never renews the prices of lengths.
    /** @param {number} position */
    getOptimumLength(position) {
      if (encoder._optimumEndIndex === encoder._optimumCurrentIndex) {
        encoder._lenEncoder.updateTables(1);
        encoder._repMatchLenEncoder.updateTables(1);
      }
      return next(position);
    },
  });
  const output = new OutputBuffer(text.length);
  encoder.compress(new InputBuffer(text), output, PACKING);
  return output.toArray();
}
