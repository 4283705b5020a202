import { createInterface } from 'node:readline/promises';

type Terminal = { input: NodeJS.ReadableStream & { isTTY?: boolean }; output: NodeJS.WritableStream };

/** Asks a question in the terminal; the index of the button that was named. Without a terminal it is cancelled. */
export async function askInTerminal(
  { message, detail = '', buttons = ['OK'], cancelId = 0 }: Electron.MessageBoxOptions,
  { input, output }: Terminal = { input: process.stdin, output: process.stdout },
): Promise<number> {
  if (!input.isTTY) return cancelId;
  const lines = createInterface({ input, output });
  const choices = buttons.map((label, index) => `${index + 1} ${label}`).join(', ');
  try {
    const answer = await lines.question(`\n${message}\n${detail}\n${choices}: `);
    const index = Number(answer.trim()) - 1;
    return buttons[index] === undefined ? cancelId : index;
  } finally {
    lines.close();
  }
}
