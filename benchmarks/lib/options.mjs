// The command line of a benchmark: what each takes is declared in one place, printed by --help, and nothing else is accepted.
import { parseArgs } from 'node:util';

/**
 * Reads the options of a benchmark. Each is declared as `[default, what it is]`; a default that is a number asks for a whole number of at least 1
 * (0 only where the default is 0), `false` for a switch, and anything else for text. With `positionals`, as a name for them, other arguments are given as `_`.
 * `--help` prints all of this and stops. An unknown option or a wrong value is told on the error stream, exit 2, before anything is run.
 * @template {Record<string, readonly [number | string | boolean | null, string]>} Declared
 * @param {string} about @param {Declared} declared @param {string | null} positionals
 */
export function optionsOf(about, declared, positionals = null) {
  const stop = (/** @type {string} */ message) => {
    console.error(`${message}; --help lists the options`);
    process.exit(2);
  };
  /** @type {Record<string, { type: 'string' | 'boolean', short?: string }>} */
  const taken = { help: { type: 'boolean', short: 'h' } };
  for (const [name, [otherwise]] of Object.entries(declared)) taken[name] = { type: otherwise === false ? 'boolean' : 'string' };
  let read;
  try {
    read = parseArgs({ options: taken, allowPositionals: positionals !== null });
  } catch (error) {
    return stop(/** @type {Error} */ (error).message.split('. ')[0]);
  }
  if (read.values.help) {
    console.log(
      [about, '', 'Options:', ...lines(declared), ...(positionals === null ? [] : ['', `Other arguments: ${positionals}`])].join('\n'),
    );
    process.exit(0);
  }
  const values = Object.entries(declared).map(([name, [otherwise]]) => {
    const given = read.values[name];
    if (typeof otherwise !== 'number' || given === undefined) return [name, given ?? otherwise];
    const value = Number(given);
    const least = Math.min(1, otherwise);
    const whole = Number.isInteger(otherwise);
    if (given === '' || !(whole ? Number.isSafeInteger(value) && value >= least : Number.isFinite(value) && value > 0))
      return stop(`--${name} takes a ${whole ? `whole number of at least ${least}` : 'number above 0'}, found ${given}`);
    return [name, value];
  });
  return { ...Object.fromEntries(values), _: read.positionals };
}

/** @param {Record<string, readonly [number | string | boolean | null, string]>} declared */
function lines(declared) {
  const rows = Object.entries(declared).map(([name, [otherwise, says]]) => [
    `  --${name}${otherwise === false ? '' : typeof otherwise === 'number' ? ' N' : ' TEXT'}`,
    `${says}${otherwise === false || otherwise === null ? '' : ` [${otherwise}]`}`,
  ]);
  rows.push(['  --help', 'print this and stop']);
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => left.padEnd(width) + right);
}
