import { registerHooks } from 'node:module';

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
Object.defineProperty(process, 'type', { value: 'browser' });
