import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const electronModule = new URL('./api/electron.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    if (/^electron(\/(main|common|renderer))?$/.test(specifier)) {
      return { url: electronModule, format: 'module-typescript', shortCircuit: true };
    }
    return next(specifier, context);
  },
});

for (const [name, value] of Object.entries({ electron: '45.4.1', chrome: '0.0.0.0' })) {
  Object.defineProperty(process.versions, name, { value, configurable: true, enumerable: true });
}
// The hook is inherited by threads, which have no type in Electron (shell/common/node_bindings.cc `OnNodePreload`).
if (isMainThread) Object.defineProperty(process, 'type', { value: 'browser' });
