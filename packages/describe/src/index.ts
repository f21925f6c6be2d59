export { compareScenarios } from './compare/compare-scenarios.js';
export type { ComparedPart, Comparison } from './compare/compare-scenarios.js';
export { compareMarkdown, compareText } from './compare/compare-text.js';
export { oddDocument } from './odd/odd-document.js';
export { rightsCheck } from './rights/rights-check.js';
export { rightsText } from './rights/rights-text.js';
export type { RightsFinding } from './rights/finding.js';
export { wrapped } from './words/wrap.js';
