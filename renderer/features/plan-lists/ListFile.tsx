import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/actions/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import styles from './PlanLists.module.css';
import type { Checks } from './use-checks.ts';

const planIdPattern = /^\d{5}[A-Z]{2}\d{7}$/;

/** A Marketplace plan's public list, downloaded by the person and opened from this computer. */
export function ListFile({ personId, year, checks }: { personId: string; year: number; checks: Checks }) {
  const { t } = useTranslation('plan-lists');
  const [text, setText] = useState('');
  const [isTried, setTried] = useState(false);
  // Papers add the variant, and people spaces.
  const planId = text
    .replace(/\s/g, '')
    .toUpperCase()
    .replace(/-\d{2}$/, '');
  const isRight = planIdPattern.test(planId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isRight && !checks.isAsking) void checks.askFile({ personId, planId, year });
  };
  return (
    <TitledSheet title={t('file.title')}>
      <form className={styles['form']} onSubmit={submit} noValidate>
        <p>{t('file.text')}</p>
        <Field
          label={t('file.planId')}
          hint={t('file.planIdHint')}
          value={text}
          onChange={setText}
          maxLength={20}
          error={isTried && !isRight ? t('file.badId') : null}
        />
        <Row>
          <Button type="submit" isPending={checks.isAsking}>
            {t('file.open')}
          </Button>
          {checks.isAsking && (
            <Button variant="quiet" onPress={checks.stop}>
              {t('stop')}
            </Button>
          )}
        </Row>
        {checks.refused && (
          <Notice tone="warning" role="alert">
            <p>
              <strong>{t('file.refused', { file: checks.refused.name })}</strong>{' '}
              {t(`file.fault.${checks.refused.fault}`)}
            </p>
          </Notice>
        )}
      </form>
    </TitledSheet>
  );
}
