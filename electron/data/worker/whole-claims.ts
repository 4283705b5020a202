import type { OperationName } from './messages.ts';

/**
 * Asks that want what is kept of all claims of somebody (`ClaimDigests`): after a first download these must be read, a
 * millisecond each, and others are answered meanwhile.
 */
export const wantsWholeClaims: ReadonlySet<string> = new Set<OperationName>([
  'bills.claimChoices',
  'bills.claimPayments',
  'bills.get',
  'bills.list',
  'bills.paidClaims',
  'bills.paidOf',
  'drugCap.get',
  'episodes.get',
  'episodes.list',
  'forecast.get',
  'limits.get',
  'news.get',
  'nextYear.begin',
  'people.household',
  'planLists.get',
  'secondLook.ofBill',
  'statement.get',
  'taxes.worksheet',
]);
