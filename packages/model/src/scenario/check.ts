import { Findings } from '../format/findings.js';
import type { Finding } from '../format/problem.js';
import type { Register } from '../format/register.js';
import { checkCurrency } from '../mechanisms/amounts/check.js';
import { everyMechanism } from '../mechanisms/index.js';
import { checkEqualConduct, checkWorldConditions } from './check-boundary.js';
import { checkDates } from './check-dates.js';
import { checkHarmOnly } from './check-harm-only.js';
import { checkLimits } from './check-limits.js';
import { checkScreensEqual } from './check-screens-equal.js';
import { checkSourceNumbers, checkSources } from './check-sources.js';
import { checkRegion } from './region.js';
import type { Scenario } from './schema.js';

/** What is wrong with the policy of a scenario beyond its form: dates, references, limits. Without what is only doubtful. */
export function checkPolicyOnly(scenario: Scenario, register: Register | null): { errors: Finding[] } {
  const out = new Findings();
  checkDates(scenario, out);
  for (const mechanism of everyMechanism) mechanism.check?.({ scenario, register, out });
  checkLimits(scenario, out);
  checkCurrency(scenario, out);
  checkHarmOnly(scenario, out);
  checkScreensEqual(scenario, register, out);
  if (register) checkSources(scenario, register, out);
  return out;
}

/**
 * What is wrong with a scenario beyond its form (`errors`), and what is only doubtful (`warnings`). Without a register,
 * sources are not looked up. The timeline is checked elsewhere. `moved`: numbers of a scenario that was checked have other
 * values, so that checks which read no value are left out.
 */
export function checkWhole(scenario: Scenario, register: Register | null, moved = false): { errors: Finding[]; warnings: Finding[] } {
  const out = new Findings();
  if (!moved) checkDates(scenario, out);
  for (const mechanism of everyMechanism) {
    mechanism.checkWorld?.({ scenario, register, out });
    mechanism.check?.({ scenario, register, out });
  }
  checkLimits(scenario, out);
  if (!moved) {
    checkCurrency(scenario, out);
    checkRegion(scenario, out);
    checkHarmOnly(scenario, out);
  }
  checkScreensEqual(scenario, register, out);
  checkEqualConduct(scenario, register, out);
  checkWorldConditions(scenario, out);
  if (register) {
    checkSources(scenario, register, out);
    checkSourceNumbers(scenario, register, out);
  }
  return out;
}
