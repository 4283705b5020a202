/** Letters that the person writes from our templates, and may change word by word. */
import { z } from 'zod';

/** Each has its texts under `letters`. */
export const LetterTemplate = z.enum(['appeal']);
export type LetterTemplate = z.infer<typeof LetterTemplate>;

/** The language of the letter, which need not be the app's. */
export const LetterLanguage = z.enum(['en', 'es']);
export type LetterLanguage = z.infer<typeof LetterLanguage>;

/** As written, with its lines; a run of underscores is a blank to fill by hand. */
export const LetterText = z.string().max(20_000);

/** What was kept, by language; `null`: nothing yet. */
export const KeptLetters = z.strictObject({ en: LetterText.nullable(), es: LetterText.nullable() });
export type KeptLetters = z.infer<typeof KeptLetters>;
