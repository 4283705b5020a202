import type { Language } from '#shared/languages';

/** Words of questions that say nothing of what is looked for. */
export const skippedWords: Readonly<Record<Language, readonly string[]>> = {
  en: (
    'a about an and any are at be by can cannot could did do does for from get has have how i if in is it ' +
    'its me my of on or our out should so that the their there these this to was we what when where which ' +
    'who whom why will with would you your'
  ).split(' '),
  es: (
    'a al algo alguien como con cual cuales cuando de debo del donde el ella en es esta este esto estos ' +
    'fue ha hago hay la las le lo los me mi mis o para pero por porque puede puedo que quien se ser si ' +
    'sin sobre son su sus tengo un una uno y ya yo'
  ).split(' '),
};
