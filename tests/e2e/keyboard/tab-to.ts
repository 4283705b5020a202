import type { Page } from 'playwright';
import { expect, vi } from 'vitest';

/** Presses Tab until the focused control has this name, as someone without a mouse does, once it is on the page. */
export async function tabTo(page: Page, name: RegExp, mostPresses = 60): Promise<void> {
  await vi.waitFor(
    async () =>
      expect(await listNames(page, 'a, button, input, select, textarea')).toContainEqual(
        expect.stringMatching(name),
      ),
    {
      timeout: 10_000,
    },
  );
  for (let press = 0; press < mostPresses; press++) {
    const [focused] = await listNames(page, ':focus');
    if (focused !== undefined && name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}`);
}

/** The names of the controls that the selector finds. */
function listNames(page: Page, selector: string): Promise<string[]> {
  return page.evaluate(
    (wanted) =>
      [...document.querySelectorAll<HTMLInputElement>(wanted)].map(
        (element) =>
          (element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent) ||
          (element.textContent ?? ''),
      ),
    selector,
  );
}
