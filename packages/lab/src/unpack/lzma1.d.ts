// What is used of lzma1: its own types are sources, which the compiler would check by our rules.
export declare function compress(data: Uint8Array, mode?: number): Uint8Array;
export declare function decompress(data: Uint8Array): Uint8Array;
