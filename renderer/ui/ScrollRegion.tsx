import type { ComponentProps } from 'react';

/** A named part of a screen that scrolls by itself, and so must be reachable by keyboard. */
export function ScrollRegion(
  props: Pick<ComponentProps<'section'>, 'className' | 'aria-label' | 'aria-labelledby' | 'children'>,
) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
  return <section {...props} tabIndex={0} />;
}
