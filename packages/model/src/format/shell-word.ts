const PLAIN = /^[\w@%+=:,./-]+$/;

/** A text as one word of a POSIX shell: as it is where that is safe, else in single quotes. A leading dash is kept, so name files as `./-x`. */
export const shellWord = (text: string): string => (PLAIN.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
