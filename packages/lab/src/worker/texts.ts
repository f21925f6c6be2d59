/// <reference types="vite/client" />
import { parseRegister, REGISTER_FILE } from '@glasshouse/model';
import type { Register, SourceFiles } from '@glasshouse/model';
import register from '../../../../evidence/register.csv?raw';

const SCENARIOS: Record<string, string> = import.meta.glob(
  ['../../../../scenarios/*.yaml', '!../../../../scenarios/planted-*.yaml', '!../../../../scenarios/smoke*.yaml'],
  {
    query: '?raw',
    import: 'default',
    eager: true,
  },
);

/** Every shipped scenario and the register, by path below the repository. */
export interface Texts {
  files: SourceFiles;
  register: Register;
  scenarios: string[];
}

export function shippedTexts(): Texts {
  const texts = new Map(Object.entries(SCENARIOS).map(([path, text]) => [path.replace(/^(\.\.\/)+/, ''), text]));
  texts.set(REGISTER_FILE, register);
  return {
    files: {
      read(path) {
        const text = texts.get(path);
        if (text === undefined) throw new Error(`there is no text ${path}`);
        return text;
      },
    },
    register: parseRegister(register),
    scenarios: [...texts.keys()].filter((path) => /^scenarios\/(?!_|planted-|smoke)/.test(path)).sort(),
  };
}
