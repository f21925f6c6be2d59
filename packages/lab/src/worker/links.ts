export { linkOf, readLink, streamPacking } from '../link/link.js';
