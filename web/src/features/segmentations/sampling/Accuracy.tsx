/** What a review found: how often each group was right, and how sure that is. */
import { Card, Table, theme } from 'antd';

import type { Schema } from '~/api/client.ts';
import { useLabelTitle } from '~/api/labels.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';
import { SaveSheet } from '~/ui/SaveSheet.tsx';

type Record = Schema['ReviewRecord'];
type Line = Record['labels'][number];

export function Accuracy({ review }: { review: Record }) {
  const text = useText();
  const { instant, number, share } = useFormat();
  const named = useLabelTitle(review.segmentation);
  const name = ({ label }: Line) =>
    label === '' ? text('segmentations-all-groups') : named(label);
  const title = text('segmentations-review-of', { at: instant(review.created_at) });
  const found = ({ accuracy }: Line) => (accuracy === null ? '–' : share(accuracy ?? 0));
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{title}</h2>}>
      <Table
        size="small"
        rowKey="label"
        aria-label={title}
        dataSource={review.labels}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: text('segmentations-group'), render: (_, line) => name(line) },
          {
            title: text('segmentations-judged'),
            align: 'right',
            render: (_, line) => `${number(line.judged)} / ${number(line.sampled)}`,
          },
          {
            title: text('segmentations-accuracy'),
            align: 'right',
            render: (_, line) => found(line),
          },
          {
            title: text('segmentations-interval'),
            width: 260,
            render: (_, line) => (line.judged > 0 ? <Interval line={line} /> : '–'),
          },
        ]}
      />
      <SaveSheet
        name={title}
        sheet={() => ({
          head: [
            text('segmentations-group'),
            text('segmentations-judged'),
            text('segmentations-accuracy'),
            text('segmentations-interval'),
          ],
          rows: review.labels.map((line) => [
            name(line),
            line.judged,
            found(line),
            `${share(line.low)} – ${share(line.high)}`,
          ]),
        })}
      />
    </Card>
  );
}

/** The interval on a scale from nothing to all. */
function Interval({ line }: { line: Line }) {
  const { share } = useFormat();
  const { token } = theme.useToken();
  const percent = (part: number) => `${Math.round(part * 1000) / 10}%`;
  return (
    <>
      <div
        aria-hidden
        style={{
          position: 'relative',
          height: 8,
          borderRadius: 4,
          background: token.colorFillSecondary,
        }}
      >
        <div
          style={{
            position: 'absolute',
            insetBlock: 0,
            insetInlineStart: percent(line.low),
            width: percent(line.high - line.low),
            borderRadius: 4,
            background: token.colorPrimary,
            opacity: 0.55,
          }}
        />
      </div>
      {share(line.low)} – {share(line.high)}
    </>
  );
}
