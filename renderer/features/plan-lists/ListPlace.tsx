import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/ipc/result';
import type { LookupSource } from '#shared/model/plans/lookup';
import { failureFrom } from '../../api/request-error.ts';
import { useCancelOnLeave } from '../../api/use-cancel-on-leave.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { ProgressText } from '../../ui/feedback/Progress.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import styles from './PlanLists.module.css';
import type { Checks } from './use-checks.ts';

type Choices = {
  products: readonly { id: string; name: string; isYours: boolean }[];
  networks: readonly { id: string; name: string; plans: readonly string[] }[];
};
type Props = { sources: readonly LookupSource[]; personId: string; year: number; checks: Checks };

/** A plan whose public drug list and directory are known: its products and networks are asked for first. */
export function ListPlace({ sources, personId, year, checks }: Props) {
  const { t } = useTranslation('plan-lists');
  const [payerId, setPayerId] = useState(sources[0]?.payerId ?? '');
  const source = sources.find((one) => one.payerId === payerId) ?? sources[0];
  if (!source) return null;
  return (
    <TitledSheet title={t('place.title')}>
      <div className={styles['form']}>
        <Select
          label={t('place.plan')}
          value={source.payerId}
          onChange={setPayerId}
          options={sources.map((one) => ({
            value: one.payerId,
            label: one.isYours ? t('place.yours', { name: one.name }) : one.name,
          }))}
        />
        <OfSource key={source.payerId} {...{ source, personId, year, checks }} />
      </div>
    </TitledSheet>
  );
}

function OfSource({ source, personId, year, checks }: Omit<Props, 'sources'> & { source: LookupSource }) {
  const { t } = useTranslation('plan-lists');
  const bring = useChoices(source, personId);
  const [product, setProduct] = useState<string | null>(null);
  const [network, setNetwork] = useState<string | null>(null);
  const { choices } = bring;
  const isBusy = bring.isAsking || checks.isAsking;
  if (choices === null)
    return (
      <>
        {[...new Set([source.drugsHost, source.directoryHost])].map(
          (host) => host !== null && <p key={host}>{t('place.first', { host })}</p>,
        )}
        {bring.failure && <FailureNotice failure={bring.failure} plan={source.name} />}
        <Row>
          <Button variant="primary" isPending={isBusy} onPress={() => void bring.ask()}>
            {t('place.bring')}
          </Button>
        </Row>
        {bring.isAsking && <ProgressText>{t('asking', { host: source.name })}</ProgressText>}
      </>
    );
  const { products, networks } = choices;
  const chosenProduct = products.find(({ id }) => id === product) ?? products[0];
  // The one that the product uses, as the directory says; of several, nobody's network is guessed.
  const chosenNetwork =
    networks.find(({ id }) => id === network) ??
    networks.find(({ plans }) => chosenProduct !== undefined && plans.includes(chosenProduct.name)) ??
    (networks.length === 1 ? networks[0] : undefined);
  const place = { payerId: source.payerId };
  const titleOf = (name: string | undefined) => [source.name, name].filter(Boolean).join(': ');
  return (
    <>
      <div className={styles['fields']}>
        {chosenProduct && (
          <Select
            label={t('place.product')}
            value={chosenProduct.id}
            onChange={setProduct}
            options={products.map(({ id, name, isYours }) => ({
              value: id,
              label: isYours ? t('place.yours', { name }) : name,
            }))}
          />
        )}
        {networks.length > 0 && (
          <Select
            label={t('place.network')}
            value={chosenNetwork?.id ?? ''}
            onChange={setNetwork}
            options={[
              ...(chosenNetwork ? [] : [{ value: '', label: t('place.choose') }]),
              ...networks.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
      </div>
      <Notice tone="calm">
        {source.drugsHost && <p>{t('place.sendsDrugs', { host: source.drugsHost })}</p>}
        {source.directoryHost && <p>{t('place.sendsDoctors', { host: source.directoryHost })}</p>}
      </Notice>
      {source.directoryHost && networks.length === 0 && <p>{t('place.noNetwork')}</p>}
      <Row>
        {source.drugsHost && (
          <Button
            isPending={isBusy}
            onPress={() =>
              void checks.askDrugs(titleOf(chosenProduct?.name), {
                ...{ personId, place, year },
                drugPlanId: chosenProduct?.id ?? null,
              })
            }
          >
            {t('place.checkDrugs')}
          </Button>
        )}
        {chosenNetwork && (
          <Button
            isPending={isBusy}
            onPress={() =>
              void checks.askDoctors(titleOf(chosenNetwork.name), {
                personId,
                place,
                networkId: chosenNetwork.id,
              })
            }
          >
            {t('place.checkDoctors')}
          </Button>
        )}
        {checks.isAsking && (
          <Button variant="quiet" onPress={checks.stop}>
            {t('stop')}
          </Button>
        )}
      </Row>
    </>
  );
}

/** The products and networks of a plan, the person's own first; asked for when somebody presses. */
function useChoices({ payerId, drugsHost, directoryHost }: LookupSource, personId: string) {
  const products = useCommand('lookup.drugPlans');
  const networks = useCommand('lookup.networks');
  const [choices, setChoices] = useState<Choices | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isAsking, setAsking] = useState(false);
  const place = { payerId };
  useCancelOnLeave(isAsking);
  return {
    choices,
    failure,
    isAsking,
    async ask() {
      setAsking(true);
      setFailure(null);
      try {
        const found = drugsHost === null ? null : await products.mutateAsync({ place, text: '', personId });
        const known = directoryHost === null ? null : await networks.mutateAsync({ place });
        setChoices({ products: found?.plans ?? [], networks: known?.networks ?? [] });
      } catch (error) {
        setFailure(failureFrom(error));
      } finally {
        setAsking(false);
      }
    },
  };
}
