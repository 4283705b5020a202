import type { Claim, ClaimLine } from '#shared/model/claims/claim';

/** What list rows and search need of a service. */
export type ListedLine = Pick<
  ClaimLine,
  'number' | 'serviceStart' | 'serviceEnd' | 'service' | 'modifiers' | 'amounts' | 'isTotal' | 'isReplaced'
>;

/** What only an opened claim shows: nothing that rows, search or the standing among other claims need. */
export type ClaimDetails = Pick<Claim, 'lines' | 'planKind' | 'facts' | 'unread' | 'technical'>;

/** A claim as far as rows, search and its standing among other claims need it. Every {@link Claim} is one. */
export type ListedClaim = Omit<Claim, keyof ClaimDetails> & { readonly lines: readonly ListedLine[] };

/** A claim as far as the app works with it; what of it was not understood is told of an opened claim only. */
export type WorkingClaim = Omit<Claim, 'unread' | 'technical'>;
