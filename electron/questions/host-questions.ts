/** Questions of main itself before a host that the page named is contacted, or sees a code, a token or a secret. */
import { getDomain } from 'tldts';
import { createTexts } from '#shared/create-texts';
import type { ClientAnswer, ConsentOffer } from '#shared/model/plans/connection';
import en from '../../resources/locales/en/host-questions.json' with { type: 'json' };
import es from '../../resources/locales/es/host-questions.json' with { type: 'json' };
import { AppError } from '../errors.ts';
import type { Ports } from '../ports.ts';
import { readSettings } from '../settings.ts';

const texts = createTexts('host-questions', { en, es });

export interface HostQuestions {
  /**
   * Asks before a typed address is contacted; once until the app is closed.
   *
   * @throws {AppError} oauth/cancelled without a yes
   */
  allowAddress(kind: 'plan' | 'lookup', address: string): Promise<void>;
  /**
   * Asks when the code of a sign-in goes to another site than the one that gives it, or when a plan of a typed address
   * signs in on other hosts than its records; once for the same hosts. Throws as `allowAddress`.
   *
   * @see RFC 9700 §4.4.2 (mix-up)
   */
  allowSignIn(offer: ConsentOffer, isTyped: boolean): Promise<void>;
  /**
   * Asks before a sign-in whose answer could be another plan's, once for the same hosts; `other`: the plan whose page is
   * still open. Throws as `allowAddress`.
   *
   * @see RFC 9700 §4.4 (mix-up), RFC 9207
   */
  allowWithoutIss(hosts: { host: string; signIn: string; other: string | null }): Promise<void>;
  /** Asks for a broker or relay page that differs from the remembered one, each time. Throws as `allowAddress`. */
  allowClient(client: ClientAnswer | null, remembered: RememberedPlaces | null): Promise<void>;
}

type RememberedPlaces = { brokerUrl: string | null; relayUrl: string | null };
type Kind = 'plan' | 'lookup' | 'signIn' | 'withoutIss' | 'otherOpen' | 'broker' | 'relay';

export function createHostQuestions({
  dialogs,
  settings,
}: Pick<Ports, 'dialogs' | 'settings'>): HostQuestions {
  const allowed = new Set<string>();
  /** Questions that are open, for whoever asks the same meanwhile. */
  const asking = new Map<string, Promise<void>>();

  async function ask(kind: Kind, words: Record<string, string>): Promise<void> {
    const t = texts.getFixedT(readSettings(settings).language);
    const isYes = await dialogs.confirm({
      message: t(`${kind}.message`, words),
      detail: t(`${kind}.detail`, words),
      confirm: t(`${kind}.confirm`),
      cancel: t('cancel'),
    });
    if (!isYes) throw new AppError('oauth/cancelled', 'The person did not agree to a new host.');
  }

  async function askOnce(kind: Kind, words: Record<string, string>): Promise<void> {
    const key = JSON.stringify([kind, words]);
    if (allowed.has(key)) return;
    const answer = asking.get(key) ?? ask(kind, words).finally(() => asking.delete(key));
    asking.set(key, answer);
    await answer;
    allowed.add(key);
  }

  return {
    allowAddress: (kind, address) => askOnce(kind, { host: new URL(address).host, address }),
    async allowSignIn({ dataHost, signInHost, client: { tokenHost } }, isTyped) {
      const isOnOneHost = signInHost === dataHost && tokenHost === dataHost;
      if (isTyped ? isOnOneHost : siteOf(signInHost) === siteOf(tokenHost)) return;
      await askOnce('signIn', { host: dataHost, signIn: signInHost, token: tokenHost });
    },
    allowWithoutIss: ({ host, signIn, other }) =>
      other === null
        ? askOnce('withoutIss', { host, signIn })
        : askOnce('otherOpen', { host, signIn, other }),
    async allowClient(client, remembered) {
      for (const kind of ['broker', 'relay'] as const) {
        const typed = client?.[`${kind}Url`]?.trim() ?? '';
        // What cannot be read is refused before anything is sent.
        if (!URL.canParse(typed)) continue;
        const before = remembered?.[`${kind}Url`] ?? '';
        const isKnown = URL.canParse(before) && new URL(before).href === new URL(typed).href;
        if (!isKnown) await ask(kind, { host: new URL(typed).host, address: typed });
      }
    },
  };
}

/** Hosts of one owner: the registrable domain, by the public suffix list with its private part; else the host. */
function siteOf(host: string): string {
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}
