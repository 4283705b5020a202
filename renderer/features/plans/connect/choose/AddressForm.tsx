import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longestLine } from '#shared/bounds';
import { Button } from '../../../../ui/actions/Button.tsx';
import { Field } from '../../../../ui/forms/Field.tsx';
import { focusInvalid } from '../../../../ui/forms/focus-invalid.ts';
import { Row } from '../../../../ui/layout/Row.tsx';
import styles from './ChoosePlan.module.css';

export type AddressFormProps = {
  isAsking: boolean;
  /** `name`: what the person calls the plan; `null` when they gave it no name. */
  onPick(address: string, name: string | null): void;
};

/** Picks a plan by the address of its data service. Obvious mistakes are reported before anything is sent. */
export function AddressForm({ isAsking, onPick }: AddressFormProps) {
  const { t } = useTranslation('plans');
  const [address, setAddress] = useState('');
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const problem = addressProblem(address);
    setError(problem && t(`address.${problem}`));
    if (problem) focusInvalid();
    else onPick(address.trim(), name.trim() || null);
  };
  return (
    <form className={styles['way']} onSubmit={submit} noValidate>
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
      <Field
        label={t('address.name')}
        hint={t('address.nameHint')}
        value={name}
        onChange={(text) => setName(text.slice(0, longestLine))}
      />
      <Row>
        <Button type="submit" isPending={isAsking}>
          {t('address.go')}
        </Button>
      </Row>
    </form>
  );
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
