/** Finds and writes records that are nested too deeply for recursion. */

/** Real records have fewer than thirty levels. */
export const deepestRecord = 200;

/** Walks level by level: recursion would overflow on exactly the records this looks for. */
export function isDeeperThan(value: object, most: number): boolean {
  let level: object[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap((one) =>
      Object.values(one).filter((child) => typeof child === 'object' && child !== null),
    );
  }
  return false;
}

/** The JSON text of a value of any depth. */
export function deepText(value: unknown): string {
  let text = '';
  const todo: ({ text: string } | { value: unknown })[] = [{ value }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if ('text' in next) {
      text += next.text;
      continue;
    }
    const one = next.value;
    if (typeof one !== 'object' || one === null) {
      text += JSON.stringify(one) ?? 'null';
      continue;
    }
    const isList = Array.isArray(one);
    const parts = Object.entries(one).flatMap(([key, child], index) => [
      { text: `${index > 0 ? ',' : ''}${isList ? '' : `${JSON.stringify(key)}:`}` },
      { value: child },
    ]);
    todo.push({ text: isList ? ']' : '}' }, ...parts.reverse(), { text: isList ? '[' : '{' });
  }
  return text;
}
