/** Words that no text people read may use, in one language. */
export type Glossary = {
  rules: readonly Rule[];
  /** Texts (`file key`) that hold such a word and are right, each with its reason. */
  exceptions: Readonly<Record<string, string>>;
};

export type Rule = {
  /** What to say instead. */
  say: string;
  not: RegExp;
  /** A text as it must not be; shows that the rule finds what it is for. */
  bad: string;
  /** Files without `.json`, where a word is wrong only there. */
  only?: readonly string[];
};
