/** When a screen of the app is as a person sees it after a moment. */
import type { Page } from 'playwright';

type Fiber = { child: Fiber | null; stateNode: { current: Fiber } | null; memoizedProps: AppParts | null };
type AppParts = {
  client?: { isFetching(): number };
  router?: {
    state: { status: string; location: { href: string }; resolvedLocation?: { href: string } };
  };
};

/**
 * Resolves when the screen of the address is drawn, every answer that it waits for has come, and nothing on it moves.
 * Rejects after ten seconds with what was still open.
 */
export async function settlePage(page: Page): Promise<void> {
  await page.evaluate(`(${waitUntilStill.toString()})(${findAppParts.toString()})`);
}

/**
 * Runs in the page, so that it may refer to nothing outside itself: the query client and the router, which are among the
 * outermost parts of the app. It looks at React's own tree, because the app shows nothing by which they could be found.
 */
export function findAppParts(): AppParts {
  const found: AppParts = {};
  const root = document.getElementById('root') as unknown as Record<string, Fiber> | null;
  const key = Object.keys(root ?? {}).find((name) => name.startsWith('__reactContainer$')) ?? '';
  let fiber: Fiber | null = root?.[key]?.stateNode?.current ?? null;
  for (; fiber !== null; fiber = fiber.child) {
    if (fiber.memoizedProps?.client?.isFetching) found.client ??= fiber.memoizedProps.client;
    if (fiber.memoizedProps?.router?.state) found.router ??= fiber.memoizedProps.router;
  }
  return found;
}

/** Runs in the page as `findAppParts` does. */
async function waitUntilStill(findParts: typeof findAppParts): Promise<void> {
  const ends = Date.now() + 10_000;

  const openThings = (): string[] => {
    const { client, router } = findParts();
    if (client === undefined || router === undefined) return ['the app itself'];
    const { status, location, resolvedLocation } = router.state;
    const isMoving = document.getAnimations().some(({ playState, effect }) => {
      return playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
    });
    const things = {
      'the screen': status !== 'idle' || location.href !== resolvedLocation?.href,
      answers: client.isFetching() > 0,
      rows: document.querySelector('[aria-busy="true"]') !== null,
      fonts: document.fonts.status !== 'loaded',
      'something that moves': isMoving,
    };
    return Object.entries(things).flatMap(([name, isOpen]) => (isOpen ? [name] : []));
  };

  // An answer may lead to the next question, and an address to a screen, a frame later.
  for (let quietFrames = 0; quietFrames < 4; ) {
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
      setTimeout(resolve, 100);
    });
    const open = openThings();
    quietFrames = open.length > 0 ? 0 : quietFrames + 1;
    if (open.length > 0 && Date.now() > ends) throw new Error(`Still not there: ${open.join(', ')}.`);
  }
}
