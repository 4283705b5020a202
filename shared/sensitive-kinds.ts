/**
 * Kinds of care that many people keep to themselves. `labeled`: the plan itself marked the record as sensitive.
 *
 * @see HL7 v3 ActCode, InformationSensitivityPolicy; FHIR Data Segmentation for Privacy; SAMHSA Consent2Share
 */
export const sensitiveKinds = [
  'mental',
  'substance',
  'reproductive',
  'hiv',
  'genetic',
  'violence',
  'labeled',
] as const;
export type SensitiveKind = (typeof sensitiveKinds)[number];
