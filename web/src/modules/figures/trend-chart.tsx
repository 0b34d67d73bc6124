import type { TrendPoint } from '@anhe/contract/figures';
import { LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as withParts } from 'echarts/core';
import type { EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ReactNode } from 'react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { appearance, onAppearance, tokensOf } from '../../ui/theme.ts';
import type { Appearance } from '../../ui/theme.ts';

withParts([LineChart, GridComponent, TooltipComponent, MarkLineComponent, SVGRenderer]);

interface Props {
  readonly points: readonly TrendPoint[];
  readonly percent: boolean;
  /** What the picture is, for those who do not see it; the table beside it has the same. */
  readonly label: string;
  readonly textOf: (value: number) => string;
}

/** One line over the months; a month without a value is a gap in it, and where the definition changed stands a dashed line. */
export function TrendChart({ points, percent, label, textOf }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const look = useSyncExternalStore(onAppearance, appearance);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const chart = init(element, undefined, { renderer: 'svg' });
    chart.setOption(optionOf(points, percent, look, textOf));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [look, percent, points, textOf]);
  return <div className="figure-chart" ref={box} role="img" aria-label={label} />;
}

function optionOf(points: readonly TrendPoint[], percent: boolean, look: Appearance, textOf: (value: number) => string): EChartsCoreOption {
  const of = tokensOf(look);
  const months = points.map(({ month }) => month);
  const changes = points.filter((point, at) => at > 0 && point.version !== points[at - 1]?.version).map(({ month }) => ({ xAxis: month }));
  const text = { color: of('ink-2'), fontSize: 12 };
  return {
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
    tooltip: {
      trigger: 'axis', backgroundColor: of('sheet'), borderColor: of('line-strong'), textStyle: { color: of('ink') }, confine: true,
      valueFormatter: (value: unknown) => (typeof value === 'number' ? textOf(value) : '—'),
    },
    xAxis: { type: 'category', data: months, boundaryGap: months.length < 3, axisLabel: text, axisLine: { lineStyle: { color: of('line-strong') } }, axisTick: { show: false } },
    yAxis: { type: 'value', min: 0, ...(percent ? { max: 100 } : { minInterval: 1 }), axisLabel: { ...text, formatter: percent ? '{value}%' : '{value}' }, splitLine: { lineStyle: { color: of('line') } } },
    series: [{
      type: 'line', data: points.map(({ value }) => value), connectNulls: false, symbol: 'circle', symbolSize: months.length > 30 ? 4 : 7,
      lineStyle: { color: of('acting'), width: 2 }, itemStyle: { color: of('acting') }, emphasis: { disabled: true },
      markLine: { silent: true, symbol: 'none', label: { show: false }, lineStyle: { type: 'dashed', color: of('law'), width: 1.5 }, data: changes },
    }],
  };
}
