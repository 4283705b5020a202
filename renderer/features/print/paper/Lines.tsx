import { Fragment } from 'react';
import type { Cell, TrendLine } from '#shared/paper/document';
import { drawTrendLine, trendHeight, trendWidth } from '#shared/paper/trend-line';
import styles from './PaperView.module.css';

/** Lines under each other, strong ones in bold, secondary ones smaller. */
export function Lines({ lines }: { lines: Cell }) {
  const trend = lines[0]?.trend;
  if (trend) return <Trend trend={trend} />;
  return lines.map(({ text, strong, small, more = '' }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a laid out cell never change places.
    <span key={index} className={small ? `${styles['line']} ${styles['small']}` : styles['line']}>
      {strong ? (
        <span className={styles['strong']}>{text}</span>
      ) : small ? (
        <Facts text={text + more} />
      ) : (
        text
      )}
      {(strong || !small) && more}
    </span>
  ));
}

function Trend({ trend }: { trend: TrendLine }) {
  const { line, wanted, last } = drawTrendLine(trend);
  return (
    <svg
      role="img"
      aria-label={trend.says}
      viewBox={`0 0 ${trendWidth} ${trendHeight}`}
      className={styles['trend']}
      fill="none"
      stroke="currentColor"
    >
      {wanted !== null && <path d={wanted} strokeWidth={0.75} strokeDasharray="2 2" />}
      <path d={line} strokeWidth={1.25} />
      <circle cx={last.x} cy={last.y} r={1.6} fill="currentColor" stroke="none" />
    </svg>
  );
}

const separator = ' · ';
const longestWhole = 24;

/** Facts behind each other, or one word; a short one, such as a number with hyphens, stays on one line. */
function Facts({ text }: { text: string }) {
  const facts = text.split(separator);
  if (facts.length === 1 && /\s/.test(text)) return text;
  return facts.map((fact, index) => {
    const end = index < facts.length - 1 ? separator : '';
    return fact.length > longestWhole ? (
      `${fact}${end}`
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: facts of one line never change places.
      <Fragment key={index}>
        <span className={styles['whole']}>{fact}</span>
        {end}
      </Fragment>
    );
  });
}
