/** Heads of columns in the words of portals: what states an amount or a day of a claim, and what only names one. */
import { expect, it } from 'vitest';
import { meaningOfHead } from '../../../electron/data/import/table/column-words.ts';

it.each<[string, string]>([
  ['Date Visited', 'serviceDate'],
  ['Visited on', 'serviceDate'],
  ['Svc Date', 'serviceDate'],
  ['From DOS', 'serviceDate'],
  ['To DOS', 'serviceEnd'],
  ['Check Date', 'decidedOn'],
  ['Member Rate', 'allowed'],
  ['Amount Saved', 'discount'],
  ['Plan’s Share', 'planPaid'],
  ['Amt Paid', 'planPaid'],
  ['Paid to provider', 'planPaid'],
  ['Disallowed amount', 'notCovered'],
  ['Amount denied', 'notCovered'],
  ['Maximum You May Be Billed', 'yourShare'],
  ['Provider may bill you', 'yourShare'],
  ['Amount due', 'yourShare'],
  ['Pt Resp', 'yourShare'],
  ['Deductible/Copay/Coinsurance', 'yourShare'],
  ['Applied to deductible', 'deductible'],
  ['Ded', 'deductible'],
  ['Copay/Coinsurance', 'copay'],
  ['Out of pocket', 'yourShare'],
  ['Your out-of-pocket cost', 'yourShare'],
  ['Billed by provider', 'billed'],
  ['Visited', 'provider'],
  ['Dentist', 'provider'],
  ['Delta Dental Pays', 'planPaid'],
  ['Member', 'member'],
  ['N.º de reclamo', 'claimNumber'],
  ['Monto que usted debe', 'yourShare'],
  ['Coseguro', 'coinsurance'],
  ['Ahorros', 'discount'],
])('%s is %s', (head, meaning) => {
  expect(meaningOfHead(head)).toBe(meaning);
});

it.each([
  ...['Deductible Remaining', 'Remaining deductible', 'Deductible met', 'Deductible year to date'],
  ...['Out-of-Pocket Max Remaining', 'Applied to out-of-pocket maximum', 'OOP max', 'Deducible restante'],
  ...['Deductible & Coinsurance', 'Amount above allowed', 'Exceeds allowed amount', 'Paid to member'],
  ...['Payment to you', 'Date billed'],
])('%s is no amount, day or name of a claim', (head) => {
  expect(meaningOfHead(head)).toBe('other');
});
