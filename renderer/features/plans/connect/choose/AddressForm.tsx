import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/actions/Button.tsx';
import { Field } from '../../../../ui/forms/Field.tsx';
import { focusInvalid } from '../../../../ui/forms/focus-invalid.ts';
import { Row } from '../../../../ui/layout/Row.tsx';
import styles from './ChoosePlan.module.css';

/** Picks a plan by the address of its data service. Obvious mistakes are reported before anything is sent. */
export function AddressForm({ isAsking, onPick }: { isAsking: boolean; onPick(address: string): void }) {
  const { t } = useTranslation('plans');
  const [address, setAddress] = useState('');
  const [error, setError] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problem = addressProblem(address);
    setError(problem && t(`address.${problem}`));
    if (problem) focusInvalid();
    else onPick(address.trim());
  };
  return (
    <form className={styles['way']} onSubmit={submit} noValidate>
      <h2 id="by-address">{t('address.title')}</h2>
      <Field
        label={t('address.label')}
        hint={t('address.hint')}
        type="url"
        value={address}
        onChange={(next) => {
          setAddress(next);
          setError(null);
        }}
        error={error}
        placeholder="https://plan.example/fhir"
      />
      <Row>
        <Button type="submit" isPending={isAsking}>
          {t('address.go')}
        </Button>
      </Row>
    </form>
  );
}

/** The host of a typed address, to name the plan by; the text itself if there is none. */
export function hostOf(address: string): string {
  const text = address.includes('://') ? address : `https://${address}`;
  return URL.canParse(text) ? new URL(text).host : address;
}

/** The main process checks again and more strictly. */
function addressProblem(typed: string): AddressProblem | null {
  const text = typed.trim();
  if (text === '') return 'empty';
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (/[\s\\]/.test(text) || !URL.canParse(full)) return 'notAddress';
  const { protocol, hostname } = new URL(full);
  if (hostname === '127.0.0.1') return null;
  if (protocol !== 'https:') return 'notHttps';
  if (/@/.test(text)) return 'userName';
  if (/[?#]/.test(text)) return 'query';
  if (privateHost.test(hostname)) return 'private';
  return hostname.includes('.') || hostname.includes(':') ? null : 'notAddress';
}

type AddressProblem = 'empty' | 'notHttps' | 'notAddress' | 'userName' | 'query' | 'private';

const privateHost = /(^|\.)(localhost|local|internal|lan)$|^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\./;
