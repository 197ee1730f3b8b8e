/** Paints the grid of scores with labels, and shows which cells have none or two. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Flex, Skeleton, Typography } from 'antd';
import { useState } from 'react';

import { server } from '~/api/client.ts';
import { useText } from '~/messages/Messages.tsx';
import { Trouble } from '~/ui/Trouble.tsx';

import type { Draft, GridLabel, Labels } from '../specs.ts';
import { useAtWork } from './draftContext.ts';
import { LabelGrid } from './LabelGrid.tsx';
import { labelsOf, paint, type Painted, rowsOf } from './labelTable.ts';
import { LabelTrouble } from './LabelTrouble.tsx';
import { Palette } from './Palette.tsx';

interface Given {
  labels: Labels;
  onChange: (labels: GridLabel[]) => void;
}

/** Which labels the server gives each cell by a table. */
function useCover(labels: Labels) {
  const { draft } = useAtWork();
  const definition = { ...draft, spec: { ...draft.spec, labels } } as Draft;
  return useQuery({
    queryKey: ['labels', definition.spec],
    queryFn: async ({ signal }) => {
      const { data } = await server.POST('/api/v1/labels/check', {
        body: { definition: definition as unknown as Record<string, never> },
        signal,
      });
      return data;
    },
    placeholderData: keepPreviousData,
  });
}

export function LabelEditor({ labels, onChange }: Given) {
  const text = useText();
  const { titles } = useAtWork();
  const cover = useCover(labels);
  const [painted, setPainted] = useState<Painted>();
  const [own, setOwn] = useState<Labels>();
  const [brush, setBrush] = useState<string | null>();
  const [names, setNames] = useState<string[]>([]);
  const checked = cover.data && !cover.isPlaceholderData ? cover.data : undefined;
  // What came from outside, such as a table typed as text, is taken over once it is checked.
  if (checked && own !== labels) {
    setPainted(checked);
    setOwn(labels);
  }
  if (cover.error) return <Trouble error={cover.error} />;
  if (!painted) return <Skeleton active />;
  const used = labelsOf(painted, titles);
  const known = [...used, ...names.filter((name) => !used.includes(name))];
  const chosen = brush === undefined ? (known[0] ?? null) : brush;
  const stroke = (cells: number[]) => {
    const next = paint(painted, cells, chosen);
    const rows = rowsOf(next, titles);
    setPainted(next);
    setOwn(rows);
    onChange(rows);
  };
  return (
    <Flex vertical gap={16}>
      <Typography.Text type="secondary">{text('segmentations-labels-what')}</Typography.Text>
      <Palette
        labels={known}
        chosen={chosen}
        onChoose={setBrush}
        onAdd={(name) => {
          setNames([...names, name]);
          setBrush(name);
        }}
      />
      <LabelGrid painted={painted} labels={known} onPaint={stroke} />
      <LabelTrouble cover={cover.data} />
    </Flex>
  );
}
