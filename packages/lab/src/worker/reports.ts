export { renderReport } from '@glasshouse/report';
