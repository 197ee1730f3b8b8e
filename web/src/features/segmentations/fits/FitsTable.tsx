/** Fits side by side: when, on how many customers, and where the cuts are. */
import { Table, Tag } from 'antd';
import type { ColumnsType } from 'antd/es/table';

import type { Schema } from '~/api/client.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { SaveSheet } from '~/ui/SaveSheet.tsx';

import { quantityOf } from '../result/grid.ts';

type Fit = Schema['FitListing'];

/** Cuts as people read them. */
function useCuts(): (cuts: readonly unknown[]) => string {
  const text = useText();
  const { number } = useFormat();
  return (cuts) =>
    cuts
      .map((cut) => {
        const quantity = quantityOf(cut);
        if ('days' in quantity) {
          return text('segmentations-days', { count: Math.round(quantity.days) });
        }
        return 'text' in quantity ? quantity.text : number(quantity.number);
      })
      .join(' · ');
}

interface Given {
  name: string;
  fits: Fit[];
  /** Number of the one in force, when it is among them. */
  inForce?: number | undefined;
}

export function FitsTable({ name, fits, inForce }: Given) {
  const text = useText();
  const { day, number } = useFormat();
  const written = useCuts();
  const dimensions = [...new Set(fits.flatMap(({ cuts }) => cuts.map((one) => one.dimension)))];
  const cutsOf = (fit: Fit, dimension: string) =>
    written(fit.cuts.find((one) => one.dimension === dimension)?.cuts ?? []);
  const axis = (dimension: string) => text(`segmentations-axis-${dimension}` as MessageId);
  const note = ({ note: why }: Fit) => text(`segmentations-fit-${why}` as MessageId);
  const columns: ColumnsType<Fit> = [
    {
      title: text('segmentations-fit-as-of'),
      render: (_, fit) => (
        <>
          {day(fit.as_of)} {fit.number === inForce && <Tag>{text('segmentations-in-force')}</Tag>}
        </>
      ),
    },
    { title: text('segmentations-fit-why'), render: (_, fit) => note(fit) },
    {
      title: text('segmentations-fit-population'),
      align: 'right',
      render: (_, fit) => number(fit.population),
    },
    ...dimensions.map((dimension) => ({
      title: axis(dimension),
      render: (_: unknown, fit: Fit) => cutsOf(fit, dimension),
    })),
  ];
  return (
    <>
      <Table
        size="small"
        rowKey="number"
        aria-label={text('segmentations-fits')}
        dataSource={fits}
        columns={columns}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
      <SaveSheet
        name={`${name} ${text('segmentations-fits')}`}
        sheet={() => ({
          head: [
            text('segmentations-fit-as-of'),
            text('segmentations-fit-why'),
            text('segmentations-fit-population'),
            ...dimensions.map(axis),
          ],
          rows: fits.map((fit) => [
            day(fit.as_of),
            note(fit),
            fit.population,
            ...dimensions.map((dimension) => cutsOf(fit, dimension)),
          ]),
        })}
      />
    </>
  );
}
