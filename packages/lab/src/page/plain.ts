import type { OwnStudy } from '../worker/messages.js';

/** A value of the store as plain data, which can be sent. */
export const plainOf = (value: unknown): unknown => (value === undefined ? null : (JSON.parse(JSON.stringify(value)) as unknown));

/** A study of the reader's as it can be sent. */
export const ownOf = ({ path, text, beside }: OwnStudy): OwnStudy => ({ path, text, beside: beside.map((one) => ({ ...one })) });
