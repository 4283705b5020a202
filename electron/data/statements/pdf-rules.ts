/** Rules and spaces of pdfmake tables, in points. */
import type { CustomTableLayout } from 'pdfmake/interfaces.js';

const thin = 0.75;
const thick = 1.5;

const none = () => 0;
/** No rules and no space, for things side by side. */
export const bare: CustomTableLayout = {
  hLineWidth: none,
  vLineWidth: none,
  paddingLeft: none,
  paddingRight: none,
  paddingTop: none,
  paddingBottom: none,
};

/** A box with the given space inside, in points. */
export function boxRules(side: number, ends: number): CustomTableLayout {
  return {
    hLineWidth: () => thick,
    vLineWidth: () => thick,
    paddingLeft: () => side,
    paddingRight: () => side,
    paddingTop: () => ends,
    paddingBottom: () => ends,
  };
}

function ledgerRules(hasFoot: boolean, space: number): CustomTableLayout {
  return {
    hLineWidth(index, { table: { body } }) {
      if (index < 2) return 0;
      if (index === 2 || (hasFoot && index === body.length - 1)) return thick;
      return index === body.length && hasFoot ? 0 : thin;
    },
    vLineWidth: none,
    paddingLeft: () => 5,
    paddingRight: () => 5,
    paddingTop: (index) => (index < 2 ? 2 : space),
    paddingBottom: (index) => (index < 2 ? 3 : space),
  };
}

/** Thin rules between rows, a thick one under the titles. */
export const ledger = ledgerRules(false, 5);
/** As `ledger`, for rows of one line. */
export const denseLedger = ledgerRules(false, 2.5);
/** As `ledger`, with a thick rule above the foot. */
export const ledgerWithFoot = ledgerRules(true, 5);
