/** `process.parentPort` of a module that runs in a process of its own. */
import { EventEmitter } from 'node:events';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const port = Object.assign(new EventEmitter(), {
    postMessage: (message: unknown) => process.send?.(message),
  });
  // As Node does, Electron keeps what comes before anybody listens.
  port.once('newListener', () => {
    process.on('message', (data) => port.emit('message', { data, ports: [] }));
  });
  process.on('disconnect', () => process.exit());
  Object.defineProperty(process, 'parentPort', { value: port });
  Object.defineProperty(process, 'type', { value: 'utility' });
}
