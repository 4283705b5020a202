import { type ComponentProps, useCallback, useState } from 'react';

/** A named part of a screen that scrolls by itself. It is reachable by keyboard while there is something to scroll to. */
export function ScrollRegion(
  props: Pick<ComponentProps<'div'>, 'className' | 'aria-label' | 'aria-labelledby' | 'children'>,
) {
  const [isStop, setStop] = useState(false);
  const watch = useCallback((element: HTMLElement | null) => {
    if (!element || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() =>
      setStop(
        element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1,
      ),
    );
    for (const part of [element, ...element.children]) observer.observe(part);
    return () => observer.disconnect();
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and a region for the main parts of a page.
    <div {...props} ref={watch} role="group" {...(isStop && { tabIndex: 0 })} />
  );
}
