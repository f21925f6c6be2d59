/** One small change to a source file. `text`: the line as it stands, trimmed. */
export interface Mutant {
  path: string;
  line: number;
  start: number;
  end: number;
  from: string;
  to: string;
  text: string;
}
export function mutantsOf(root: string, folders: string[]): Mutant[];
export function mutantsOfText(path: string, source: string): Mutant[];
export function mutated(source: string, mutant: Mutant): string;
export function sample<T>(items: T[], count: number, seed: number): T[];
