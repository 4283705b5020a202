/** Electron's cancellable event. */
export interface StandinEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

/** Makes an event carrying `fields`; calling `preventDefault` sets `defaultPrevented`. */
export function createEvent<T extends object>(fields: T): T & StandinEvent {
  const event = Object.assign(fields, {
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  });
  return event;
}
