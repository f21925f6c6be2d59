import { loadScenario, quantitiesOf } from '@glasshouse/model';
import type { Cited } from './messages.js';
import type { Texts } from './texts.js';

/** What a lesson cites, of the register and of its scenario. Throws Error for what is not there. */
export function citedOf(scenario: string, rows: readonly string[], paths: readonly string[], { files, register }: Texts): Cited {
  const all = quantitiesOf(loadScenario(scenario, files, register).scenario);
  return {
    rows: rows.map((row) => {
      const found = register.rows.get(row);
      if (!found) throw new Error(`the register has no row ${row}`);
      const { statement, value, number, unit, grade, address, title, year } = found;
      return { id: row, statement, value, number, unit, grade, address, title, year };
    }),
    quantities: paths.map((path) => {
      const found = all.find((one) => one.path === path);
      if (!found) throw new Error(`${scenario} has no quantity ${path}`);
      const { value, unit, range = null } = found.quantity;
      return { path, value, unit, range };
    }),
  };
}
