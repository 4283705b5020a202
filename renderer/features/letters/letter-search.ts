import { BillLetter, billLetters, ClaimLetter, claimLetters } from '#shared/model/bills/letter';

/** The language of the letter to print. */
type LetterSearch = { language: 'en' | 'es' };

/** A template that there is none of, as in an address typed by hand, is the first one. */
export const claimLetterParams = {
  parse: ({ template, ...params }: { claimId: string; template: string }) => ({
    ...params,
    template: ClaimLetter.catch(claimLetters[0]).parse(template),
  }),
};
export const billLetterParams = {
  parse: ({ template, ...params }: { billId: string; template: string }) => ({
    ...params,
    template: BillLetter.catch(billLetters[0]).parse(template),
  }),
};
export const parseLetterSearch = (search: Record<string, unknown>): LetterSearch => ({
  language: search['language'] === 'es' ? 'es' : 'en',
});
