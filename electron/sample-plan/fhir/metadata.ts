import type { CapabilityStatement, CapabilityStatementRestResource } from 'fhir/r4';
import { routes } from '../sign-in/authorization-server.ts';
import { allScopes, type SharedType, sharedTypes } from '../sign-in/scopes.ts';
import { claimParameters } from './claim-search.ts';
import type { SearchParameter } from './matchers.ts';
import { listIncludes } from './references.ts';
import { simpleParameters } from './simple-search.ts';

const carin = 'http://hl7.org/fhir/us/carin-bb';

/** What `.well-known/smart-configuration` answers. @see SMART App Launch 2.2, 4.10 */
export function makeSmartConfiguration({ issuer, registersApps }: FhirPlace) {
  return {
    issuer,
    jwks_uri: issuer + routes.jwks,
    authorization_endpoint: issuer + routes.authorization,
    token_endpoint: issuer + routes.token,
    revocation_endpoint: issuer + routes.revocation,
    ...(registersApps ? { registration_endpoint: issuer + routes.registration } : {}),
    grant_types_supported: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_methods_supported: ['none'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: allScopes,
    capabilities: [
      'launch-standalone',
      'client-public',
      'sso-openid-connect',
      'context-standalone-patient',
      'permission-offline',
      'permission-patient',
      'permission-v1',
      'permission-v2',
    ],
    authorization_response_iss_parameter_supported: true,
  };
}

/**
 * Where a plan is served, its clock (an instant), its default number of entries a page, and whether apps may register
 * themselves there.
 */
export type FhirPlace = {
  fhirBaseUrl: string;
  issuer: string;
  now: string;
  pageSize: number;
  registersApps: boolean;
};

type Plan = { name: string; fhirBaseUrl: string; issuer: string; now: string; makesCards: boolean };

/** What `/metadata` answers. @see FHIR R4 CapabilityStatement; CARIN Blue Button 2.0.0 c4bb */
export function makeCapabilityStatement({
  name,
  fhirBaseUrl,
  issuer,
  now,
  makesCards,
}: Plan): CapabilityStatement {
  const endpoint = (url: string, path: string) => ({ url, valueUri: issuer + path });
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date: now,
    kind: 'instance',
    implementation: { description: name, url: fhirBaseUrl },
    software: { name: 'Claimfolio sample plan' },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json', 'json'],
    instantiates: [`${carin}/CapabilityStatement/c4bb`],
    implementationGuide: [`${carin}/ImplementationGuide/hl7.fhir.us.carin-bb|2.0.0`],
    rest: [
      {
        mode: 'server',
        security: {
          extension: [
            {
              url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
              extension: [
                endpoint('authorize', routes.authorization),
                endpoint('token', routes.token),
                endpoint('revoke', routes.revocation),
              ],
            },
          ],
          service: [
            {
              coding: [
                {
                  system: 'http://terminology.hl7.org/CodeSystem/restful-security-service',
                  code: 'SMART-on-FHIR',
                },
              ],
            },
          ],
        },
        resource: sharedTypes.map((type) =>
          type === 'Patient' && makesCards
            ? { ...describeResource(type), operation: [cardOperation] }
            : describeResource(type),
        ),
      },
    ],
  };
}

const cardOperation = {
  name: 'generate-insurance-card',
  definition: 'https://bluebutton.cms.gov/fhir/OperationDefinition/generate-insurance-card',
};

function describeResource(type: SharedType): CapabilityStatementRestResource {
  const isClaim = type === 'ExplanationOfBenefit';
  const known = simpleParameters[type] ?? {};
  const searchParam = isClaim
    ? ['patient', ...claimParameters].map((name) => ({ name, type: findParameterType(name) }))
    : Object.entries(known).map(([name, { type: kind }]) => ({ name, type: kind }));
  const includes = [...(isClaim ? ['*'] : []), ...listIncludes(type)];
  const canSearch = searchParam.length > 0;
  const interactions = canSearch ? (['read', 'vread', 'search-type'] as const) : (['read'] as const);
  return {
    type,
    interaction: interactions.map((code) => ({ code })),
    ...(canSearch ? { searchParam } : {}),
    ...(includes.length ? { searchInclude: includes.map((name) => `${type}:${name}`) } : {}),
    ...(canSearch && !isClaim ? { searchRevInclude: ['Provenance:target'] } : {}),
  };
}

function findParameterType(name: string): SearchParameter['type'] {
  if (name === 'patient') return 'reference';
  if (name === '_id' || name === 'type' || name === 'identifier') return 'token';
  return 'date';
}
