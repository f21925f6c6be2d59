/** Stands for the published JSON Schema of a scenario; the build puts it in. */
declare const __SCHEMA__: string;

export const SCHEMA = __SCHEMA__;
