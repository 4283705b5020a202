/** Code systems, and the concepts that name them. */
import type { CodeableConcept } from 'fhir/r4';

const carin = 'http://hl7.org/fhir/us/carin-bb';
export const terminology = 'http://terminology.hl7.org/CodeSystem';

/** `localService` and `localReason` are the sample plan's own, with words of its own. */
export const systems = {
  adjudication: `${terminology}/adjudication`,
  carinAdjudication: `${carin}/CodeSystem/C4BBAdjudication`,
  discriminator: `${carin}/CodeSystem/C4BBAdjudicationDiscriminator`,
  payerStatus: `${carin}/CodeSystem/C4BBPayerAdjudicationStatus`,
  claimType: `${terminology}/claim-type`,
  institutional: `${carin}/CodeSystem/C4BBInstitutionalClaimSubType`,
  identifierType: `${carin}/CodeSystem/C4BBIdentifierType`,
  supportingInfo: `${carin}/CodeSystem/C4BBSupportingInfoType`,
  careTeamRole: `${terminology}/claimcareteamrole`,
  carinCareTeamRole: `${carin}/CodeSystem/C4BBClaimCareTeamRole`,
  relatedClaim: `${carin}/CodeSystem/C4BBRelatedClaimRelationshipCodes`,
  relatedPrior: `${terminology}/ex-relatedclaimrelationship`,
  payeeType: `${terminology}/payeetype`,
  diagnosisType: `${terminology}/ex-diagnosistype`,
  carinDiagnosisType: `${carin}/CodeSystem/C4BBClaimDiagnosisType`,
  onAdmission: 'https://www.cms.gov/Medicare/Medicare-Fee-for-Service-Payment/HospitalAcqCond/Coding',
  carinProcedureType: `${carin}/CodeSystem/C4BBClaimProcedureType`,
  icd10: 'http://hl7.org/fhir/sid/icd-10-cm',
  icd10pcs: 'http://www.cms.gov/Medicare/Coding/ICD10',
  cpt: 'http://www.ama-assn.org/go/cpt',
  hcpcs: 'https://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  cdt: 'http://www.ada.org/cdt',
  ndc: 'http://hl7.org/fhir/sid/ndc',
  compound: `${carin}/CodeSystem/C4BBCompoundLiteral`,
  revenue: 'https://www.nubc.org/CodeSystem/RevenueCodes',
  place: 'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set',
  drg: 'https://www.cms.gov/Medicare/Medicare-Fee-for-Service-Payment/AcuteInpatientPPS/MS-DRG-Classifications-and-Software',
  tooth: 'http://terminology.hl7.org/CodeSystem/ADAUniversalToothDesignationSystem',
  absent: `${terminology}/data-absent-reason`,
  localService: 'https://evergreen-sample.example/fhir/CodeSystem/service',
  adjustmentReason: 'https://x12.org/codes/claim-adjustment-reason-codes',
  rejectReason: `${terminology}/NCPDPRejectCode`,
  localReason: 'https://evergreen-sample.example/fhir/CodeSystem/reason',
  claimNumber: 'https://evergreen-sample.example/fhir/claim-number',
} as const;

/** A CodeableConcept of one coding. */
export function makeConcept(system: string, code: string, display?: string): CodeableConcept {
  return { coding: [display === undefined ? { system, code } : { system, code, display }] };
}
