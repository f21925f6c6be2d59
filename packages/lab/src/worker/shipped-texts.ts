/// <reference types="vite/client" />
export { default as register } from '../../../../evidence/register.csv?raw';

/** Stands for the values of the shipped scenarios, by path below the repository, or null; the build puts it in. */
declare const __VALUES__: Readonly<Record<string, unknown>> | null;

/** Every shipped scenario as the build has read it; null where only their texts are there. */
export const VALUES = __VALUES__;
