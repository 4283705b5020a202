import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible, renderApp } from '../support/render-app.tsx';
import { accessRows, rosa } from '../support/stub-data.ts';

describe('the access log', () => {
  it('says in plain words what was asked, where and with what result', async () => {
    await renderApp('/settings/access-log');
    const rows = within(await screen.findByRole('table')).getAllByRole('row');
    expect(rows).toHaveLength(accessRows.length + 1);
    expect(rows[1]).toHaveTextContent(
      /Your claims, page 1.*First download.*api\.evergreen\.example.*50 records/,
    );
    expect(rows[4]).toHaveTextContent(/Names of doctors and places.*Refused/);
    expect(rows[5]).toHaveTextContent(/Printed.*You asked for it.*On this computer only/);
    expect(rows[6]).toHaveTextContent('The records of this person were erased, and this row with them.');
    await expectAccessible();
  });

  it('says that the log is complete and which computers were contacted', async () => {
    await renderApp('/settings/access-log');
    expect(await screen.findByText('Log complete: Yes.')).toBeVisible();
    expect(
      screen.getByText(
        'No other computer was contacted: only api.evergreen.example and login.evergreen.example.',
      ),
    ).toBeVisible();
  });

  it('says when a row was changed outside the app', async () => {
    await renderApp('/settings/access-log', {
      'accessLog.list': () => ({ count: 0, rows: [], complete: false, hosts: [] }),
    });
    expect(await screen.findByText('Log complete: No.')).toBeVisible();
    expect(screen.getByText('Nothing is in the log yet')).toBeVisible();
    expect(screen.getByText('No other computer was contacted.')).toBeVisible();
  });

  it('shows one person only', async () => {
    const { user, bridge } = await renderApp('/settings/access-log');
    await user.click(await screen.findByRole('button', { name: /Everyone/ }));
    await user.click(await screen.findByRole('option', { name: 'Rosa Medina' }));
    expect(bridge.inputs('accessLog.list').at(-1)).toMatchObject({ personId: rosa.id, offset: 0 });
  });

  it('turns the pages of a long log', async () => {
    const { user, bridge } = await renderApp('/settings/access-log', {
      'accessLog.list': ({ offset }) => ({
        count: 120,
        rows: accessRows.map((row) => ({ ...row, id: row.id + offset })),
        complete: true,
        hosts: [],
      }),
    });
    await user.click(await screen.findByRole('button', { name: 'Older' }));
    expect(await screen.findByText('51 to 100 of 120')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Older' }));
    expect(bridge.inputs('accessLog.list').at(-1)).toMatchObject({ offset: 100 });
    expect(await screen.findByRole('button', { name: 'Older' })).toBeDisabled();
  });

  it('saves a file and says where', async () => {
    const { user, bridge } = await renderApp('/settings/access-log');
    await user.click(await screen.findByRole('button', { name: 'Save as CSV' }));
    expect(await screen.findByText('Saved as /home/rosa/access-log.csv')).toBeVisible();
    expect(bridge.inputs('accessLog.saveCsv')).toEqual([{ personId: null }]);
  });
});
