export { main } from './main.js';
export type { Terminal } from './io/terminal.js';
