import type { ReactNode } from 'react';

/** Words that change while something runs; read out politely when they do. */
export function ProgressText({ children }: { children: ReactNode }) {
  return <p role="status">{children}</p>;
}
