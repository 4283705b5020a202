/** How wide texts are in bold Public Sans, for columns and lines that both renderers set alike. */

/** Advances of the characters from space to tilde, in thousandths of the type's size. */
const advances = [
  226, 282, 480, 616, 680, 939, 784, 261, 333, 336, 473, 588, 277, 393, 270, 381, 644, 428, 635, 665, 656,
  675, 660, 626, 671, 659, 270, 278, 578, 588, 578, 534, 828, 726, 684, 718, 720, 634, 614, 759, 770, 308,
  402, 717, 578, 918, 782, 760, 652, 773, 696, 692, 616, 724, 704, 968, 717, 668, 670, 337, 381, 337, 484,
  553, 264, 566, 608, 547, 608, 576, 396, 628, 592, 267, 288, 580, 329, 896, 593, 576, 607, 607, 412, 527,
  416, 595, 520, 788, 588, 563, 496, 384, 268, 384, 612,
];
const otherAdvance = 650;
/** Of figures that are all of one width, and of the marks between them. */
const tabularAdvances: Readonly<Record<string, number>> = Object.fromEntries([
  ...[...'0123456789-'].map((digit) => [digit, 700]),
  ...[...',.'].map((mark) => [mark, 300]),
]);

/** The width in points; at least that of regular type. */
export function measureText(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += advances[(character.codePointAt(0) ?? 0) - 32] ?? otherAdvance;
  return (width * size) / 1000;
}

/** The width of an amount, whose figures are all of one width. */
export function measureFigures(text: string, size: number): number {
  let width = 0;
  for (const character of text)
    width += tabularAdvances[character] ?? advances[(character.codePointAt(0) ?? 0) - 32] ?? otherAdvance;
  return (width * size) / 1000;
}

/** The lines that a text takes in a room of so many points. */
export function countLines(text: string, size: number, room: number): number {
  let lines = 1;
  let at = 0;
  for (const word of text.split(' ')) {
    const width = measureText(word, size);
    if (at > 0 && at + width > room) {
      lines += 1;
      at = 0;
    }
    // A word that is wider than the room is broken.
    if (width > room) lines += Math.floor(width / room);
    at += width + (advances[0] ?? 0) * (size / 1000);
  }
  return lines;
}
