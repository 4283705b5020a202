import type { StatementOptions } from '../model/statement.ts';

/** How a statement is printed unless the person chooses otherwise. */
export const usualOptions: StatementOptions = {
  size: 'regular',
  allClaims: false,
  paper: 'letter',
  language: 'en',
  hideDiagnoses: false,
  hideBilled: false,
  showCodes: false,
  fullMemberId: false,
};
