import { stat } from 'node:fs/promises';
import { localDay } from '#shared/dates';

/** The day on which a file was written: public lists have none. A clock that was wrong makes no list of tomorrow. */
export async function readFileDay(file: string, today: string): Promise<string> {
  const day = localDay(new Date((await stat(file)).mtimeMs));
  return day > today ? today : day;
}
