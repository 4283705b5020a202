/** Requests to a plan's public drug list and directory. */
import type { LookupPlace } from '#shared/model/plans/lookup';
import { parsePlanAddress } from '../plans/address.ts';
import { createHostQuestions } from '../questions/host-questions.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';

export function lookupHandlers({ ports, data, lookup, samplePlans }: Services) {
  const hosts = createHostQuestions(ports);
  /** A typed address needs a yes. The made-up plans answer only while they run, and are known only then. */
  const prepare = async (place: LookupPlace) => {
    if ('address' in place) await hosts.allowAddress('lookup', parsePlanAddress(place.address).aud);
    else if (place.payerId.startsWith('sample-')) await samplePlans.start();
  };
  return {
    'lookup.sources': async ({ personId }) => {
      const connections = await data.connection.list();
      if (connections.some((one) => one.isSample && one.personId === personId)) await samplePlans.start();
      return lookup.sources(personId);
    },
    'lookup.drugPlans': async ({ place, text, personId }) => {
      await prepare(place);
      return lookup.drugPlans(place, text, personId);
    },
    'lookup.drugs': async (question) => {
      await prepare(question.place);
      return lookup.drugs(question);
    },
    'lookup.networks': async ({ place }) => {
      await prepare(place);
      return lookup.networks(place);
    },
    'lookup.directory': async (question) => {
      await prepare(question.place);
      return lookup.directory(question);
    },
    'lookup.checkDrugs': async (question) => {
      await prepare(question.place);
      return lookup.checkDrugs(question);
    },
    'lookup.checkDoctors': async (question) => {
      await prepare(question.place);
      return lookup.checkDoctors(question);
    },
    'lookup.checkFile': async (question) => {
      const [file] = (await ports.filePicker.choose('list')) ?? [];
      return file === undefined ? null : lookup.checkFile(file, question);
    },
    'lookup.readPlan': async ({ planId }) => {
      const [file] = (await ports.filePicker.choose('plans')) ?? [];
      return file === undefined ? null : lookup.readPlan(file, planId);
    },
    'lookup.cancel': async () => {
      await lookup.cancel();
      return {};
    },
  } satisfies Partial<Handlers>;
}
