/** Throws Error where a scenario has more of something than the engine takes. */
export function limit(what: string, found: number, most: number): void {
  if (found > most) throw new Error(`this scenario has ${found} ${what}; the engine takes at most ${most}`);
}
