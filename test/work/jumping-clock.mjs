// A clock that is years ahead or behind at every look. Loaded before a command line with `--import`, or by a test.
const True = globalThis.Date;
const YEARS = 3 * 365 * 86_400_000;
let looks = 0;
const jump = () => ((looks += 1) % 2 === 0 ? YEARS : -YEARS);

/** A clock that jumps. */
export class JumpingDate extends True {
  constructor(...given) {
    if (given.length > 0) super(...given);
    else super(True.now() + jump());
  }

  static now() {
    return True.now() + jump();
  }
}

if (process.env.GLASSHOUSE_TEST_CLOCK === 'jumps') globalThis.Date = JumpingDate;
