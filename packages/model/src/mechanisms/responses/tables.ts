import { toBase } from '../../format/units.js';
import type { TableMakers } from '../mechanism.js';
import { RISK_ONE } from './plan-types.js';

export interface ResponseTables {
  plan: {
    perceives: boolean;
    aware: number;
    ownRecord: number;
    kinListed: number;
    display: number;
    fadePerDay: number;
    kinElsewhere: number;
  };
  keeps: 'shame';
}

export const responseTables: TableMakers<ResponseTables> = {
  plan({ base: { perception } }) {
    return {
      perceives: perception !== undefined,
      aware: perception ? toBase(perception.aware) : 0,
      ownRecord: perception ? Math.round(toBase(perception.own_record) * RISK_ONE) : 0,
      kinListed: perception?.kin_listed ? Math.round(toBase(perception.kin_listed) * RISK_ONE) : 0,
      display: perception ? toBase(perception.display) : 0,
      fadePerDay: perception ? Math.max(1, Math.round(RISK_ONE / Math.max(1, toBase(perception.fades)))) : 0,
      kinElsewhere: perception?.kin_elsewhere ? toBase(perception.kin_elsewhere) : 0,
    };
  },
  /** People on public lists of kind black, and red, at the end of the last round. */
  keeps: { shame: { whole: ({ shames }) => (shames ? 2 : 0) } },
};
