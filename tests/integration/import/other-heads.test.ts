/** A newer table of a plan replaces the one before it, whatever its columns are called and whichever it has. */
import { utimesSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import { filter, later, memoryStore } from '../../unit/archive/records.ts';
import { importTable, lookAtTable } from './open-table.ts';
import { filesWith } from './opened.ts';

const spanish = `Fecha de servicio;Proveedor;Número de reclamo;Cargos;Monto permitido;Pagado por el plan;Deducible;Su responsabilidad
03/04/2026;Clínica Norte;C-1001;$180.00;$110.00;$80.00;$30.00;$30.00
03/28/2026;Farmacia Luz;C-1006;$52.00;$30.00;$20.00;$0.00;$10.00
`;
const english = `Date of Service,Provider,Claim Number,Billed,Plan Paid,You Owe
03/04/2026,Clinica Norte,C-1001,180.00,80.00,30.00
03/28/2026,Farmacia Luz,C-1006,52.00,18.00,12.00
04/08/2026,Clinica Norte,C-1007,130.00,70.40,17.60
`;

/** A file of that text, saved on that day. */
function fileOf(name: string, text: string, day: string): string {
  const file = filesWith({ [name]: text })[0] ?? '';
  const when = new Date(`${day}T12:00:00Z`);
  utimesSync(file, when, when);
  return file;
}

const march = () => fileOf('marzo.csv', spanish, '2026-04-01');
const april = () => fileOf('april.csv', english, '2026-05-01');
const personOf = (store: DataOperations) => store.people.list()[0]?.id ?? '';
const rowsOf = (store: DataOperations) =>
  store.claims.list({ filter: filter(personOf(store)), offset: 0, limit: 100 }).rows;
const sharesOf = (store: DataOperations) =>
  Object.fromEntries(rowsOf(store).map(({ claimNumber, yourShare }) => [claimNumber, yourShare?.cents]));
const openQuestions = (store: DataOperations) =>
  store.claims.openVisits({ personId: personOf(store) }).questions.length;

describe('a newer table with other heads', () => {
  it.each(['Empresa Azul PPO', 'EMPRESA AZUL ppo', 'Empresa Azul'])(
    'of the plan that is called %s goes on from the older one',
    async (planName) => {
      const { store } = memoryStore();
      await importTable(store, march(), { planName: 'Empresa Azul PPO' });
      const said = { personId: personOf(store), planName };
      const { importId, offer } = await lookAtTable(store, april());
      const held = store.tables.compare({ importId, mapping: offer.guess, ...said });
      expect(held).toMatchObject({ age: 'newer', same: 1, differing: 1 });
      await importTable(store, april(), { ...said, when: later });
      expect(store.connection.list().map((one) => one.planName)).toEqual(['Empresa Azul PPO']);
      expect(sharesOf(store)).toEqual({ 'C-1001': 30_00, 'C-1006': 12_00, 'C-1007': 17_60 });
      expect(openQuestions(store)).toBe(0);
      const changed = rowsOf(store).find(({ claimNumber }) => claimNumber === 'C-1006')?.id ?? '';
      expect(store.claims.get({ claimId: changed }).history.map(({ what }) => what)).toContain('changed');
    },
  );

  it('leaves of a claim that it says the same of what only the older one states', async () => {
    const { store } = memoryStore();
    await importTable(store, march(), { planName: 'Empresa Azul PPO' });
    await importTable(store, april(), {
      personId: personOf(store),
      planName: 'Empresa Azul PPO',
      when: later,
    });
    const claimId = rowsOf(store).find(({ claimNumber }) => claimNumber === 'C-1001')?.id ?? '';
    const { allowed, deductible } = store.claims.get({ claimId }).claim.amounts;
    expect([allowed?.cents, deductible?.cents]).toEqual([110_00, 30_00]);
  });

  it('is taken back whole', async () => {
    const { store } = memoryStore();
    await importTable(store, march(), { planName: 'Empresa Azul PPO' });
    const before = sharesOf(store);
    const { end } = await importTable(store, april(), {
      personId: personOf(store),
      planName: 'Empresa Azul',
      when: later,
    });
    store.tables.undo({ importId: end.table?.importId ?? '' });
    expect(sharesOf(store)).toEqual(before);
  });

  it('of another plan, or of a part of its name without a claim in common, is a table of its own', async () => {
    for (const [planName, text] of [
      ['Harbor Health', english],
      ['Empresa Azul', english.replace(/C-10/g, 'D-20')],
    ] as const) {
      const { store } = memoryStore();
      await importTable(store, march(), { planName: 'Empresa Azul PPO' });
      await importTable(store, fileOf('other.csv', text, '2026-05-01'), {
        personId: personOf(store),
        planName,
        when: later,
      });
      expect(store.connection.list()).toHaveLength(2);
    }
  });
});
