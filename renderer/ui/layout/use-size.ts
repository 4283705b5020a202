import { type RefCallback, useCallback, useState } from 'react';

export type Size = {
  /** For the element to measure. */
  ref: RefCallback<HTMLElement>;
  /** Its width in px; 0 before it is on screen. */
  width: number;
  /** The size of 1rem in px, which follows the person's text size. */
  rem: number;
};

/** Measures an element's width and the text size, so that a component can choose what fits. */
export function useSize(): Size {
  const [size, setSize] = useState({ width: 0, rem: 18 });
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element) return;
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 18;
      const width = element.clientWidth;
      setSize((old) => (old.width === width && old.rem === rem ? old : { width, rem }));
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, ...size };
}
