import { screen, within } from '@testing-library/react';
import type userEvent from '@testing-library/user-event';

/** The letter as it reads now, on its page. */
const findLetter = () => screen.findByRole('region', { name: /^(Your letter|Su carta)$/ });

export async function readLetter(): Promise<string> {
  const paper = await findLetter();
  return [...paper.children]
    .map((paragraph) =>
      [...paragraph.querySelectorAll('h2, dt, p > span')]
        .map((line) => {
          const fact = line.tagName === 'DT' ? `: ${line.nextElementSibling?.textContent}` : '';
          return `${line.textContent}${fact}`;
        })
        .join('\n'),
    )
    .join('\n\n');
}

/** What is left to fill in, as the letter marks it. */
export const listMarks = async () =>
  [...(await findLetter()).querySelectorAll('mark')].map(({ textContent }) => textContent);

/** Every word as the person's own. */
export const findFreeText = () => screen.findByLabelText<HTMLTextAreaElement>(/^(The letter|La carta)$/);

export async function chooseLanguage(
  user: ReturnType<typeof userEvent.setup>,
  name: 'English' | 'Español',
): Promise<void> {
  await user.click(await screen.findByRole('button', { name: /Language of the letter|Idioma de la carta/ }));
  await user.click(within(await screen.findByRole('listbox')).getByRole('option', { name }));
}
