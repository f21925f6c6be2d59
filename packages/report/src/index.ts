export { renderReport } from './render-report.js';
export { documentStamp, modelStamp } from './text/words.js';
