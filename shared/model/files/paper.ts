/** An explanation of benefits on paper: what the person types of it, as one claim. */
import { z } from 'zod';
import { CalendarDay, longestLine, OwnId, RecordId, TypedCents } from '../../bounds.ts';
import { ScanFacts } from '../bills/scan.ts';
import { mapNames } from '../claims/amount-table.ts';
import { mainPaperAmounts, morePaperAmounts } from './paper-amounts.ts';

/** What the plan says that it did: decided, refused to pay, or still deciding. */
export const paperDecisions = ['decided', 'not-paid', 'deciding'] as const;
export const PaperDecision = z.enum(paperDecisions);
export type PaperDecision = z.infer<typeof PaperDecision>;

const Line = z.string().max(longestLine);
const Cents = TypedCents.min(0).nullable();

/** `null`: the paper does not say it. */
export const PaperFacts = z.strictObject({
  planName: Line.min(1),
  provider: Line.nullable(),
  serviceStart: CalendarDay,
  /** The last day, where the care took several. */
  serviceEnd: CalendarDay.optional(),
  claimNumber: Line.nullable(),
  amounts: z.strictObject({
    ...mapNames(mainPaperAmounts, () => Cents),
    ...mapNames(morePaperAmounts, () => Cents.optional()),
  }),
  decision: PaperDecision.nullable(),
});
export type PaperFacts = z.infer<typeof PaperFacts>;

/** Somebody here, or somebody new, by name. */
export const PaperOwner = z.union([
  z.strictObject({ personId: OwnId }),
  z.strictObject({ newName: Line.nullable() }),
]);
export type PaperOwner = z.infer<typeof PaperOwner>;

/** Whose a new claim is, or the claim to change and whose it is then. */
export const PaperTarget = z.union([PaperOwner, z.strictObject({ claimId: RecordId, owner: PaperOwner })]);
export type PaperTarget = z.infer<typeof PaperTarget>;

/** A claim from paper, as its form begins. `paper`: the PDF or picture that is kept with it. */
export const PaperClaim = z.strictObject({
  personId: z.string(),
  facts: PaperFacts,
  paper: ScanFacts.nullable(),
});
export type PaperClaim = z.infer<typeof PaperClaim>;

/** `isHere`: the same claim was typed before, and nothing was added or changed. A claim that goes to another plan or person has another id then. */
export const SavedPaper = z.strictObject({ claimId: z.string(), personId: z.string(), isHere: z.boolean() });
export type SavedPaper = z.infer<typeof SavedPaper>;
