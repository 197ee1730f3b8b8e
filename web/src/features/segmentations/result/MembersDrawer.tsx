/** The customers behind a group or a cell, page by page. */
import { Drawer, Table, Typography } from 'antd';

import { type Schema, server } from '~/api/client.ts';
import { usePages } from '~/api/usePages.ts';
import { useText } from '~/messages/Messages.tsx';
import { CustomerLink } from '~/ui/CustomerLink.tsx';
import { Loaded } from '~/ui/Loaded.tsx';
import { More } from '~/ui/More.tsx';
import { SaveAll } from '~/ui/SaveAll.tsx';

import type { Breakdown } from './grid.ts';
import type { Pick } from './pick.ts';
import { useTitles } from './useTitles.ts';

type Member = Schema['Member'];

interface Given {
  breakdown: Breakdown;
  pick: Pick;
  onClose: () => void;
}

/** So many customers a page. */
const PAGE = 50;
/** So many at once when all are saved. */
const MOST = 500;

export function MembersDrawer({ breakdown, pick, onClose }: Given) {
  const text = useText();
  const { title } = useTitles(breakdown);
  const { segmentation, as_of } = breakdown;
  const load = (limit: number, cursor: string | undefined, signal?: AbortSignal) =>
    server.GET('/api/v1/members/{kind}/{name}', {
      params: {
        path: { kind: 'Segmentation', name: segmentation },
        query: { ...pick, as_of, limit, ...(cursor !== undefined && { cursor }) },
      },
      ...(signal && { signal }),
    });
  const list = usePages(['members', segmentation, as_of, pick], (cursor, signal) =>
    load(PAGE, cursor, signal),
  );
  const total = countOf(breakdown, pick);
  const group = ({ label }: Member) => (label === null ? '' : title(label));
  const name = pick.label === undefined ? scoresText(pick.scores ?? '') : title(pick.label);
  return (
    <Drawer
      open
      onClose={onClose}
      title={name}
      size={560}
      extra={
        <SaveAll<Member>
          name={name}
          total={total}
          load={(cursor) => load(MOST, cursor)}
          sheet={(members) => ({
            head: [text('ui-customer'), text('ui-name'), text('segmentations-group')],
            rows: members.map((member) => [member.customer, member.name, group(member)]),
          })}
        />
      }
    >
      <Loaded query={list} isEmpty={(members) => members.length === 0}>
        {(members) => (
          <>
            <Typography.Paragraph type="secondary">
              {text('ui-customers', { count: total })}
            </Typography.Paragraph>
            <Table
              size="small"
              rowKey="id"
              aria-label={name}
              dataSource={members}
              pagination={false}
              columns={[
                {
                  title: text('ui-customer'),
                  render: (_, member) => <CustomerLink customer={member} />,
                },
                {
                  title: text('segmentations-group'),
                  render: (_, member) => group(member),
                },
              ]}
            />
            <More list={list} />
          </>
        )}
      </Loaded>
    </Drawer>
  );
}

/** How many were chosen, as the picture says. */
function countOf({ labels, cells, dimensions }: Breakdown, { label, scores }: Pick): number {
  if (label !== undefined) {
    return labels.find((part) => part.label === label)?.customers ?? 0;
  }
  const wanted = (scores ?? '').split(',').map((score) => score.split(':'));
  const chosen = cells.filter((cell) =>
    wanted.every(([name, score]) => {
      const at = dimensions.findIndex((dimension) => dimension.name === name);
      return cell.scores[at] === Number(score);
    }),
  );
  return chosen.reduce((sum, { customers }) => sum + customers, 0);
}

/** `r:5,f:4` as people write scores: `R5 F4`. */
export function scoresText(scores: string): string {
  return scores
    .split(',')
    .map((score) => score.replace(':', '').toUpperCase())
    .join(' ');
}
