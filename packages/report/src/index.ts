export { figureCsv, figureSvg, isFigureFile } from './figures/figure-file.js';
export { figuresOf, renderPages, renderReport, reportFiles } from './render-report.js';
export type { ReportPage } from './render-report.js';
export { FIGURE_STYLE } from './page/style-figures.js';
export { html, markup } from './text/html.js';
export { madeFrom } from './sections/banner.js';
export { asWritten, rangeText } from './text/numbers.js';
export { documentStamp, modelStamp } from './text/words.js';
export { scenarioPicture } from './picture/scenario-picture.js';
