/** Why a report stands against a person. The order is that of harm when several causes impose one measure. */
export const DEED = 0;

export const LAWFUL = 1;

export const STATUS = 2;

export const INABILITY = 3;

export const OTHER = 4;

export const ERROR = 5;

export const CAUSE_COUNT = 6;
