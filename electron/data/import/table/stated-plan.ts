/** The name of the plan where the table itself states it: in a title above its columns, or in a column that says one name. */
import { foldHead } from './column-words.ts';
import type { HeadedTable } from './find-head.ts';
import { textOfCell } from './table-rows.ts';

const longestName = 100;

/** What stands before the name in a title, and above it in a column. */
const planWords =
  /^(?:(?:health |insurance |your |su )?plan(?: name)?|(?:nombre del )?plan(?: de salud)?|insurance(?: company| carrier)?|insurer|carrier|payer|aseguradora|seguro(?: medico)?|compania de seguros?)$/;

/** What stands behind the name in the same cell: after a gap, or under a label of its own. */
const behindName = / {2}|\s\||\s\p{L}{1,40}\s?:/u;

/** Another label in the place of the name, as "Period: 2026" beside an empty plan. */
const isLabel = (text: string): boolean => /^\p{L}[\p{L} ]{0,40}:/u.test(text);

/** `''` where it states none, or several. */
export function findStatedPlan({ heads, titles, data }: HeadedTable): string {
  const isName = (text: string) =>
    text !== '' && text.length <= longestName && /\p{L}/u.test(text) && !isLabel(text);
  for (const cells of titles) {
    const texts = cells.map(textOfCell).filter((text) => text !== '');
    const [first = '', second = ''] = texts;
    const [label = '', ...rest] = first.split(':');
    const stated = rest.join(':').trim() || (texts.length === 2 ? second : '');
    const name = stated.trim().split(behindName)[0]?.trim() ?? '';
    if (planWords.test(foldHead(label)) && isName(name)) return name;
  }
  const column = heads.findIndex((head) => planWords.test(foldHead(head)));
  if (column < 0) return '';
  const names = new Set(data.map(({ cells }) => textOfCell(cells[column])).filter((text) => text !== ''));
  const [only = ''] = names;
  return names.size === 1 && isName(only) ? only : '';
}
