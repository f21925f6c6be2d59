import type { Finding } from '../problem.js';
import type { Register } from '../register.js';
import type { Scenario } from '../schema/scenario.js';
import type { TreeNode } from '../tree.js';

/** What is wrong with a scenario beyond its form (`errors`), and what is only doubtful (`warnings`). */
export function checkScenario(_scenario: Scenario, _register: Register | null): { errors: Finding[]; warnings: Finding[] } {
  return { errors: [], warnings: [] };
}

export function forbiddenFindings(_tree: TreeNode): Finding[] {
  return [];
}
