import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountedService, NextYear } from '#shared/model/replay/next-year';
import { findServiceRow, type ServiceRow, serviceRowNames } from '#shared/model/replay/service-rows';
import { useCommand } from '../../api/use-command.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { cx } from '../../ui/cx.ts';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import tables from '../../ui/tables/Table.module.css';
import { classOfRow } from './plan-answers.ts';
import { useRangeWords } from './use-range-words.ts';

/** By which kind of service each part of a claim is counted, from which code, and another choice. */
export function CountedServices({ view: { services, servicesNotListed } }: { view: NextYear }) {
  const { t } = useTranslation('next-year');
  const [isOpen, setOpen] = useState(false);
  const choose = useCommand('nextYear.chooseKind');
  if (services.length === 0) return null;
  return (
    <Details summary={t('services.title')} isOpen={isOpen} onToggle={setOpen}>
      {choose.error && <FailureNotice failure={choose.error.failure} />}
      <p>{t('services.lead')}</p>
      {isOpen && (
        <ServiceTable
          services={services}
          onChoose={({ claimId, line }, row) =>
            choose.mutate({ claimId, line, serviceClass: row === null ? null : classOfRow(row) })
          }
        />
      )}
      {servicesNotListed > 0 && <p>{t('services.more', { count: servicesNotListed })}</p>}
    </Details>
  );
}

type TableProps = {
  services: readonly CountedService[];
  /** `null`: as its codes say. */
  onChoose(service: CountedService, row: ServiceRow | null): void;
};

function ServiceTable({ services, onChoose }: TableProps) {
  const { t } = useTranslation('next-year');
  const { date } = useFormats();
  const { amount } = useRangeWords();
  const words = useServiceWords();
  return (
    <ScrollRegion aria-label={t('services.title')} className={cx(tables['scroll'])}>
      <div className={tables['box']}>
        <table className={cx(tables['table'], tables['stacksInBox'], tables['answers'])}>
          <caption className="visually-hidden">{t('services.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('services.service')}</th>
              <th scope="col">{t('services.price')}</th>
              <th scope="col">{t('services.kind')}</th>
              <th scope="col">{t('services.because')}</th>
            </tr>
          </thead>
          <tbody>
            {services.map((service) => {
              const { claimId, line, isOnly, date: day, allowedCents } = service;
              const name = words.name(service);
              const number = isOnly ? '' : ` · ${t('checked.line', { number: line })}`;
              const on = ` · ${date(day, 'short') ?? t('differing.noDate')}`;
              return (
                <tr key={`${claimId} ${line}`}>
                  <th scope="row">
                    <Link to="/claims/$claimId" params={{ claimId }}>
                      {name}
                    </Link>
                    {number}
                    {on}
                  </th>
                  <td className="num" data-label={t('services.price')}>
                    {amount(allowedCents)}
                  </td>
                  <td data-label={t('services.kind')}>
                    <KindChoice label={`${name}${number}${on}`} service={service} onChoose={onChoose} />
                  </td>
                  <td data-label={t('services.because')}>{words.because(service)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </ScrollRegion>
  );
}

type ChoiceProps = Pick<TableProps, 'onChoose'> & { label: string; service: CountedService };

function KindChoice({ label, service, onChoose }: ChoiceProps) {
  const { t } = useTranslation('next-year');
  const { kinds } = useServiceWords();
  const row = service.chosen === null ? 'codes' : findServiceRow(service.chosen);
  return (
    <Select<ServiceRow | 'codes'>
      label={t('services.choose', { service: label })}
      hideLabel
      value={row === 'drugs' ? 'codes' : row}
      options={[
        { value: 'codes', label: t('services.asCodes', { kind: kinds(service) }) },
        ...serviceRowNames.map((one) => ({ value: one, label: t(`form.service.${one}`) })),
      ]}
      onChange={(next) => onChoose(service, next === 'codes' ? null : next)}
    />
  );
}

function useServiceWords() {
  const { t } = useTranslation('next-year');
  const { locale } = useFormats();
  return {
    name: ({ what, provider }: CountedService) => what ?? provider ?? t('differing.open'),
    kinds({ classes }: CountedService): string {
      const rows = [...new Set(classes.map(findServiceRow))];
      return rows.map((row) => (row === 'drugs' ? t('form.drugs') : t(`form.service.${row}`))).join(' / ');
    },
    because({ basis, chosen }: CountedService): string {
      if (chosen !== null) return t('services.by.you');
      if (basis.length === 0) return t('services.by.nothing');
      return new Intl.ListFormat(locale).format(
        basis.map(({ by, code }) => t(`services.by.${by}`, { code: code ?? '' })),
      );
    },
  };
}
