/** Health records: by kind, in one line, one record, a value over time, and where there is nothing. */
import { connectPerson } from '../runtime/sample-people.ts';
import type { Studio } from './studio.ts';

export async function shootHealthRecords(studio: Studio): Promise<void> {
  const { page, shoot, goTo } = studio;
  const { personId } = await connectPerson(studio, 'Rosa Medina', { withHealth: true });
  await goTo('/health');
  await page
    .getByRole('region', { name: 'Test results', exact: true })
    .getByRole('listitem')
    .first()
    .waitFor();
  await shoot('health', { isWhole: false, height: 1400 });
  await goTo('/health?view=timeline');
  await page.getByRole('list', { name: 'Timeline' }).waitFor();
  await shoot('health-timeline', { isWhole: false, height: 1200 });
  await goTo('/health?kind=lab');
  await shoot('health-list', { isWhole: false, height: 1200 });
  const { trends } = await studio.ask('timeline.overview', { personId });
  const sugar = trends.find(({ title }) => title.text?.includes('A1c'));
  const pressure = trends.find(({ title }) => title.text?.toLowerCase().includes('blood pressure'));
  for (const [name, trend] of Object.entries({ 'health-trend': sugar, 'health-trend-pressure': pressure })) {
    if (!trend) continue;
    await goTo(`/health/trend/${encodeURIComponent(trend.key)}`);
    await shoot(name);
  }
  await shootRecord(studio, personId, 'document', 'health-document');
  await shootRecord(studio, personId, 'medicine', 'health-medicine');
  await shootRecord(studio, personId, 'report', 'health-report');
  await goTo('/health/print');
  await page.getByRole('region', { name: 'How it will look' }).waitFor();
  await shoot('health-print');
  await goTo('/health');
  await shoot('health-narrow', { isWhole: false, width: 320, height: 1200 });
}

export async function shootNoHealthRecords(studio: Studio): Promise<void> {
  await connectPerson(studio, 'Theo Medina');
  await studio.goTo('/health');
  await studio.shoot('health-not-asked', { isWhole: false });
}

async function shootRecord(
  studio: Studio,
  personId: string,
  kind: 'document' | 'medicine' | 'report',
  name: string,
): Promise<void> {
  const filter = { personId, kinds: [kind], connectionId: null, text: '' };
  const { rows } = await studio.ask('health.list', { filter, offset: 0, limit: 1 });
  const [first] = rows;
  if (!first) return;
  await studio.goTo(`/health/record/${encodeURIComponent(first.id)}`);
  await studio.shoot(name);
}
