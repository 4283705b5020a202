import { type FormEvent, useState } from 'react';
import { longestLine } from '#shared/bounds';
import { Button } from '../../ui/actions/Button.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import styles from './PlanLists.module.css';

type AddFieldProps = { label: string; hint: string; action: string; onAdd(text: string): void };

/** Types one more onto the list. */
export function AddField({ label, hint, action, onAdd }: AddFieldProps) {
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim().length < 2) return;
    onAdd(text);
    setText('');
  };
  return (
    <form className={styles['form']} onSubmit={submit} noValidate>
      <Field label={label} hint={hint} value={text} onChange={setText} maxLength={longestLine} />
      <Row>
        <Button type="submit">{action}</Button>
      </Row>
    </form>
  );
}
