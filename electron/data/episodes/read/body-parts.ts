/**
 * Which part of the body, or which reason, a diagnosis or an operation is about. Ranges of public codes, words of our
 * own. What is private (mental health, substance use, reproductive care, HIV) has none here, so that a name never tells it.
 *
 * @see ICD-10-CM chapters and blocks; ICD-10-PCS section 0, body system and body part
 */
import type { BodyPart } from '#shared/model/episodes/episode';

/** Families of ICD-10-CM, first and last, in three characters. The first range that holds a family decides. */
const diagnosisRanges: readonly (readonly [string, string, BodyPart])[] = [
  ['A00', 'A49', 'infection'],
  ['C00', 'C97', 'cancer'],
  ['D50', 'D89', 'blood'],
  ['E00', 'E07', 'thyroid'],
  ['E08', 'E13', 'diabetes'],
  ['G00', 'G09', 'brain'],
  ['G20', 'G37', 'brain'],
  ['G40', 'G45', 'brain'],
  ['G50', 'G99', 'nerve'],
  ['H00', 'H59', 'eye'],
  ['H60', 'H95', 'ear'],
  ['I05', 'I52', 'heart'],
  ['I60', 'I69', 'brain'],
  ['I70', 'I99', 'blood-vessel'],
  ['J00', 'J06', 'throat'],
  ['J30', 'J39', 'throat'],
  ['J00', 'J99', 'lung'],
  ['K00', 'K14', 'mouth'],
  ['K20', 'K31', 'stomach'],
  ['K35', 'K38', 'appendix'],
  ['K40', 'K46', 'hernia'],
  ['K50', 'K64', 'bowel'],
  ['K70', 'K77', 'liver'],
  ['K80', 'K87', 'gallbladder'],
  ['L00', 'L99', 'skin'],
  ['M16', 'M16', 'hip'],
  ['M17', 'M17', 'knee'],
  ['M22', 'M23', 'knee'],
  ['M40', 'M49', 'back'],
  ['M50', 'M50', 'neck'],
  ['M51', 'M51', 'back'],
  ['M54', 'M54', 'back'],
  ['M75', 'M75', 'shoulder'],
  ['M00', 'M25', 'joint'],
  ['N00', 'N39', 'kidney'],
  ['N60', 'N65', 'breast'],
  ['R07', 'R07', 'chest'],
  ['R10', 'R10', 'belly'],
  ['S00', 'S09', 'head'],
  ['S10', 'S19', 'neck'],
  ['S20', 'S29', 'chest'],
  ['S32', 'S33', 'back'],
  ['S30', 'S39', 'belly'],
  ['S40', 'S49', 'shoulder'],
  ['S50', 'S59', 'elbow'],
  ['S60', 'S69', 'hand'],
  ['S70', 'S73', 'hip'],
  ['S74', 'S79', 'leg'],
  ['S80', 'S80', 'knee'],
  ['S83', 'S83', 'knee'],
  ['S81', 'S89', 'leg'],
  ['S90', 'S99', 'foot'],
  ['T07', 'T34', 'injury'],
];

/** What is not named: F mental health and substance use, HIV, sexual health, reproductive and pregnancy care. */
const privateFamilies = /^(?:F|O|B2[0-4]|A5|A6[0-4]|N4[0-9]|N5[0-3]|N[789]|Z21|Z2[23]|Z3[0-9]|Z64|Q5[0-6])/;
/** Words by which a plan may say the same where it sends no ICD-10 code. */
const privateWords =
  /\b(?:hiv|aids|mental|psych\w*|depress\w*|anxiety|bipolar|schizo\w*|addict\w*|alcohol\w*|opioid\w*|drug (?:use|abuse)|substance|contracepti\w*|abort\w*|miscarr\w*|pregnan\w*|fertil\w*|sexual\w*|stress|suicid\w*)\b/i;

/** Pain of a joint, where the sixth character says of which. */
const joints: ReadonlyMap<string, BodyPart> = new Map([
  ['M25561', 'knee'],
  ['M25562', 'knee'],
  ['M25551', 'hip'],
  ['M25552', 'hip'],
  ['M25511', 'shoulder'],
  ['M25512', 'shoulder'],
]);

/** True for a reason that no name tells. `text`: the plan's words. */
export function isPrivateReason(family: string | null, text: string | null): boolean {
  return (family !== null && privateFamilies.test(family)) || (text !== null && privateWords.test(text));
}

/** The part of a diagnosis. `code`: ICD-10-CM, with or without the dot; `null` where there is no name for it. */
export function findPartOfDiagnosis(code: string): BodyPart | null {
  const plain = code.replace('.', '').toUpperCase();
  const family = plain.slice(0, 3);
  const joint = joints.get(plain.slice(0, 6));
  if (joint) return joint;
  return diagnosisRanges.find(([first, last]) => family >= first && family <= last)?.[2] ?? null;
}

/** Beginnings of ICD-10-PCS codes; `.` stands for the root operation. The first that fits decides. */
const operationParts: readonly (readonly [RegExp, BodyPart])[] = [
  [/^0S.[CDT-W]/, 'knee'],
  [/^0Q.[DF]/, 'knee'],
  [/^0S.[9ABERS]/, 'hip'],
  [/^0R.[EFGHJK]/, 'shoulder'],
  [/^0R.[LM]/, 'elbow'],
  [/^0R.[N-X]/, 'hand'],
  [/^0S.[F-Q]/, 'foot'],
  [/^0S.[0-8]/, 'back'],
  [/^0R.[0-5]/, 'neck'],
  [/^0R.[6-9AB]/, 'back'],
  [/^02/, 'heart'],
  [/^0[3-6]/, 'blood-vessel'],
  [/^00/, 'brain'],
  [/^01/, 'nerve'],
  [/^08/, 'eye'],
  [/^09/, 'ear'],
  [/^0B/, 'lung'],
  [/^0C/, 'mouth'],
  [/^0D.J/, 'appendix'],
  [/^0D.[67]/, 'stomach'],
  [/^0D/, 'bowel'],
  [/^0F.[4]/, 'gallbladder'],
  [/^0F/, 'liver'],
  [/^0G/, 'thyroid'],
  [/^0H.[TUV]/, 'breast'],
  [/^0[HJ]/, 'skin'],
  [/^0T/, 'kidney'],
  [/^0Y.[5-8A]/, 'hernia'],
];

/** Whether an ICD-10-PCS code is an operation, open or through a scope, and of which part. */
export function readOperation(code: string): { part: BodyPart | null } | null {
  if (!/^0[0-9A-HJ-NP-Z]{3}[04F][0-9A-Z]{2}$/i.test(code)) return null;
  return { part: operationParts.find(([begins]) => begins.test(code.toUpperCase()))?.[1] ?? null };
}

/** Whether an ICD-10-PCS code is the birth of a child. */
export function isDeliveryCode(code: string): boolean {
  return /^10[DE]0/i.test(code);
}
