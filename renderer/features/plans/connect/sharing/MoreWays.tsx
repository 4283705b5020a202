import { useTranslation } from 'react-i18next';
import { Notice } from '../../../../ui/feedback/Notice.tsx';
import { Field } from '../../../../ui/forms/Field.tsx';
import { Details } from '../../../../ui/layout/Details.tsx';
import { Stack } from '../../../../ui/layout/Row.tsx';
import type { ClientFields, ClientProblem } from './client-fields.ts';

export type ClientPartProps = {
  value: ClientFields;
  onChange(some: Partial<ClientFields>): void;
  /** What is wrong with a field, in words. */
  wrong(what: ClientProblem): string | null;
};

/** The relay page that brings the browser back; shown up front only where the plan requires one. */
export function RelayField({ value, onChange, wrong }: ClientPartProps) {
  const { t } = useTranslation('plans');
  return (
    <Field
      label={t('client.relay')}
      hint={t('client.relayHint')}
      type="url"
      value={value.relayUrl}
      onChange={(next) => onChange({ relayUrl: next })}
      error={wrong('relayUrl')}
    />
  );
}

/** A broker, a relay page and a fixed port: for the few plans that require them, folded away otherwise. */
export function MoreWays({ needsRelay, ...parts }: ClientPartProps & { needsRelay: boolean }) {
  const { value, onChange, wrong } = parts;
  const { t } = useTranslation('plans');
  const { brokerUrl, redirectPort } = value;
  const broker = brokerUrl.trim();
  return (
    <Details summary={t('client.more')}>
      <Stack>
        <p>{t('client.moreLead')}</p>
        {!needsRelay && <RelayField {...parts} />}
        <Field
          label={t('client.port')}
          hint={t('client.portHint')}
          value={redirectPort}
          onChange={(next) => onChange({ redirectPort: next })}
          error={wrong('redirectPort')}
        />
        <Field
          label={t('client.broker')}
          hint={t('client.brokerHint')}
          type="url"
          value={brokerUrl}
          onChange={(next) => onChange({ brokerUrl: next })}
          error={wrong('brokerUrl')}
        />
        {URL.canParse(broker) && (
          <Notice tone="warning" role="status">
            {t('client.brokerSees', { host: new URL(broker).host })}
          </Notice>
        )}
      </Stack>
    </Details>
  );
}
