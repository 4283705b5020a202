/** What a person does at a window. */
const inputs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** Calls `note` at each input, whatever it is for. Returns a function that stops it. */
export function listenForInput(note: () => void): () => void {
  for (const input of inputs) addEventListener(input, note, { capture: true, passive: true });
  return () => {
    for (const input of inputs) removeEventListener(input, note, { capture: true });
  };
}
