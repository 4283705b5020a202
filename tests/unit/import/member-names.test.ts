/** Members of a plan as tables name them: a relationship is no name, and is no part of one. */
import { describe, expect, it } from 'vitest';
import { makeResources } from '../../../electron/data/import/table/make-resources.ts';
import { makeOf, readTableText } from '../../support/tables.ts';

const tableOf = (...members: string[]) =>
  `Date of Service,Member,Claim Number,Billed,You owe\n${members.map((name, at) => `01/2${at}/2026,"${name}",C-${at},90.00,30.00`).join('\n')}\n`;
const namesOf = async (text: string) =>
  makeOf(await readTableText(text)).outcome.members.map(({ name, rows }) => `${name} ${rows}`);
const patientOf = async (member: string) => {
  const { made } = makeOf(await readTableText(tableOf(member)), { member });
  expect(made.claims).toHaveLength(1);
  const [first] = makeResources(made.claims, { planName: 'Cedar', member });
  return first?.['resourceType'] === 'Patient' ? first['name'] : null;
};

describe('a member of a table', () => {
  it.each([
    ['Ana Ortega (spouse)', 'Ana Ortega'],
    ['Ana Ortega (cónyuge)', 'Ana Ortega'],
    ['Ana Ortega - Dependent', 'Ana Ortega'],
    ['ORTEGA, ANA (SPOUSE)', 'ANA ORTEGA'],
  ])('%s is called %s', async (member, name) => {
    expect(await patientOf(member)).toEqual([{ text: name }]);
  });

  it('is told apart from one of the same name by the relationship', async () => {
    const names = await namesOf(tableOf('Luis Ortega (self)', 'Luis Ortega (son)'));
    expect(names).toEqual(['Luis Ortega (self) 1', 'Luis Ortega (son) 1']);
  });

  it.each(['Dependent', '(spouse)', 'cónyuge', 'Dependent 2', 'Self'])(
    '%s alone tells rows apart, and is nobody’s name',
    async (member) => {
      expect(await namesOf(tableOf(member, 'Ana Ortega'))).toEqual([`${member} 1`, 'Ana Ortega 1']);
      expect(await patientOf(member)).toBeNull();
    },
  );

  it.each([
    'Ana Hija',
    'Mary Child',
    'Son Nguyen',
    'Ana Self-Ortega',
    'Nguyen-Son',
    'Ana Nguyen Son',
    'Ana Maria (Annie) Ortega',
  ])('%s keeps a name that only looks like one', async (member) => {
    expect(await patientOf(member)).toEqual([{ text: member }]);
  });
});

describe('an amount of a table', () => {
  it.each(['sin indicar', 'no indicado', 'Not stated', 'not listed'])(
    '“%s” is not stated, which is neither 0 nor unread',
    async (cell) => {
      const text = `Date of Service,Claim Number,Billed,You owe\n01/20/2026,C-1,90.00,${cell}\n01/21/2026,C-2,90.00,30.00\n`;
      const { made } = makeOf(await readTableText(text));
      expect(made.claims.map(({ amounts }) => amounts.yourShare ?? null)).toEqual([null, 30_00]);
    },
  );
});
