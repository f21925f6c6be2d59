/** A link that cannot be opened, and why, in words. */
export class LinkRefused extends Error {}
