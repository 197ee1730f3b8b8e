/** Groups in numbers: how many, what they are worth, what to do with them. */
import { Button, Table, Typography } from 'antd';
import type { ColumnsType } from 'antd/es/table';

import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { GroupTag } from '~/ui/GroupTag.tsx';
import { SaveSheet } from '~/ui/SaveSheet.tsx';

import type { Breakdown } from './grid.ts';
import type { OnPick } from './pick.ts';
import { useTitles, valueFormat } from './useTitles.ts';

type Part = Breakdown['labels'][number];

interface Given {
  breakdown: Breakdown;
  onPick?: OnPick;
  /** What to do with each label, where somebody wrote it down. */
  advice?: ReadonlyMap<string, string[]>;
}

export function GroupsTable({ breakdown, onPick, advice }: Given) {
  const text = useText();
  const { number, share } = useFormat();
  const { title, colour } = useTitles(breakdown);
  const values = useValueColumns(breakdown);
  const name = (part: Part) => {
    const tag = <GroupTag title={title(part.label)} colour={colour(part.label)} />;
    if (!onPick) return tag;
    return (
      <Button type="link" style={{ padding: 0 }} onClick={() => onPick({ label: part.label })}>
        {tag}
      </Button>
    );
  };
  const columns: ColumnsType<Part> = [
    { title: text('segmentations-group'), render: (_, part) => name(part) },
    {
      title: text('ui-count'),
      align: 'right',
      render: (_, part) => number(part.customers),
    },
    { title: text('ui-share'), align: 'right', render: (_, part) => share(part.share) },
    ...values,
  ];
  if (advice && advice.size > 0) {
    columns.push({
      title: text('segmentations-advice'),
      width: '30%',
      render: (_, part) =>
        (advice.get(part.label) ?? []).map((one) => (
          <Typography.Paragraph key={one} style={{ marginBottom: 0, minWidth: 200 }}>
            {one}
          </Typography.Paragraph>
        )),
    });
  }
  return (
    <div>
      <Table
        size="small"
        rowKey="label"
        aria-label={text('segmentations-groups')}
        dataSource={breakdown.labels}
        columns={columns}
        pagination={false}
        scroll={{ x: advice?.size ? 1000 : 'max-content' }}
      />
      <GroupsSheet breakdown={breakdown} title={title} advice={advice} />
    </div>
  );
}

function useValueColumns({ value }: Breakdown): ColumnsType<Part> {
  const text = useText();
  const format = useFormat();
  if (!value) return [];
  const write = valueFormat(value, format);
  const amount = (written: string | null) => (written === null ? '–' : write(Number(written)));
  return [
    {
      title: text('segmentations-worth'),
      align: 'right',
      render: (_, part) => amount(part.value),
    },
    {
      title: text('segmentations-worth-share'),
      align: 'right',
      render: (_, part) => (part.value_share === null ? '–' : format.share(part.value_share)),
    },
    {
      title: text('segmentations-worth-average'),
      align: 'right',
      render: (_, part) => amount(part.average),
    },
  ];
}

interface SheetGiven {
  breakdown: Breakdown;
  title: (label: string) => string;
  advice: Given['advice'];
}

function GroupsSheet({ breakdown, title, advice }: SheetGiven) {
  const text = useText();
  const { share } = useFormat();
  const amount = (written: string | null) => (written === null ? null : Number(written));
  return (
    <SaveSheet
      name={text('segmentations-groups')}
      sheet={() => ({
        head: [
          text('segmentations-group'),
          text('ui-count'),
          text('ui-share'),
          text('segmentations-worth'),
          text('segmentations-worth-share'),
          text('segmentations-worth-average'),
          text('segmentations-advice'),
        ],
        rows: breakdown.labels.map((part) => [
          title(part.label),
          part.customers,
          share(part.share),
          amount(part.value),
          part.value_share === null ? null : share(part.value_share),
          amount(part.average),
          advice?.get(part.label)?.join(' ') ?? null,
        ]),
      })}
    />
  );
}
