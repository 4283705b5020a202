/** What belongs together, and what looks alike, in real claims and in those of the sample people: each hit was looked at. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rowFromClaim } from '../../../electron/data/claims/read/claim-row.ts';
import { readClaim } from '../../../electron/data/claims/read/read-claim.ts';
import { findAlike } from '../../../electron/data/episodes/alike/find-alike.ts';
import { buildEpisodes } from '../../../electron/data/episodes/group/build-episodes.ts';
import { findLinks } from '../../../electron/data/episodes/group/find-links.ts';
import { nameEpisode } from '../../../electron/data/episodes/group/name-episode.ts';
import { readCareClaim } from '../../../electron/data/episodes/read/read-care-claim.ts';
import { isCharging, readCharges } from '../../../electron/data/episodes/read/read-charges.ts';
import { readBundle } from '../../../electron/data/fhir/read-bundle.ts';
import { asResource } from '../../../electron/data/fhir/resource.ts';
import type { Claim } from '../../../shared/model/claims/claim.ts';
import { corpus, describeWithCorpus } from '../../support/needs.ts';

type Read = { claim: Claim; personId: string; connectionId: string };

/** Each claim with whose it is: the folder of its file, and the patient that it names. */
function loadClaims(): Read[] {
  return globSync('**/*.json', { cwd: corpus })
    .sort()
    .flatMap((file) => {
      const json: unknown = JSON.parse(readFileSync(`${corpus}/${file}`, 'utf8').replace(/^\uFEFF/, ''));
      const page = readBundle(json);
      const own = asResource(json);
      const all = page.isBundle ? [...page.matches, ...page.included].map(({ resource }) => resource) : [own];
      return all.flatMap((resource, index) => {
        const read = readClaim(resource, { id: `${file}#${index}`, resolve: () => null });
        if (read.kind !== 'claim') return [];
        const [folder = ''] = file.split(/[\\/]/);
        return [
          { claim: read.claim, personId: `${folder} ${read.claim.patientReference}`, connectionId: folder },
        ];
      });
    });
}

describeWithCorpus('real claims', () => {
  const all = loadClaims().map(({ claim, ...owner }) => ({
    claim,
    row: rowFromClaim(claim, { ...owner, planName: null, openedAt: null }),
  }));
  const standing = all.filter(({ row }) => row.counted || row.notCountedBecause === 'being-decided');

  const shorten = (id: string) => id.replace(/^.*\/|\.json#/g, ' ').trim();

  it('two groups, both of them one sample in two files; none of claims that do not belong together', () => {
    const care = standing.map(({ claim, row }) => ({
      ...readCareClaim({ claim, row }),
      personId: row.personId,
    }));
    const found = buildEpisodes(care, findLinks(care), new Map()).filter(({ members }) => members.length > 1);
    console.info(`${found.length} groups in ${standing.length} real claims`);
    expect(standing.length).toBeGreaterThan(130);
    expect(
      found.map(({ members }) => [
        nameEpisode(members.map(({ claim }) => claim)).part,
        ...members.map(({ claim, reason }) => [shorten(claim.id), reason].join(' ').trim()),
      ]),
    ).toEqual([
      // The same Medicare claim, once with more lines.
      ['infection', 'eobReadCarrier 0', 'eobReadCarrierWithMultipleLines 0 same-day'],
      // The same trip, once without its amounts.
      [
        'blood-vessel',
        'BB-EOBProfessionalTransportation1-nonfinancial 0',
        'EOBProfessionalTransportation1 0 same-day',
      ],
    ]);
  });

  it('one pair of charges looks alike, of one sample in several files: no false alarm in anybody’s records', () => {
    const charges = standing.flatMap(({ claim, row }) =>
      isCharging(row) ? (readCharges({ claim, row }) ?? []) : [],
    );
    const lines = charges.reduce((sum, claim) => sum + claim.charges.length, 0);
    const found = findAlike(charges);
    console.info(`${found.length} alike among ${lines} charges of ${charges.length} real claims`);
    expect([charges.length, lines]).toEqual([19, 31]);
    expect(found.map(({ where, claimIds }) => [where, ...claimIds.map(shorten)])).toEqual([
      ['claims', 'eobReadByPatientWithSamhsa 1', 'eobReadCarrierWithMultipleLines 0'],
    ]);
  });
});
