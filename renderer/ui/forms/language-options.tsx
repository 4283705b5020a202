import { languageCodes, languages } from '#shared/languages';

/** Each language under its own name, so that those who need it find it. */
export const languageOptions = languageCodes.map((value) => ({
  value,
  label: <span lang={value}>{languages[value].name}</span>,
}));
