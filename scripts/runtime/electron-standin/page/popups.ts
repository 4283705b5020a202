import type { CdpConnection } from '../browser/cdp.ts';
import { toExternal } from '../net/addresses.ts';
import type { WindowPage } from './window-page.ts';

const openers = new Map<string, (url: string) => void>();

/** Calls `asked` when a link of that page wants a new window; the window itself never opens. */
export function followPopups(page: WindowPage, asked: (url: string) => void): void {
  void page.opened.then(() => openers.set(page.targetId, asked)).catch(() => undefined);
  page.on('closed', () => openers.delete(page.targetId));
  page.on('window-open', (url: string) => asked(toExternal(url)));
}

/** Stops every new page before its first request; those that a page opened are closed, the app's own go on. */
export async function holdPopups(cdp: CdpConnection): Promise<void> {
  cdp.listen('', 'Target.attachedToTarget', ({ sessionId, targetInfo, waitingForDebugger }) => {
    if (!waitingForDebugger) return;
    const opened =
      targetInfo.type === 'page' && targetInfo.openerId !== undefined && openers.has(targetInfo.openerId);
    const next = opened
      ? cdp.send('Target.closeTarget', { targetId: targetInfo.targetId })
      : cdp.send('Runtime.runIfWaitingForDebugger', {}, sessionId);
    next.catch(() => undefined);
  });
  await cdp.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
}
