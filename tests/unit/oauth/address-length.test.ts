/** The address of a plan's sign-in page, where everything is asked for: Windows opens 2,081 characters (docs/api/shell.md). */
import { expect, it } from 'vitest';
import { startAttempt } from '../../../electron/oauth/attempt.ts';
import { publicClient } from '../../../electron/oauth/plan-client.ts';
import { requestedScopes } from '../../../electron/oauth/scopes.ts';
import { Payer } from '../../../electron/plans/payer.ts';
import payers from '../../../resources/payers.json' with { type: 'json' };
import { dataCategories } from '../../../shared/model/plans/connection.ts';

/** What a plan that shares everything lists: US Core, CARIN Blue Button and Da Vinci PDex. */
const types =
  'Patient Coverage ExplanationOfBenefit AllergyIntolerance CarePlan CareTeam Condition Device DiagnosticReport DocumentReference Encounter Goal Immunization MedicationDispense MedicationRequest Medication Observation Procedure Provenance QuestionnaireResponse RelatedPerson ServiceRequest Specimen Organization Practitioner PractitionerRole Location Claim ClaimResponse Binary MedicationStatement FamilyMemberHistory'.split(
    ' ',
  );

const connectable = payers.filter((one) => 'fhirBaseUrl' in one).map((one) => Payer.parse(one));

it.each(connectable.map((payer) => [payer.name, payer] as const))('%s: leaves room', async (_name, payer) => {
  const server = {
    authorizationEndpoint: payer.authorizeUrl ?? `${payer.fhirBaseUrl}/oauth2/authorize`,
    tokenEndpoint: 'https://plan.example/token',
    registrationEndpoint: null,
    revocationEndpoint: null,
    issuer: null,
    sendsIss: false,
    capabilities: ['permission-v2', 'permission-offline'],
    scopesSupported: types.map((type) => `patient/${type}.rs`),
    clientMethods: null,
  };
  const scopes = requestedScopes(payer, server, { categories: dataCategories, keepUpToDate: true });
  const { authorizeUrl, loopback } = await startAttempt({
    payer: { ...payer, redirect: { ...payer.redirect, ports: 'any' } },
    server,
    // As long as the longest that plans give, and a page of one's own that sends the browser on.
    client: {
      ...publicClient('c'.repeat(64)),
      relayUrl: 'https://a-long-user-name-of-someone.github.io/claimfolio-relay-page/',
    },
    scopes,
    language: 'es',
    onHint() {},
  });
  loopback.close(true);
  expect(authorizeUrl.length).toBeLessThanOrEqual(2_000);
});
