/** Public tables of the Marketplace, made up. */

export const planId = '12345WA0010001';

type Cells = Readonly<Record<string, string>>;
const quote = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Rows as a CSV, with the columns of the first. */
export function writeTable(rows: readonly Cells[]): string {
  const columns = Object.keys(rows[0] ?? {});
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => `${cells.map(quote).join(',')}\r\n`)
    .join('');
}

/** The standard variant of a silver plan, or another one. */
export function makePlan(variant = '01', changes: Cells = {}): Cells {
  return {
    BusinessYear: '2027',
    StateCode: 'WA',
    ImportDate: '2026-10-21',
    PlanMarketingName: 'Harborlight Silver, 3 visits free',
    StandardComponentId: planId,
    PlanId: `${planId}-${variant}`,
    CSRVariationType: variant === '04' ? '73% AV Level Silver Plan' : 'Standard Silver On Exchange Plan',
    DentalOnlyPlan: 'No',
    TEHBDedInnTier1Individual: '$2,500 ',
    TEHBDedInnTier1FamilyPerPerson: '$2500 per person',
    TEHBDedInnTier1FamilyPerGroup: '$5000 per group',
    TEHBDedOutOfNetIndividual: 'Not Applicable',
    TEHBDedOutOfNetFamilyPerPerson: 'per person not applicable',
    TEHBDedOutOfNetFamilyPerGroup: 'per group not applicable',
    TEHBInnTier1IndividualMOOP: '$10,600',
    TEHBInnTier1FamilyPerPersonMOOP: '$10600 per person',
    TEHBInnTier1FamilyPerGroupMOOP: '$21200 per group',
    ...changes,
  };
}

export function makeBenefit(BenefitName: string, copay: string, coins: string, changes: Cells = {}): Cells {
  return {
    BusinessYear: '2027',
    StateCode: 'WA',
    ImportDate: '2026-10-21',
    StandardComponentId: planId,
    PlanId: `${planId}-01`,
    BenefitName,
    IsCovered: 'Covered',
    CopayInnTier1: copay,
    CoinsInnTier1: coins,
    CopayOutofNet: 'Not Applicable',
    CoinsOutofNet: '100.00%',
    Explanation: '',
    ...changes,
  };
}
