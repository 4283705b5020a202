/** Names that lead into a private network, through the app's own network stack. */
import { afterAll, expect } from 'vitest';
import { testOnStandin } from '../support/needs.ts';
import { Profile } from './support.ts';

const profile = new Profile();
afterAll(() => profile.remove());

testOnStandin('a public name that leads into a private network is not asked', async () => {
  const app = await profile.open({ ELECTRON_STANDIN_HOSTS: 'lists.example.com=10.0.0.1' });
  try {
    const asking = app.ask('lookup.drugs', {
      place: { address: 'https://lists.example.com/fhir' },
      drugPlanId: null,
      text: 'metformin',
    });
    await expect(asking).rejects.toThrow('plan/bad-address');
  } finally {
    await app.close();
  }
});
