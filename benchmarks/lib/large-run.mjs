import { built, machine } from './tree.mjs';

/** Runs a large scenario once with `run`, tells the years on the error stream, and prints what it took as JSON. */
export async function measureRun(run, persons, threads) {
  const { runDigest } = await built('study/dist/index.js');
  const before = await machine();
  let year = '';
  const begun = performance.now();
  const { result, seconds, processorSeconds } = await run(persons, threads, ({ day, done }) => {
    const now = new Date(day * 86_400_000).toISOString().slice(0, 4);
    if (now === year) return;
    year = now;
    console.error(`${year}  ${Math.round(done * 100)} %  ${Math.round((performance.now() - begun) / 1000)} s`);
  });
  const { work } = result;
  console.log(
    JSON.stringify(
      {
        machine: before,
        loadAtEnd: (await machine()).replace(/.*load /, ''),
        persons: result.persons,
        arms: result.arms.length,
        threads,
        seconds: Math.round(seconds),
        processorSeconds: Math.round(processorSeconds),
        peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
        bytesPerPersonAndArm: Number(work.bytesPerPersonArm.toFixed(1)),
        candidates: work.candidates,
        events: work.events,
        nanosecondsPerEvent: Math.round((processorSeconds / work.events) * 1e9),
        checks: result.checks.reduce((sum, check) => sum + check.comparisons, 0),
        digest: runDigest(result),
      },
      null,
      2,
    ),
  );
}
