export declare function asBuilt(file: string): string | null;
export declare function buildHelpers(): Promise<RegExp>;
