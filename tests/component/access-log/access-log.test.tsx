import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { AccessRow } from '#shared/model/access-log';
import { evergreen, rosa, walter } from '../support/family.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';

const row: AccessRow = {
  id: 1,
  at: '2026-03-20T12:04:10Z',
  personId: rosa.id,
  personName: rosa.name,
  connectionId: evergreen.id,
  host: 'api.evergreen.example',
  what: 'claims',
  category: 'claims',
  page: 1,
  why: 'first-sync',
  result: 'ok',
  status: 200,
  records: 50,
  bytes: 412_311,
  method: 'GET',
  path: '/fhir/ExplanationOfBenefit',
  erased: false,
};

/** What the sample people's plans never do: refuse a part, and be erased. */
const accessRows: AccessRow[] = [
  row,
  { ...row, id: 2, page: 2, records: 12, bytes: 98_004 },
  {
    ...row,
    id: 3,
    what: 'token',
    category: null,
    page: null,
    why: 'connect',
    host: 'login.evergreen.example',
    method: 'POST',
    path: '/oauth/token',
    records: null,
    bytes: 1_204,
  },
  {
    ...row,
    id: 4,
    what: 'provider',
    category: 'providers',
    page: null,
    result: 'refused',
    status: 403,
    records: null,
    bytes: 310,
    path: '/fhir/Practitioner/…',
  },
  {
    ...row,
    id: 5,
    what: 'print',
    category: null,
    page: null,
    why: 'you-asked',
    host: null,
    status: null,
    records: null,
    bytes: null,
    method: null,
    path: null,
  },
  {
    ...row,
    id: 7,
    what: 'health-record',
    category: 'medicines',
    page: 2,
    path: '/fhir/MedicationRequest',
  },
  { ...row, id: 6, personId: null, personName: null, erased: true, path: null, host: null, records: 12 },
];

const log = {
  count: accessRows.length,
  rows: accessRows,
  complete: true,
  hosts: ['api.evergreen.example', 'login.evergreen.example'],
  hasErased: false,
};

async function chooseEveryone(user: UserEvent): Promise<void> {
  await user.click(await screen.findByRole('button', { name: /Show/ }));
  await user.click(await screen.findByRole('option', { name: 'Everyone' }));
}

describe('the access log', () => {
  it('says in plain words what was asked, where and with what result', async () => {
    await openApp('/settings/access-log', { 'accessLog.list': log });
    const rows = within(await screen.findByRole('table')).getAllByRole('row');
    expect(rows).toHaveLength(accessRows.length + 1);
    expect(rows[1]).toHaveTextContent(
      /Your claims, page 1.*First download.*api\.evergreen\.example.*50 records/,
    );
    expect(rows[4]).toHaveTextContent(/Names of doctors and places.*Not allowed/);
    expect(rows[5]).toHaveTextContent(/Printed.*You asked for it.*No other computer/);
    expect(rows[6]).toHaveTextContent(/Health records: Medicines, page 2/);
    expect(rows[7]).toHaveTextContent(
      'Records were erased, and 12 rows of this log with them. Only their check values are left.',
    );
    await expectAccessible();
  });

  it('says that the log is complete and which computers were contacted', async () => {
    await openApp('/settings/access-log', { 'accessLog.list': log });
    expect(await screen.findByText('Log complete: Yes.')).toBeVisible();
    expect(
      screen.getByText(
        'Computers Claimfolio has contacted since this log began: api.evergreen.example and login.evergreen.example. No others.',
      ),
    ).toBeVisible();
  });

  it.each([
    [[], 'No row of this log names another computer.'],
    [['api.evergreen.example'], 'The rows of this log name only: api.evergreen.example.'],
  ])('after records were erased never says that nobody else was contacted: %j', async (hosts, words) => {
    await openApp('/settings/access-log', { 'accessLog.list': { ...log, hosts, hasErased: true } });
    const promise = await screen.findByText(
      (text) => text === `${words} When records are erased, the rows about them are also erased.`,
    );
    expect(promise).toBeVisible();
    expect(screen.queryByText(/has contacted/)).toBeNull();
  });

  it('tells two people of one name apart', async () => {
    const namesake = { ...walter, name: rosa.name };
    await openApp('/settings/access-log', {
      'people.list': [rosa, namesake],
      'accessLog.list': {
        ...{ ...log, count: 2 },
        rows: [rosa, namesake].map(({ id: personId, name }, id) => ({
          ...log.rows[0],
          id,
          personId,
          personName: name,
        })) as never,
      },
    });
    const cells = (await screen.findAllByText(/^Rosa Medina, born \d{4}$/)).map(
      ({ textContent }) => textContent,
    );
    expect(new Set(cells).size).toBe(2);
  });

  it('says when a row was changed outside the app', async () => {
    await openApp('/settings/access-log', {
      'accessLog.list': { count: 0, rows: [], complete: false, hosts: [], hasErased: false },
    });
    expect(await screen.findByText('Log complete: No.')).toBeVisible();
    expect(screen.getByText('Nothing is in the log yet')).toBeVisible();
    expect(screen.getByText('No other computer contacted since this log began.')).toBeVisible();
  });

  it('leads on to the plans while it is empty, in Spanish too', async () => {
    const { user } = await openApp(
      '/settings/access-log',
      { 'accessLog.list': { count: 0, rows: [], complete: true, hosts: [], hasErased: false } },
      { language: 'es' },
    );
    await screen.findByText('Todavía no hay nada en el registro');
    await expectAccessible();
    await user.click(within(screen.getByRole('main')).getByRole('link', { name: 'Mis planes y tarjetas' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Mis planes y tarjetas' })).toBeVisible();
  });

  it('shows the person whom the app shows, and everyone when asked', async () => {
    const { user, bridge } = await openApp('/settings/access-log');
    const hers = await bridge.request['accessLog.list']({ personId: rosa.id, offset: 0, limit: 50 });
    const rows = hers.ok ? hers.value.rows : [];
    expect(new Set(rows.map(({ personName }) => personName))).toEqual(new Set([rosa.name]));
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(rows.length + 1));
    expect(bridge.inputs('accessLog.list')).toContainEqual({ personId: rosa.id, offset: 0, limit: 50 });
    await chooseEveryone(user);
    expect(await screen.findByText(/^1 to 50 of/)).toBeVisible();
  });

  it('turns the pages of a long log', async () => {
    const { user, bridge } = await openApp('/settings/access-log');
    await chooseEveryone(user);
    const words = (await screen.findByText(/^1 to 50 of/)).textContent ?? '';
    const count = Number(/\d+$/.exec(words)?.[0]);
    expect(count).toBeGreaterThan(50);
    await user.click(await screen.findByRole('button', { name: 'Older' }));
    expect(await screen.findByText(`51 to ${count} of ${count}`)).toBeVisible();
    expect(bridge.inputs('accessLog.list').at(-1)).toMatchObject({ offset: 50 });
    expect(await screen.findByRole('button', { name: 'Older' })).toBeDisabled();
    await expect.poll(() => screen.getAllByRole('row').length).toBe(count - 50 + 1);
  });

  it('saves a file and says where', async () => {
    const { user, bridge } = await openApp('/settings/access-log');
    await user.click(await screen.findByRole('button', { name: 'Save as spreadsheet (CSV)' }));
    expect(await screen.findByText('Saved as access-log.csv')).toBeVisible();
    expect(bridge.inputs('accessLog.saveCsv')).toEqual([{ personId: rosa.id }]);
  });
});
