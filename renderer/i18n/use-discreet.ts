import { createContext, useContext } from 'react';

export type Discreet = {
  /** True while amounts and what care it was are not to be seen. */
  isHidden: boolean;
  /** True while discreet mode is on, shown or not. */
  isOn: boolean;
  /** Shows everything until the person leaves the screen, or hides it again. */
  show(isShown: boolean): void;
  turn(isOn: boolean): void;
};

/** Outside of the frame, on paper for one, nothing is hidden. */
export const nothingHidden: Discreet = {
  isHidden: false,
  isOn: false,
  show: () => undefined,
  turn: () => undefined,
};

export const DiscreetContext = createContext<Discreet>(nothingHidden);

export function useDiscreet(): Discreet {
  return useContext(DiscreetContext);
}
