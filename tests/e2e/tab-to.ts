import type { Page } from 'playwright';

/** Presses Tab until the focused control has this name, as someone without a mouse does. */
export async function tabTo(page: Page, name: RegExp, mostPresses = 60): Promise<void> {
  for (let press = 0; press < mostPresses; press++) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      const label = element?.getAttribute('aria-label') ?? element?.labels?.[0]?.textContent;
      return label || element?.textContent || '';
    });
    if (name.test(focused)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${name}`);
}
