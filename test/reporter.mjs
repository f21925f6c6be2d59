import { mkdirSync, writeFileSync } from 'node:fs';

/** Counts passed and failed tests and keeps the reason of each skipped one, for test/run.mjs. */
export default class Summary {
  passed = 0;
  failed = 0;
  skipped = [];

  onTestCaseResult(test) {
    const result = test.result();
    if (result.state === 'passed') this.passed += 1;
    else if (result.state === 'failed') this.failed += 1;
    else this.skipped.push({ test: `${test.module.relativeModuleId} > ${test.fullName}`, reason: result.note ?? 'no reason given' });
  }

  onTestRunEnd(modules, unhandled) {
    const broken = modules.filter(
      (module) => module.errors().length > 0 || (module.state() === 'failed' && [...module.children.allTests()].length === 0),
    );
    this.failed += broken.length + unhandled.length;
    mkdirSync('.cache', { recursive: true });
    writeFileSync('.cache/tests.json', JSON.stringify({ passed: this.passed, failed: this.failed, skipped: this.skipped }));
  }
}
