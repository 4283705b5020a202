/**
 * A plan as the Marketplace's public files have it: of each of its variants the cells that a plan's form asks for, as they
 * stand there.
 *
 * @see CMS Exchange Public Use Files: Plan Attributes; Benefits and Cost Sharing
 */
import { z } from 'zod';
import { CalendarDay } from '../../bounds.ts';

/** Fourteen characters, and where it is known two for the variant: other variants have other deductibles. */
export const MarketplacePlanId = z.string().regex(/^\d{5}[A-Z]{2}\d{7}(?:-\d{2})?$/);

/** Columns of the plan itself. */
export const planColumns = [
  'BusinessYear',
  'PlanMarketingName',
  'PlanVariantMarketingName',
  'CSRVariationType',
  'DentalOnlyPlan',
  'ImportDate',
  'TEHBDedInnTier1Individual',
  'TEHBDedInnTier1FamilyPerPerson',
  'TEHBDedInnTier1FamilyPerGroup',
  'TEHBDedOutOfNetIndividual',
  'TEHBDedOutOfNetFamilyPerPerson',
  'TEHBDedOutOfNetFamilyPerGroup',
  'MEHBDedInnTier1Individual',
  'MEHBDedInnTier1FamilyPerPerson',
  'MEHBDedInnTier1FamilyPerGroup',
  'MEHBDedOutOfNetIndividual',
  'MEHBDedOutOfNetFamilyPerPerson',
  'MEHBDedOutOfNetFamilyPerGroup',
  'DEHBDedInnTier1Individual',
  'DEHBDedInnTier1FamilyPerPerson',
  'DEHBDedInnTier1FamilyPerGroup',
  'TEHBInnTier1IndividualMOOP',
  'TEHBInnTier1FamilyPerPersonMOOP',
  'TEHBInnTier1FamilyPerGroupMOOP',
  'TEHBOutOfNetIndividualMOOP',
  'TEHBOutOfNetFamilyPerPersonMOOP',
  'TEHBOutOfNetFamilyPerGroupMOOP',
  'MEHBInnTier1IndividualMOOP',
  'MEHBInnTier1FamilyPerPersonMOOP',
  'MEHBInnTier1FamilyPerGroupMOOP',
  'MEHBOutOfNetIndividualMOOP',
  'MEHBOutOfNetFamilyPerPersonMOOP',
  'MEHBOutOfNetFamilyPerGroupMOOP',
  'DEHBInnTier1IndividualMOOP',
  'DEHBInnTier1FamilyPerPersonMOOP',
  'DEHBInnTier1FamilyPerGroupMOOP',
] as const;
export type PlanColumn = (typeof planColumns)[number];

/** Columns of one benefit of it. */
export const benefitColumns = [
  'BusinessYear',
  'ImportDate',
  'BenefitName',
  'IsCovered',
  'CopayInnTier1',
  'CoinsInnTier1',
  'CopayOutofNet',
  'CoinsOutofNet',
] as const;
export type BenefitColumn = (typeof benefitColumns)[number];

/** Only what is in the file; texts are cut at this length. */
export const longestCell = 300;
const Cell = z.string().max(longestCell);
const PlanCells = z.partialRecord(z.enum(planColumns), Cell);
export type PlanCells = z.infer<typeof PlanCells>;
const BenefitCells = z.partialRecord(z.enum(benefitColumns), Cell);
export type BenefitCells = z.infer<typeof BenefitCells>;

/** More than any plan has. */
export const mostVariants = 20;
export const mostBenefits = 120;

const MarketplaceVariant = z.strictObject({
  planId: MarketplacePlanId,
  plan: PlanCells.nullable(),
  benefits: z.array(BenefitCells).max(mostBenefits),
});
export type MarketplaceVariant = z.infer<typeof MarketplaceVariant>;

/** `other-file`: neither of the two files. `not-here`: no such plan is in it. `endless`: a row without end. */
const planFileFaults = [
  'unreadable',
  'too-large',
  'too-slow',
  'packed',
  'not-csv',
  'other-file',
  'endless',
  'cut-off',
  'not-here',
] as const;
export type PlanFileFault = (typeof planFileFaults)[number];

export const MarketplacePlanFile = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('read'),
    name: z.string(),
    /** The day of the file. */
    dated: CalendarDay,
    kind: z.enum(['plans', 'benefits']),
    variants: z.array(MarketplaceVariant).min(1).max(mostVariants),
  }),
  z.strictObject({ state: z.literal('refused'), name: z.string(), fault: z.enum(planFileFaults) }),
]);
export type MarketplacePlanFile = z.infer<typeof MarketplacePlanFile>;
