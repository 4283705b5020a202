const everyMs = 60;
const mostTries = 50;

/** Calls `then` with what `selector` finds once the page has it, within three seconds or never. Returns how to stop. */
export function whenThere(selector: string, then: (element: HTMLElement) => void): () => void {
  let tries = 0;
  const timer = setInterval(() => {
    tries += 1;
    const found = document.querySelector<HTMLElement>(selector);
    if (found === null && tries < mostTries) return;
    clearInterval(timer);
    if (found !== null) then(found);
  }, everyMs);
  return () => clearInterval(timer);
}
