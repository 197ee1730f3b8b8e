/** A chart with its picture to save and its table to read. */
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { BarChartOutlined, PictureOutlined, TableOutlined } from '@ant-design/icons';
import { Button, Flex, Skeleton, theme, Tooltip, Typography } from 'antd';
import { useEffect, useRef, useState } from 'react';

import { useText } from '~/messages/Messages.tsx';

import { dressed } from './dressed.ts';
import { Sheeted } from './Sheeted.tsx';
import type { Sheet } from './sheet.ts';

interface Given {
  title: string;
  /** What ECharts draws. Colours, fonts and the background are the theme's. */
  option: EChartsCoreOption;
  /** The same as a table: for people who do not see it, and for Excel. */
  sheet: Sheet;
  height?: number;
  /** What was clicked, as ECharts names it. */
  onPick?: (picked: { name: string; dataIndex: number; data: unknown }) => void;
}

export function Chart({ title, option, sheet, height = 320, onPick }: Given) {
  const text = useText();
  const [asTable, setAsTable] = useState(false);
  const chart = useRef<EChartsType>(undefined);
  const savePicture = () => {
    const background = getComputedStyle(document.body).backgroundColor;
    const url = chart.current?.getDataURL({ pixelRatio: 2, backgroundColor: background });
    if (!url) return;
    const link = document.createElement('a');
    link.href = url;
    link.download = `${title}.png`;
    link.click();
  };
  const turn = text(asTable ? 'ui-table-as-chart' : 'ui-chart-as-table');
  return (
    <section aria-label={title}>
      <Flex justify="space-between" align="center" gap={8} style={{ marginBottom: 8 }}>
        <Typography.Title level={2} style={{ fontSize: 16, margin: 0 }}>
          {title}
        </Typography.Title>
        <Flex gap={4}>
          <Tooltip title={turn}>
            <Button
              type="text"
              size="small"
              aria-label={turn}
              aria-pressed={asTable}
              icon={asTable ? <BarChartOutlined /> : <TableOutlined />}
              onClick={() => setAsTable(!asTable)}
            />
          </Tooltip>
          {!asTable && (
            <Tooltip title={text('ui-export-chart')}>
              <Button
                type="text"
                size="small"
                aria-label={text('ui-export-chart')}
                icon={<PictureOutlined />}
                onClick={savePicture}
              />
            </Tooltip>
          )}
        </Flex>
      </Flex>
      {asTable ? (
        <Sheeted title={title} sheet={sheet} />
      ) : (
        <Canvas title={title} option={option} height={height} onPick={onPick} chart={chart} />
      )}
    </section>
  );
}

interface CanvasGiven {
  title: string;
  option: EChartsCoreOption;
  height: number;
  onPick: Given['onPick'] | undefined;
  chart: React.RefObject<EChartsType | undefined>;
}

function Canvas({ title, option, height, onPick, chart }: CanvasGiven) {
  const room = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  const [ready, setReady] = useState(false);
  const { token } = theme.useToken();
  useEffect(() => {
    pick.current = onPick;
  });
  useEffect(() => {
    let wanted = true;
    let watcher: ResizeObserver | undefined;
    void import('./chartKit.ts').then(({ init }) => {
      if (!wanted || !room.current) return;
      const made = init(room.current);
      chart.current = made;
      made.on('click', ({ name, dataIndex, data }) => pick.current?.({ name, dataIndex, data }));
      watcher = new ResizeObserver(() => made.resize());
      watcher.observe(room.current);
      setReady(true);
    });
    return () => {
      wanted = false;
      watcher?.disconnect();
      chart.current?.dispose();
      chart.current = undefined;
    };
  }, [chart]);
  useEffect(() => {
    if (!ready) return;
    chart.current?.setOption(dressed(option, token), { notMerge: true });
  }, [chart, option, ready, token]);
  return (
    <div style={{ position: 'relative', height }}>
      {!ready && <Skeleton active title={false} />}
      <div ref={room} role="img" aria-label={title} style={{ position: 'absolute', inset: 0 }} />
    </div>
  );
}
