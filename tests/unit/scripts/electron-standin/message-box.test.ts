import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { askInTerminal } from '../../../../scripts/runtime/electron-standin/api/message-box.ts';

const question = {
  message: 'Erase everything?',
  detail: 'No way back.',
  buttons: ['Erase', 'Cancel'],
  cancelId: 1,
};

async function answerWith(typed: string, isTTY = true): Promise<{ response: number; shown: string }> {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = new PassThrough();
  input.write(`${typed}\n`);
  const response = await askInTerminal(question, { input, output });
  return { response, shown: String(output.read() ?? '') };
}

test('a question is asked in the terminal, and only the number of a button is a choice', async () => {
  const { response, shown } = await answerWith('1');
  expect(response).toBe(0);
  expect(shown).toContain('Erase everything?\nNo way back.\n1 Erase, 2 Cancel: ');
  for (const typed of ['2', '', 'yes', '0', '3', '1.5']) expect((await answerWith(typed)).response).toBe(1);
});

test('without a terminal it is cancelled', async () => {
  expect(await answerWith('1', false)).toEqual({ response: 1, shown: '' });
});
