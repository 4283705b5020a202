import type { ReactNode } from 'react';

/** As deep as a heading of a statement stands: 1 is the statement's own. */
export type HeadingLevel = 1 | 2 | 3;

export function Heading({ level, children }: { level: HeadingLevel; children: ReactNode }) {
  const Element = `h${level}` as const;
  return <Element>{children}</Element>;
}
