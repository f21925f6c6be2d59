export const V8_BUDGET: string;
