/** Where the text of a reader stands among the shipped files, and the name under which it is saved. */
export const OWN_NAME = 'my-scenario.yaml';
export const OWN_PATH = `scenarios/${OWN_NAME}`;
/** Most bytes of a file that is opened; the loader has its own limits on what is in it. */
export const MOST_OWN_BYTES = 64 * 1024;
/** Most files that are opened at once: a study with what it names beside it. */
export const MOST_OWN_FILES = 8;
/** Where a study of a reader stands among the shipped files. */
export const pathOfStudy = (name: string): string => `studies/${name}`;
