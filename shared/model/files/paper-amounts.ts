/** The amounts of an explanation of benefits that a person types, and that a PDF may offer. */

/** The amounts that nearly every paper states. */
export const mainPaperAmounts = ['billed', 'allowed', 'planPaid', 'yourShare'] as const;
/** What some papers list beside: of what the share is made, and why the plan paid less than it approved. */
export const morePaperAmounts = [
  'notCovered',
  'otherInsurerPaid',
  'deductible',
  'copay',
  'coinsurance',
] as const;
export const paperAmounts = [...mainPaperAmounts, ...morePaperAmounts] as const;
export type PaperAmount = (typeof paperAmounts)[number];
