/** The last check of a question before it is sent: it must not contain a number of a person here. */
import { AppError } from '../errors.ts';

/** Shorter ones occur in too many words by chance. */
const shortestNumber = 5;

/**
 * Refuses words that hold a patient id, a member number or another number of anyone here, however it is spaced.
 *
 * @throws {AppError} lookup/own-number
 */
export function refuseOwnNumbers(words: readonly string[], never: readonly string[]): void {
  const asked = words.map(stripSigns);
  const numbers = never.map(stripSigns).filter((one) => one.length >= shortestNumber);
  const isOwn = numbers.some((number) =>
    asked.some((one) => (/\d/.test(number) ? one.includes(number) : one === number)),
  );
  if (isOwn) throw new AppError('lookup/own-number', 'The question holds a number of a person here.');
}

function stripSigns(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
