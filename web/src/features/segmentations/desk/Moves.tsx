/** Whom a change moves: from which group to which, and some of them. */
import { Alert, Flex, Table, Typography } from 'antd';

import { useLabelTitle } from '~/api/labels.ts';
import { useLanguage } from '~/messages/Messages.tsx';
import { titleOf } from '~/messages/title.ts';
import { CustomerLink } from '~/ui/CustomerLink.tsx';
import { useFormat } from '~/ui/format.ts';

import { movesOf } from './moves.ts';
import type { Moves as MovesGiven, Trial } from './useTrial.ts';

/** So many of the largest moves are shown. */
const SHOWN = 8;

interface Given {
  moves: MovesGiven;
  trial: Trial;
}

export function Moves({ moves, trial }: Given) {
  const { language, text } = useLanguage();
  const { number } = useFormat();
  const before = useLabelTitle(moves.segmentation);
  const after = (label: string) => {
    const part = trial.labels.find((known) => known.label === label);
    return titleOf({ name: label, title: part?.title }, language);
  };
  const largest = movesOf(moves).slice(0, SHOWN);
  return (
    <Alert
      type="warning"
      title={text('segmentations-would-move', { count: moves.moved })}
      description={
        <Flex vertical gap={8}>
          <Table
            size="small"
            aria-label={text('segmentations-moves')}
            rowKey={({ from, to }) => `${from} ${to}`}
            dataSource={largest}
            pagination={false}
            columns={[
              { title: text('segmentations-from'), render: (_, { from }) => before(from) },
              { title: text('segmentations-to'), render: (_, { to }) => after(to) },
              {
                title: text('ui-count'),
                align: 'right',
                render: (_, { customers }) => number(customers),
              },
            ]}
          />
          {moves.movers.length > 0 && (
            <Typography.Text>
              {text('segmentations-for-example')}{' '}
              {moves.movers.slice(0, 5).map((mover, at) => (
                <span key={mover.id}>
                  {at > 0 && ', '}
                  <CustomerLink customer={mover} />
                </span>
              ))}
            </Typography.Text>
          )}
        </Flex>
      }
    />
  );
}
