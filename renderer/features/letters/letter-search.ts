import type { Language } from '#shared/languages';
import {
  BillLetter,
  billLetters,
  ClaimLetter,
  claimLetters,
  LetterLanguage,
} from '#shared/model/bills/letter';

/** The language of the letter to print. */
type LetterSearch = { language: Language };

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
  language: LetterLanguage.catch('en').parse(search['language']),
});
