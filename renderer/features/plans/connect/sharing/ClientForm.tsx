import { type Ref, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConsentOffer, PlanChoice } from '#shared/model/plans/connection';
import { isMedicareHost } from '#shared/model/plans/plan-kind';
import { useIsKept } from '../../../../api/use-is-kept.ts';
import { Button } from '../../../../ui/actions/Button.tsx';
import { Notice } from '../../../../ui/feedback/Notice.tsx';
import { Checkbox } from '../../../../ui/forms/Checkbox.tsx';
import { Field } from '../../../../ui/forms/Field.tsx';
import { RadioGroup } from '../../../../ui/forms/RadioGroup.tsx';
import { Details } from '../../../../ui/layout/Details.tsx';
import { Row, Stack } from '../../../../ui/layout/Row.tsx';
import { PortalLink } from '../PortalLink.tsx';
import { RedirectAddress } from '../RedirectAddress.tsx';
import { type ClientFields, type ClientProblem, hasRememberedSecret } from './client-fields.ts';
import { MoreWays, RelayField } from './MoreWays.tsx';
import { SecretField } from './SecretField.tsx';
import styles from './SharingStep.module.css';

export type ClientFormProps = {
  plan: PlanChoice;
  offer: ConsentOffer;
  value: ClientFields;
  onChange(some: Partial<ClientFields>): void;
  onForget(): void;
  problems: readonly ClientProblem[];
};

/** How this app is registered with the plan: a known registration is used as it is, otherwise asked for. */
export function ClientForm(props: ClientFormProps) {
  const { offer, value, onChange, onForget } = props;
  const { t } = useTranslation('plans');
  // The form replaces the button that opened it, so it takes the focus.
  const wasAsked = useRef(false);
  const heading = (element: HTMLElement | null) => {
    if (!element || !wasAsked.current) return;
    wasAsked.current = false;
    element.focus();
  };
  const ask = (then: () => void) => {
    wasAsked.current = true;
    then();
  };
  const open = () => ask(() => onChange({ isOpen: true }));
  const plan = offer.planName;
  const { remembered } = offer.client;
  const { registrationHost } = offer;
  if (offer.isSample) return null;
  return (
    <div className={styles['block']}>
      {value.isOpen && <ClientFieldset {...props} headingRef={heading} />}
      {!value.isOpen && remembered && (
        <>
          <p>
            {t('client.remembered')} <code className={styles['id']}>{remembered.clientId}</code>
          </p>
          <Row>
            <Button onPress={open}>{t('client.change')}</Button>
            <Button variant="quiet" onPress={() => ask(onForget)}>
              {t('client.forget')}
            </Button>
          </Row>
        </>
      )}
      {!value.isOpen && registrationHost !== null && (
        <RegisterApp {...props} host={registrationHost} onOwn={open} />
      )}
      {!value.isOpen && !remembered && registrationHost === null && (
        <Details summary={t('client.more')}>
          <Button onPress={open}>{t('client.own')}</Button>
        </Details>
      )}
      {offer.endsOtherSignIns && <Notice tone="calm">{t('client.oneAtATime', { plan })}</Notice>}
    </div>
  );
}

type RegisterAppProps = ClientFormProps & { host: string; onOwn(): void };

/** Asks whether the app may register itself: what is sent where, and a box that is not ticked. */
function RegisterApp({ offer, host, value, onChange, problems, onOwn }: RegisterAppProps) {
  const { t } = useTranslation('plans');
  const errorId = useId();
  const plan = offer.planName;
  const isMissing = problems.includes('registers');
  return (
    <Stack>
      <div>
        <h2>{t('register.title', { plan })}</h2>
        <p>{t('register.text', { host })}</p>
      </div>
      <Checkbox
        isSelected={value.registers}
        onChange={(registers) => onChange({ registers })}
        errorId={isMissing ? errorId : null}
      >
        {t('register.yes', { plan })}
      </Checkbox>
      {isMissing && (
        <p id={errorId} className={styles['missing']}>
          {t('share.missing.registers')}
        </p>
      )}
      <Details summary={t('client.more')}>
        <Button onPress={onOwn}>{t('client.own')}</Button>
      </Details>
    </Stack>
  );
}

type ClientFieldsetProps = ClientFormProps & { headingRef: Ref<HTMLHeadingElement> };

function ClientFieldset({ plan: choice, offer, value, onChange, problems, headingRef }: ClientFieldsetProps) {
  const { t } = useTranslation('plans');
  const plan = offer.planName;
  const { methods, portalUrl, redirectUrls, tokenHost, needsRelay } = offer.client;
  const wrong = (what: ClientProblem) => (problems.includes(what) ? t(`share.missing.${what}`) : null);
  const isKept = useIsKept();
  const [redirectUrl] = redirectUrls;
  return (
    <Stack>
      <div>
        <h2 ref={headingRef} tabIndex={-1}>
          {offer.needsClientId && offer.registrationHost === null
            ? t('client.title', { plan })
            : t('client.titleOwn')}
        </h2>
        <p>{t('client.lead', { plan })}</p>
      </div>
      {portalUrl && 'payerId' in choice ? (
        <PortalLink label={t('client.portal')} url={portalUrl} payerId={choice.payerId} />
      ) : (
        <p>{t('client.noPortal', { plan })}</p>
      )}
      {needsRelay && <p>{t('client.needsRelay', { plan })}</p>}
      {needsRelay && <RelayField value={value} onChange={onChange} wrong={wrong} />}
      {redirectUrl && !(needsRelay && value.relayUrl.trim() === '') && (
        <RedirectAddress url={value.relayUrl.trim() || addPort(redirectUrl, value.redirectPort.trim())} />
      )}
      {isMedicareHost(offer.dataHost) && <p>{t('client.oneApp')}</p>}
      <Field
        label={t('client.id')}
        value={value.clientId}
        onChange={(clientId) => onChange({ clientId })}
        error={wrong('clientId')}
      />
      {methods.length > 1 && (
        <RadioGroup
          label={t('client.method')}
          value={value.method}
          onChange={(method) => onChange({ method, secret: '' })}
          options={methods.map((method) => ({ value: method, label: t(`client.methods.${method}`) }))}
        />
      )}
      {value.method !== 'public' && (
        <SecretField
          isKey={value.method === 'private-key'}
          value={value.secret}
          onChange={(secret) => onChange({ secret })}
          hint={[
            t(isKept ? 'client.secretGoes' : 'client.secretInMemory', { host: tokenHost }),
            ...(hasRememberedSecret(value, offer) ? [t('client.secretKept')] : []),
          ].join(' ')}
          error={wrong('secret')}
        />
      )}
      {value.method === 'private-key' && (
        <Field label={t('client.keyId')} value={value.keyId} onChange={(keyId) => onChange({ keyId })} />
      )}
      {offer.registrationHost !== null && (
        <Row>
          <Button onPress={() => onChange({ isOpen: false })}>{t('register.instead')}</Button>
        </Row>
      )}
      <MoreWays needsRelay={needsRelay} value={value} onChange={onChange} wrong={wrong} />
    </Stack>
  );
}

function addPort(address: string, port: string): string {
  if (!/^\d{4,5}$/.test(port)) return address;
  const url = new URL(address);
  url.port = port;
  return url.href;
}
