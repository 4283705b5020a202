import { createContext, type ReactNode, use, useState } from 'react';

const Choices = createContext<Map<string, unknown>>(new Map());

/** Remembers what was chosen on a screen until the window closes. */
export function SessionChoicesProvider({ children }: { children: ReactNode }) {
  const [choices] = useState(() => new Map<string, unknown>());
  return <Choices value={choices}>{children}</Choices>;
}

/** A choice that is still made when the screen is opened again. `name`: whose and which one. */
export function useSessionChoice<T>(name: string, first: T): [T, (next: T) => void] {
  const choices = use(Choices);
  const [value, setValue] = useState(() => (choices.has(name) ? (choices.get(name) as T) : first));
  const choose = (next: T) => {
    choices.set(name, next);
    setValue(next);
  };
  return [value, choose];
}
