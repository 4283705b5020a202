import { routes } from '../sign-in/authorization-server.ts';
import { allScopes, sharedTypes } from '../sign-in/scopes.ts';
import { claimParameters } from './claim-search.ts';
import { includeNames, otherIncludeNames } from './references.ts';
import { simpleParameters } from './simple-search.ts';

const carin = 'http://hl7.org/fhir/us/carin-bb';

/** @see SMART App Launch 2.2, 4.10 `.well-known/smart-configuration` */
export function smartConfiguration(issuer: string) {
  return {
    issuer,
    jwks_uri: issuer + routes.jwks,
    authorization_endpoint: issuer + routes.authorization,
    token_endpoint: issuer + routes.token,
    revocation_endpoint: issuer + routes.revocation,
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

/** @see FHIR R4 CapabilityStatement; CARIN Blue Button 2.0.0 c4bb */
export function capabilityStatement(
  name: string,
  fhirBaseUrl: string,
  issuer: string,
  date: string,
  makesCards: boolean,
) {
  const endpoint = (url: string, path: string) => ({ url, valueUri: issuer + path });
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date,
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
            ? { ...resourceCapability(type), operation: [cardOperation] }
            : resourceCapability(type),
        ),
      },
    ],
  };
}

const cardOperation = {
  name: 'generate-insurance-card',
  definition: 'https://bluebutton.cms.gov/fhir/OperationDefinition/generate-insurance-card',
};

function resourceCapability(type: string) {
  const isClaim = type === 'ExplanationOfBenefit';
  const known = simpleParameters[type] ?? {};
  const searchParam = isClaim
    ? ['patient', ...claimParameters].map((name) => ({ name, type: typeOfClaimParameter(name) }))
    : Object.entries(known).map(([name, { type: kind }]) => ({ name, type: kind }));
  const includes = isClaim ? ['*', ...includeNames] : otherIncludeNames(type);
  const canSearch = searchParam.length > 0;
  return {
    type,
    interaction: ['read', ...(canSearch ? ['vread', 'search-type'] : [])].map((code) => ({ code })),
    ...(canSearch ? { searchParam } : {}),
    ...(includes.length ? { searchInclude: includes.map((name) => `${type}:${name}`) } : {}),
    ...(canSearch && !isClaim ? { searchRevInclude: ['Provenance:target'] } : {}),
  };
}

function typeOfClaimParameter(name: string): string {
  if (name === 'patient') return 'reference';
  if (name === '_id' || name === 'type' || name === 'identifier') return 'token';
  return 'date';
}
