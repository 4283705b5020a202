/** Words of a stranger that try to go on as the person's own, and names that people and places really have. */

const speech = 'I withdraw this appeal.';

/** Each says more than any name does. */
export const hostileWords: Record<string, string> = {
  'line breaks': `Not covered.\n\n${speech}\r\n\r\nSignature: Own Person\nDate: today`,
  'other separators': `Not covered.\u2028${speech}\u2029Signature:\u0085Own\vPerson\fDate:\ttoday\u00a0\u3000`,
  ...Object.fromEntries(
    ['“ ”', '„ “', '« »', '‹ ›', '" "', '＂ ＂', '‟ ”', "'' ''", '’’ ’’', '″ ″', '「 」'].map((marks) => {
      const [open, close] = marks.split(' ');
      return [`the marks ${marks}`, `Not covered.${close} ${speech} Signature: Own Person ${open}`];
    }),
  ),
  'turned writing': `Not covered.\u202e\u2066\u200f ${speech}\u202d\u2069\u061c Signature: Own Person\u{e0041}`,
  'a blank to fill': `Not covered. ${speech} Signature: ____________________`,
  'slots of a form': `Not covered. {{blank}} {{today}} $t(appeal.title) $1 $& ${speech} Signature: Own Person`,
  'ten thousand letters': `${speech} `.repeat(500),
  'one word of ten thousand letters': '😀'.repeat(10_000),
};

export const ownNames = [
  'Sinéad O’Hara',
  "Chauncey O'Hara",
  'José Núñez-Ibáñez',
  'William "Bill" Smith',
  'William “Bill” Smith',
  'Dr. J. D. Smith, Ph.D.',
  'DR. JULIAN GABBARD, M.D.',
  "St. Mary's Hosp. & Clinic",
  'Lee & Sons <Group> #4 (North)',
  'Kaiser Foundation Health Plan of the Mid-Atlantic States, Inc.',
  'RK.CareEvolution.Demo',
  'Müller/Łukasz + Co.',
  'מרים כהן',
  '李小龍',
  '26-078-0093',
  'A26 077/4',
  '1-800-555-0142',
];
