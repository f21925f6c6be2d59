import type { Finding } from '../problem.js';
import type { Register } from '../register.js';
import type { Scenario } from '../schema/scenario.js';
import { checkEqualConduct } from './boundary.js';
import { checkDates } from './dates.js';
import { Findings } from './findings.js';
import { checkGrid } from './grid.js';
import { checkHarmOnly, checkScreensEqual } from './harm-only.js';
import { checkLiability } from './liability.js';
import { checkMarket } from './market.js';
import { checkOffice } from './office.js';
import { checkMinds } from './minds.js';
import { checkPlaceShares } from './place-shares.js';
import { checkPlaces } from './places.js';
import { checkPolicy } from './policy.js';
import { checkPopulation } from './population.js';
import { checkRegion } from './region.js';
import { checkSources } from './sources.js';
import { checkStatus } from './status.js';
import { checkResponses, checkStreams } from './streams.js';

/** What is wrong with the policy of a scenario beyond its form: dates, references, limits. */
export function checkPolicyOnly(scenario: Scenario, register: Register | null): { errors: Finding[]; warnings: Finding[] } {
  const out = new Findings();
  checkDates(scenario, out);
  checkResponses(scenario, out);
  checkPolicy(scenario, out);
  checkStatus(scenario, out);
  checkLiability(scenario, out);
  checkGrid(scenario, out);
  checkMarket(scenario, out);
  checkOffice(scenario, out);
  checkHarmOnly(scenario, out);
  checkScreensEqual(scenario, register, out);
  if (register) checkSources(scenario, register, out);
  return out;
}

/**
 * What is wrong with a scenario beyond its form (`errors`), and what is only doubtful (`warnings`). Without a register,
 * sources are not looked up. The timeline is checked elsewhere.
 */
export function checkWhole(scenario: Scenario, register: Register | null): { errors: Finding[]; warnings: Finding[] } {
  const out = new Findings();
  checkDates(scenario, out);
  checkPlaces(scenario, out);
  checkPopulation(scenario, out);
  checkPlaceShares(scenario, out);
  checkStreams(scenario, out);
  checkResponses(scenario, out);
  checkPolicy(scenario, out);
  checkStatus(scenario, out);
  checkLiability(scenario, out);
  checkRegion(scenario, out);
  checkGrid(scenario, out);
  checkMarket(scenario, out);
  checkOffice(scenario, out);
  checkHarmOnly(scenario, out);
  checkScreensEqual(scenario, register, out);
  checkMinds(scenario, register, out);
  checkEqualConduct(scenario, register, out);
  if (register) checkSources(scenario, register, out);
  return out;
}
