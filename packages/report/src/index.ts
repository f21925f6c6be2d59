export { renderReport } from './render-report.js';
export { documentStamp, modelStamp } from './text/words.js';
export { rightsCheck } from './rights/rights-check.js';
export { rightsText } from './rights/rights-text.js';
export type { RightsFinding } from './rights/finding.js';
export { scenarioPicture } from './picture/scenario-picture.js';
export { compareScenarios } from './compare/compare-scenarios.js';
export { compareMarkdown, compareText } from './compare/compare-text.js';
export type { ComparedPart, Comparison } from './compare/compare-scenarios.js';
