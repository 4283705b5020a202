/**
 * Discreet mode: while it is on and nothing is shown for now, answers go to the page without what care it was and without
 * the amounts in texts of plans; of health records and of sensitive care without who and where, too. Amounts that are
 * numbers are hidden by the page (`use-formats.ts`): sums and bars need them.
 */
import {
  type Covering,
  coveredText,
  coverTexts,
  hasCovered,
  isIdKey,
  listRecordIds,
} from '#shared/cover-texts';
import {
  type AnybodyChannel,
  type ChannelFacts,
  channels,
  type RequestChannel,
  requestChannels,
} from '#shared/ipc/channels';
import { type Output, requests } from '#shared/ipc/contract';
import type { AsideRecord, AsideRecords, Undecided, UndecidedList } from '#shared/model/people/whose';
import { tellsOfSensitiveCare as tells } from '../data/sensitive/sensitive-words.ts';
import { AppError, StoreError } from '../errors.ts';
import { readSettings } from '../settings.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';

type Handler = (input: unknown) => Promise<unknown>;

/** What is asked for otherwise while something is hidden: whose names are of many claims, which no id stands beside. */
const hidden: Partial<Record<RequestChannel, object>> = {
  'spending.get': { marksSensitive: true },
  'claims.ask': { withoutNames: true },
  'claims.parts': { withoutNames: true },
  'claims.waysOn': { withoutNames: true },
};

const howCovered: Partial<Record<ChannelFacts['covers'], Partial<Covering>>> = {
  care: { care: 'sent', tells },
  asked: { tells },
  own: { care: 'named' },
};

/** The handlers, and `discreet.show`; each answers what may be seen at that time. */
export function hideInAnswers(handlers: Omit<Handlers, 'discreet.show'>, services: Services): Handlers {
  const { ports, data } = services;
  let isShown = false;
  const isOn = () => readSettings(ports.settings).isDiscreet;
  const isHiding = () => isOn() && !isShown;

  async function hide(channel: RequestChannel, input: unknown, answer: unknown): Promise<unknown> {
    const { covers } = channels[channel];
    if (covers === 'none' || !isHiding()) return answer;
    const asked = listRecordIds(input);
    const ids = new Set(await data.sensitive.find({ ids: [...asked, ...listRecordIds(answer)] }));
    const isWhole = covers === 'health' || asked.some((id) => ids.has(id));
    if (channel === 'health.trend') throw new StoreError('store/not-found', 'Hidden by discreet mode.');
    const covering = { ids, isWhole, ...howCovered[covers] };
    const covered = coverTexts(requests[channel].output, leaveOutTrends(answer), covering);
    if (covers === 'anybody') return coverAnybody(covered as Output<AnybodyChannel>);
    return covers === 'own' ? covered : hideAmounts(covered);
  }

  const hiding = requestChannels.map((channel) => {
    if (channel === 'discreet.show') return [channel, showForNow];
    const handle = handlers[channel] as Handler;
    return [channel, (input: unknown) => answerHidden(channel, handle, input)];
  });

  async function answerHidden(channel: RequestChannel, handle: Handler, input: unknown): Promise<unknown> {
    // A covered text must never be kept in place of what it covers.
    if (hasCovered(input)) throw new AppError('ipc/invalid-input', 'A covered text came back.');
    if (channel === 'settings.set') return changeSettings(handle, input);
    // A file is a picture or a text of somebody else: nothing of it can be covered.
    if (channel === 'health.openAttachment' && isHiding())
      throw new AppError('discreet/hidden', 'Hidden by discreet mode.');
    const more = isHiding() ? hidden[channel] : undefined;
    return hide(channel, input, await handle(more ? { ...(input as object), ...more } : input));
  }

  /** What was shown for now is hidden again once discreet mode is turned on or off. */
  async function changeSettings(handle: Handler, input: unknown): Promise<unknown> {
    const before = isOn();
    const answer = await handle(input);
    if (isOn() !== before) isShown = false;
    return answer;
  }

  async function showForNow(input: { isShown: boolean }): Promise<Record<string, never>> {
    isShown = input.isShown;
    return {};
  }

  return Object.fromEntries(hiding) as Handlers;
}

/** A line of values says what it is of: none is offered. */
function leaveOutTrends(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null && 'trends' in answer
    ? { ...answer, trends: [] }
    : answer;
}

/** Records of which it is not known whose they are may be anybody's: who, when, what and where is covered of all. */
function coverAnybody(answer: Output<AnybodyChannel>): Output<AnybodyChannel> {
  return 'causes' in answer ? coverUndecided(answer) : coverRecords(answer);
}

function coverUndecided({ causes, leftOut }: UndecidedList): UndecidedList {
  const coverCause = (cause: Undecided): Undecided => ({
    ...cause,
    name: coverText(cause.name),
    place: coverText(cause.place),
    said: cause.said && { name: coverText(cause.said.name), birthDate: null },
    numberEnds: null,
    from: null,
    to: null,
    samples: coverRecords({ records: cause.samples, leftOut: 0 }).records,
  });
  return { causes: causes.map(coverCause), leftOut };
}

function coverRecords({ records, leftOut }: AsideRecords): AsideRecords {
  const coverRecord = ({ resourceType, title, place, isError }: AsideRecord): AsideRecord => ({
    resourceType,
    day: null,
    title: coverText(title),
    place: coverText(place),
    relationship: null,
    isError,
  });
  return { records: records.map(coverRecord), leftOut };
}

function coverText(text: string | null): string | null {
  return text === null ? null : coveredText;
}

const figure = '[.,]?\\d(?:[\\d.,]{0,20}\\d)?';
const amountPattern = new RegExp(
  `(?:[$＄€£]|\\bUSD|\\bEUR) ?${figure}|\\b${figure} ?(?:€|(?:USD|EUR|dollars?|d[oó]lares)\\b)`,
  'gi',
);

/** Texts of plans with dots in place of amounts. */
function hideAmounts(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(amountPattern, coveredText);
  if (Array.isArray(value)) return value.map(hideAmounts);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, isIdKey(key) ? inner : hideAmounts(inner)]),
  );
}
