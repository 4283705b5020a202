/** The sheet with questions of one plan of Rosa's. */
import { screen } from '@testing-library/react';
import type { Undecided } from '#shared/model/people/whose';
import type { ConnectionSummary, PersonSummary } from '#shared/model/plans/connection';
import type { Answers } from '../support/app-bridge.ts';
import { evergreen, rosa } from '../support/family.ts';
import { type OpenedApp, openApp } from '../support/open-app.tsx';
import { undecided } from '../support/plan-answers.ts';

export const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
export const radio = (name: RegExp) => screen.getByRole('radio', { name });
export const press = (user: OpenedApp['user'], name: string) =>
  screen.findByRole('button', { name }).then((button) => user.click(button));

export const chauncey = undecided({
  samples: [
    {
      resourceType: 'ExplanationOfBenefit',
      day: '2026-10-14',
      title: 'Children’s checkup',
      place: 'Maple Family Practice',
      relationship: null,
      isError: true,
    },
    {
      ...{ resourceType: 'Coverage', day: null, title: null, place: 'Linked Mutual' },
      relationship: { text: null, code: 'child', system: null },
      isError: false,
    },
  ],
  numberEnds: { theirs: '4473', own: '4410' },
});
export const adult = undecided({
  cause: 'digest:adult',
  why: 'linked',
  said: { name: 'Kenneth Invented', birthDate: '1980-04-01' },
  isAdult: true,
  ...{ count: 1, claims: 0, cards: 1, from: null, to: null },
});

type Here = { causes?: Undecided[]; people?: PersonSummary[]; connections?: ConnectionSummary[] };

export function openSheet(
  { causes = [chauncey], people = [rosa], connections = [evergreen] }: Here = {},
  answers: Answers = {},
  { path = '/whose', language = 'en' as 'en' | 'es' } = {},
) {
  return openApp(
    path,
    {
      'people.list': people,
      'connection.list': connections,
      'records.undecided': { causes, leftOut: 0 },
      'records.notShown': [],
      'records.decide': {},
      ...answers,
    },
    { language },
  );
}
