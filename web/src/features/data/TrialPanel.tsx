/** What the first rows of a file become, and which of them cannot be used. */
import { Alert, Flex, Spin, Table, Typography } from 'antd';

import type { ReactNode } from 'react';

import { problemOf } from '~/api/problem.ts';
import { useText } from '~/messages/Messages.tsx';
import { useFormat } from '~/ui/format.ts';

import type { Guess } from './guess.ts';
import { type Sample, valuesOf, whoOf } from './samples.ts';

interface Given {
  guess: Guess;
  lacking: 'identifier' | 'time' | undefined;
  error: unknown;
  busy: boolean;
  /** What can be done with it. */
  children: ReactNode;
}

export function TrialPanel({ guess, lacking, error, busy, children }: Given) {
  const text = useText();
  return (
    <section aria-label={text('data-trial')} aria-live="polite">
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 4 }}>
        {text('data-trial')} {busy && <Spin size="small" />}
      </Typography.Title>
      {lacking === 'identifier' && (
        <Alert type="warning" showIcon title={text('data-lacks-identifier')} />
      )}
      {lacking === 'time' && <Alert type="warning" showIcon title={text('data-lacks-time')} />}
      {!lacking && error !== undefined && error !== null && (
        <Alert type="error" showIcon role="alert" title={problemOf(error).message} />
      )}
      {!lacking && !error && <Tried guess={guess} />}
      {children}
      {!lacking && !error && <Becoming samples={guess.samples as unknown as Sample[]} />}
    </section>
  );
}

function Tried({ guess }: { guess: Guess }) {
  const text = useText();
  const { number } = useFormat();
  const rejected = guess.rejected.reduce((sum, { rows }) => sum + rows, 0);
  const events = Object.entries(guess.events).map(([name, count]) =>
    text('data-trial-events', { count: number(count), name }),
  );
  const fine = guess.rows - rejected;
  const made = events.length
    ? events.join(text('data-and'))
    : text('data-trial-customers', { count: fine });
  return (
    <Flex vertical gap={12}>
      <div>
        {text('data-trial-rows', { count: guess.rows })} <strong>{made}</strong>
        {text('data-trial-end')}
      </div>
      {rejected > 0 && <Rejected guess={guess} rejected={rejected} />}
      {rejected === 0 && <Alert type="success" showIcon title={text('data-trial-all')} />}
    </Flex>
  );
}

function Rejected({ guess, rejected }: { guess: Guess; rejected: number }) {
  const text = useText();
  const { number } = useFormat();
  return (
    <Alert
      type="warning"
      showIcon
      title={text('data-trial-rejected', { count: rejected })}
      description={
        <>
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {guess.rejected.map(({ code, reason, rows }) => (
              <li key={`${code} ${reason}`}>
                {text('data-reason-count', { reason, count: number(rows) })}
              </li>
            ))}
          </ul>
          <details style={{ marginTop: 8 }}>
            <summary>{text('data-trial-examples')}</summary>
            {guess.rejects.map(({ line, reason, row }) => (
              <div key={line} style={{ overflowWrap: 'anywhere', marginTop: 4 }}>
                {text('data-line', { line: number(line) })} {reason}
                <br />
                <Typography.Text code>{row}</Typography.Text>
              </div>
            ))}
          </details>
        </>
      }
    />
  );
}

/** Rows of the sample that are shown. */
const SHOWN = 8;

function Becoming({ samples }: { samples: Sample[] }) {
  const text = useText();
  const { instant } = useFormat();
  const items = (count: number) => text('data-items', { count });
  return (
    <Table
      size="small"
      aria-label={text('data-trial-table')}
      dataSource={samples.slice(0, SHOWN).map((sample, key) => ({ key, sample }))}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: text('ui-customer'), render: (_, { sample }) => whoOf(sample) },
        {
          title: text('data-what'),
          render: (_, { sample }) => (
            <>
              {sample.event ?? text('data-facts')}
              {sample.occurred_at && (
                <Typography.Text type="secondary"> {instant(sample.occurred_at)}</Typography.Text>
              )}
              <br />
              <Typography.Text
                type="secondary"
                ellipsis={{ tooltip: valuesOf(sample, items) }}
                style={{ maxWidth: 224 }}
              >
                {valuesOf(sample, items)}
              </Typography.Text>
            </>
          ),
        },
      ]}
    />
  );
}
