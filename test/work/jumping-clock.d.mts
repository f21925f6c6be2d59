/** A clock that is years ahead or behind at every look. */
export const JumpingDate: DateConstructor;
