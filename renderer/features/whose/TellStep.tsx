import { useTranslation } from 'react-i18next';
import { useWhoseWords } from '../../shell/whose/use-whose-words.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { TellPlan } from '../../ui/whose/TellPlan.tsx';
import type { SheetState } from './use-sheet.ts';

/** After records of somebody whom the person does not know: nothing of them is here, and how to tell the plan. */
export function TellStep({ sheet: { last, goBack, total, number } }: { sheet: SheetState }) {
  const { t } = useTranslation(['whose', 'common']);
  const describe = useWhoseWords();
  if (last === null) return null;
  const { plan, phone, what, owner } = describe(last.question);
  const name = owner === null ? '' : ` ${t('tell.name', { name: owner })}`;
  return (
    <>
      <PageHeader screen={t('screen')} title={t('tell.kept')} lead={t('tell.keptLead')} />
      <TellPlan plan={plan} phone={phone} words={`${t('tell.words', { plan, what })}${name}`} />
      <Row>
        <Button variant="primary" onPress={goBack}>
          {t(number <= total ? 'tell.next' : 'tell.done')}
        </Button>
      </Row>
    </>
  );
}
