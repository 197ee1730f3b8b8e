/** What the rows of a file are called: all alike, or each by a column. */
import { AutoComplete, Card, Flex, Typography } from 'antd';

import { useVocabulary } from '~/api/labels.ts';
import { useText } from '~/messages/Messages.tsx';

import type { SourceSpec } from './mapping.ts';

const USUAL = ['order', 'refund', 'login', 'view', 'cart', 'feedback', 'ticket'];

interface Given {
  spec: SourceSpec;
  change: (spec: SourceSpec) => void;
}

export function WhatHappens({ spec, change }: Given) {
  const text = useText();
  const known = useVocabulary();
  const names = new Set([...(known.data?.events ?? []).map(({ name }) => name), ...USUAL]);
  return (
    <Card size="small">
      <Flex wrap gap={12} align="center">
        <label htmlFor="event">
          <strong>{text('data-event')}</strong>
        </label>
        {spec.event_column === undefined ? (
          <AutoComplete
            id="event"
            style={{ width: 200 }}
            value={spec.event ?? ''}
            options={[...names].map((value) => ({ value }))}
            onChange={(event) => change({ ...spec, event })}
          />
        ) : (
          <span>{text('data-event-by-column', { column: spec.event_column })}</span>
        )}
        <Typography.Text type="secondary">{text('data-event-what')}</Typography.Text>
      </Flex>
    </Card>
  );
}
