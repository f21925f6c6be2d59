import type { Row, Subject } from './family.js';

export const flow = (unit: string, says: string): Row<Subject> => ({ kind: 'flow', unit, says });

export const ofPlace = (kind: Row<Subject>['kind'], unit: string, says: string): Row<Subject> => ({ kind, unit, says, owned: 'place' });
