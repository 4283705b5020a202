import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScanFacts, ScanRef } from '#shared/model/bills/scan';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../actions/Button.tsx';
import { HiddenPart } from '../discreet/HiddenPart.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { Skeleton } from '../feedback/Skeleton.tsx';
import { Row } from '../layout/Row.tsx';
import { ScrollRegion } from '../layout/ScrollRegion.tsx';
import styles from './Scan.module.css';

const zooms = [1, 1.5, 2, 3] as const;
type Zoom = (typeof zooms)[number];

type ScanViewProps = { scan: ScanRef; facts: ScanFacts };

/** A scan as a picture, page by page, as large as the person likes. */
export function ScanView(props: ScanViewProps) {
  return (
    <HiddenPart>
      <Pages {...props} />
    </HiddenPart>
  );
}

function Pages({ scan, facts }: ScanViewProps) {
  const { t } = useTranslation('scans');
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState<Zoom>(1);
  const { data, error, refetch } = useRequest('scans.draw', { ref: scan, page }, { keepPrevious: true });
  const [smaller, larger] = [zooms[zooms.indexOf(zoom) - 1], zooms[zooms.indexOf(zoom) + 1]];
  const where = facts.pages === null ? t('pagesUnknown') : t('page', { page, pages: facts.pages });
  return (
    <div className={styles['view']}>
      {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={12} label={t('drawing')} />}
      {data && !error && (
        <ScrollRegion className={styles['desk']} aria-label={t('picture', { name: facts.name, where })}>
          <img
            className={styles['page']}
            data-zoom={zoom}
            src={data.dataUrl}
            alt={t('picture', { name: facts.name, where })}
          />
        </ScrollRegion>
      )}
      <p className={styles['facts']}>
        {facts.name} · <span role="status">{where}</span> ·{' '}
        {t(facts.mediaType === 'application/pdf' ? 'readHere' : 'keptHere')}
      </p>
      <Row>
        {facts.pages !== null && facts.pages > 1 && (
          <Row>
            <Button isDisabled={page === 1} onPress={() => setPage(page - 1)}>
              {t('previous')}
            </Button>
            <Button isDisabled={page === facts.pages} onPress={() => setPage(page + 1)}>
              {t('next')}
            </Button>
          </Row>
        )}
        <Row>
          <Button isDisabled={smaller === undefined} onPress={() => smaller && setZoom(smaller)}>
            {t('smaller')}
          </Button>
          <Button isDisabled={larger === undefined} onPress={() => larger && setZoom(larger)}>
            {t('larger')}
          </Button>
        </Row>
      </Row>
    </div>
  );
}
