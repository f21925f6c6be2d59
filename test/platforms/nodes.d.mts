export const VERSIONS: Readonly<Record<string, string>>;
export function nodeOf(major: string): string | null;
export function installNodes(): boolean;
