import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type BillList, isQuestioned } from '#shared/model/bills/bill-lists';
import { findSameBills } from '#shared/words/same-bill';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { BillListRow } from './BillListRow.tsx';
import styles from './Bills.module.css';
import { type BillsSearch, billsPlace, billTabs } from './bills-search.ts';
import { useAskedAnswer } from './use-asked-answer.ts';

/**
 * The bills, unpaid, paid or questioned, each kind under a tab of its own and none under two. Who comes back from a bill
 * finds tab and row again.
 */
export function BillTabs({ list }: { list: BillList }) {
  const { t } = useTranslation('bills');
  const search = useSearch({ from: '/shell/bills' });
  const navigate = useNavigate({ from: '/bills' });
  const answer = useAskedAnswer();
  const rows = {
    open: list.rows.filter((row) => row.openCents > 0 && !isQuestioned(row)),
    done: list.rows.filter(({ openCents }) => openCents <= 0),
    questioned: list.rows.filter(isQuestioned),
  };
  const same = useMemo(() => findSameBills(list.rows.map(({ bill }) => bill)), [list.rows]);
  const tab = search.tab ?? billTabs.find((one) => rows[one].length > 0 && one !== 'done') ?? 'done';
  // Few people ever send a letter about a bill.
  const tabs = billTabs.filter((one) => one !== 'questioned' || rows[one].length > 0 || tab === one);
  const panel = useReturnedFocus(search);
  return (
    <Tabs
      className={styles['tabs'] ?? ''}
      selectedKey={tab}
      onSelectionChange={(key) =>
        void navigate({
          search: { tab: billTabs.find((one) => one === key) ?? tab },
          replace: true,
          resetScroll: false,
        })
      }
    >
      <div className={styles['tabLine']}>
        <TabList aria-label={t('screen')} className={styles['tabList'] ?? ''}>
          {tabs.map((one) => (
            <Tab key={one} id={one} className={styles['tab'] ?? ''}>
              {t(`group.${one}`)} · {rows[one].length}
            </Tab>
          ))}
        </TabList>
        {tab !== 'done' && rows[tab].length > 1 && <span className="small muted">{t('row.byDueDate')}</span>}
      </div>
      {tabs.map((one) => (
        <TabPanel key={one} id={one}>
          {rows[one].length === 0 ? (
            <p>{t(one === 'open' && rows.questioned.length > 0 ? 'group.onlyQuestioned' : noneWords[one])}</p>
          ) : (
            <Sheet padding="none" as="div">
              <ul className={styles['rows']} ref={panel}>
                {rows[one].map((row, index) => (
                  <BillListRow
                    key={row.bill.id}
                    row={row}
                    same={same.get(row.bill.id) ?? null}
                    asked={list.asked}
                    answer={answer}
                    onLeave={() => billsPlace.remember(search, index)}
                  />
                ))}
              </ul>
            </Sheet>
          )}
        </TabPanel>
      ))}
    </Tabs>
  );
}

const noneWords = {
  open: 'group.noneOpen',
  done: 'group.noneDone',
  questioned: 'group.noneQuestioned',
} as const;

/** Puts the focus back on the row that a bill was opened from; where it is in another tab now, on the one in its place. */
function useReturnedFocus(search: BillsSearch) {
  const list = useRef<HTMLUListElement>(null);
  const latest = useRef(search);
  latest.current = search;
  useEffect(() => {
    // After the shell has moved focus to the heading, as it does on every navigation.
    const timer = setTimeout(() => {
      const index = billsPlace.takeRow(latest.current);
      const rows = list.current?.children;
      if (index < 0 || !rows) return;
      rows[Math.min(index, rows.length - 1)]?.querySelector<HTMLElement>('a')?.focus();
    }, 60);
    return () => clearTimeout(timer);
  }, []);
  return list;
}
