import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { BroughtIn } from '#shared/model/files/handoff';
import { usePerson } from '../../shell/person.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import styles from './Copies.module.css';

/** What came of a copy, and what to do now. */
export function BroughtInView({ brought }: { brought: BroughtIn }) {
  const { t } = useTranslation(['copies', 'common', 'written']);
  const { choose } = usePerson();
  const navigate = useNavigate();
  const [first] = brought.people;
  const goToClaims = () => {
    if (first) choose(first.personId);
    void navigate({ to: '/claims' });
  };
  return (
    <>
      <PageHeader
        screen={t('open.screen')}
        title={t('end.title', { count: brought.people.length })}
        lead={t('end.lead')}
      />
      <Stack>
        {brought.people.map(({ personId, name, plans, records, alreadyHere, written, ...left }) => (
          <TitledSheet key={personId} title={name ?? t('common:person.unnamed')}>
            {left.scansLeftOut > 0 && (
              <Notice tone="warning">{t('end.papers', { count: left.scansLeftOut })}</Notice>
            )}
            {left.broken > 0 && (
              <Notice tone="warning">{t('written:end.broken', { count: left.broken })}</Notice>
            )}
            <ul className={styles['list']}>
              <li>{t('end.plans', { count: plans })}</li>
              <li>{t('end.records', { count: records })}</li>
              <li>{t('end.written', { count: sumOf(written, 'added') })}</li>
              {sumOf(written, 'waiting') > 0 && (
                <li>{t('end.waiting', { count: sumOf(written, 'waiting') })}</li>
              )}
              {alreadyHere.length > 0 && (
                <li className={styles['name']}>
                  {t('end.alreadyHere', { count: alreadyHere.length, plans: alreadyHere.join(', ') })}
                </li>
              )}
            </ul>
          </TitledSheet>
        ))}
        <Row>
          <Button variant="primary" onPress={goToClaims}>
            {t('end.claims')}
          </Button>
          <ButtonLink to="/plans">{t('end.signIn')}</ButtonLink>
        </Row>
      </Stack>
    </>
  );
}

function sumOf(counts: BroughtIn['people'][number]['written'], what: 'added' | 'waiting'): number {
  return counts.reduce((sum, one) => sum + one[what], 0);
}
