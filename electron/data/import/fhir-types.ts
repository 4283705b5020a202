/** FHIR R4 resource types, and which server an address is of. */
import { longestAddress } from '#shared/bounds';
import { whyNotClaim } from '../claims/read/read-claim.ts';
import { isObject, type Resource, textAt } from '../fhir/resource.ts';

/** Every resource type of FHIR R4 (4.0.1), and the few that R4B added. */
const knownTypes = new Set(
  `Account ActivityDefinition AdministrableProductDefinition AdverseEvent AllergyIntolerance Appointment
  AppointmentResponse AuditEvent Basic Binary BiologicallyDerivedProduct BodyStructure Bundle CapabilityStatement
  CarePlan CareTeam CatalogEntry ChargeItem ChargeItemDefinition Citation Claim ClaimResponse ClinicalImpression
  ClinicalUseDefinition CodeSystem Communication CommunicationRequest CompartmentDefinition Composition ConceptMap
  Condition Consent Contract Coverage CoverageEligibilityRequest CoverageEligibilityResponse DetectedIssue Device
  DeviceDefinition DeviceMetric DeviceRequest DeviceUseStatement DiagnosticReport DocumentManifest
  DocumentReference EffectEvidenceSynthesis Encounter Endpoint EnrollmentRequest EnrollmentResponse EpisodeOfCare
  EventDefinition Evidence EvidenceReport EvidenceVariable ExampleScenario ExplanationOfBenefit FamilyMemberHistory
  Flag Goal GraphDefinition Group GuidanceResponse HealthcareService ImagingStudy Immunization
  ImmunizationEvaluation ImmunizationRecommendation ImplementationGuide Ingredient InsurancePlan Invoice Library
  Linkage List Location ManufacturedItemDefinition Measure MeasureReport Media Medication MedicationAdministration
  MedicationDispense MedicationKnowledge MedicationRequest MedicationStatement MedicinalProduct
  MedicinalProductAuthorization MedicinalProductContraindication MedicinalProductDefinition
  MedicinalProductIndication MedicinalProductIngredient MedicinalProductInteraction MedicinalProductManufactured
  MedicinalProductPackaged MedicinalProductPharmaceutical MedicinalProductUndesirableEffect MessageDefinition
  MessageHeader MolecularSequence NamingSystem NutritionOrder NutritionProduct Observation ObservationDefinition
  OperationDefinition OperationOutcome Organization OrganizationAffiliation PackagedProductDefinition Parameters
  Patient PaymentNotice PaymentReconciliation Person PlanDefinition Practitioner PractitionerRole Procedure
  Provenance Questionnaire QuestionnaireResponse RegulatedAuthorization RelatedPerson RequestGroup
  ResearchDefinition ResearchElementDefinition ResearchStudy ResearchSubject RiskAssessment RiskEvidenceSynthesis
  Schedule SearchParameter ServiceRequest Slot Specimen SpecimenDefinition StructureDefinition StructureMap
  Subscription SubscriptionStatus SubscriptionTopic Substance SubstanceDefinition SubstanceNucleicAcid
  SubstancePolymer SubstanceProtein SubstanceReferenceInformation SubstanceSourceMaterial SubstanceSpecification
  SupplyDelivery SupplyRequest Task TerminologyCapabilities TestReport TestScript ValueSet VerificationResult
  VisionPrescription`.split(/\s+/),
);

/** Types that are about no person; everyone in the files gets them. */
const sharedTypes = new Set(
  `Endpoint HealthcareService InsurancePlan Location Medication MedicationKnowledge Organization
  OrganizationAffiliation Practitioner PractitionerRole Substance`.split(/\s+/),
);

/** True when FHIR R4 has such a type. */
export function isKnownType(resourceType: string): boolean {
  return knownTypes.has(resourceType);
}

/** True for types that are about no person. */
export function isSharedType(resourceType: string): boolean {
  return sharedTypes.has(resourceType);
}

/** `https://plan.example/fhir` of an absolute address of a resource; `null` for all others. */
export function baseOf(address: string | null): string | null {
  if (address === null || address.length > longestAddress) return null;
  const found = /^(https?:\/\/[^?#]+?)\/+[A-Z][A-Za-z]+\/[^/?#]+(?:\/_history\/[^/?#]+)?$/.exec(address);
  return found?.[1] ?? null;
}

/** The base in the address of a search or an export: what stands before its type or operation. */
export function baseOfRequest(address: string | null): string | null {
  if (address === null || address.length > longestAddress) return null;
  const [, host, path] = /^(https?:\/\/[^/?#]+)([^?#]*)/.exec(address) ?? [];
  if (host === undefined || path === undefined) return null;
  const parts = path.split('/').filter((part) => part !== '');
  const end = parts.findIndex((part) => isKnownType(part) || /^[$_]/.test(part));
  return [host, ...(end < 0 ? parts : parts.slice(0, end))].join('/');
}

/** True for claims and coverages of FHIR before R4, which name other things by the same names. */
export function isBeforeR4(resource: Resource): boolean {
  if (resource.resourceType === 'ExplanationOfBenefit') return whyNotClaim(resource) === 'old-fhir-version';
  if (resource.resourceType === 'Coverage')
    return isObject(resource['grouping']) || resource['sequence'] !== undefined;
  const version = textAt(resource, 'fhirVersion');
  return resource.resourceType === 'CapabilityStatement' && version !== null && !/^[45]/.test(version);
}
