import { type Language, localeOf } from '#shared/languages';
import {
  type ChartShape,
  chartFontSize,
  chartHeight,
  chartWidth,
  drawChart,
} from '#shared/paper/chart-shapes';
import type { ChartBlock } from '#shared/paper/document';
import { Heading, type HeadingLevel } from './Heading.tsx';
import styles from './PaperView.module.css';

export type PaperChartProps = { block: ChartBlock; level: HeadingLevel; language: Language };

/** The months as stacked bars; the table after it has the numbers. */
export function PaperChart({ block, level, language }: PaperChartProps) {
  const shapes = drawChart({ ...block, locale: localeOf(language) });
  return (
    <section className={styles['chart']}>
      <Heading level={level}>{block.title}</Heading>
      <svg role="img" aria-label={block.summary} viewBox={`0 0 ${chartWidth} ${chartHeight}`}>
        {shapes.map((shape, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: shapes are drawn in one fixed order.
          <Shape key={index} shape={shape} />
        ))}
      </svg>
    </section>
  );
}

function Shape({ shape }: { shape: ChartShape }) {
  switch (shape.kind) {
    case 'rect': {
      const { x, y, width, height, fill, stroke } = shape;
      return (
        <rect x={x} y={y} width={width} height={height} fill={fill} stroke={stroke} strokeWidth={1.25} />
      );
    }
    case 'path':
      return <path d={shape.d} fill="none" stroke={shape.stroke} strokeWidth={shape.strokeWidth} />;
    case 'text':
      return (
        <text x={shape.x} y={shape.y} fontSize={chartFontSize} textAnchor={shape.anchor}>
          {shape.text}
        </text>
      );
  }
}
