export declare const V8_BUDGET: string[];
export declare const V8_MEMORY: string[];
