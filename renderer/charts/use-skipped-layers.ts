import { type RefCallback, useCallback } from 'react';

const layers = '[class*="recharts-zIndex-layer"]:not([tabindex])';

/**
 * For the element around a chart: Tab goes past the chart's layers. Recharts fills each by a React portal, whose
 * listeners for focus make Chromium take it for a control.
 */
export function useSkippedLayers(): RefCallback<HTMLElement> {
  return useCallback((chart: HTMLElement | null) => {
    if (!chart) return;
    const skip = () => {
      for (const layer of chart.querySelectorAll(layers)) layer.setAttribute('tabindex', '-1');
    };
    skip();
    const observer = new MutationObserver(skip);
    observer.observe(chart, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
}
