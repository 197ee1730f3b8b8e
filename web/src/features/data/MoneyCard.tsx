/** How the amount of an order comes about, and which rows are refunds. */
import { Card, Flex, Input, Select, Typography } from 'antd';

import type { Schema } from '~/api/client.ts';
import { useText } from '~/messages/Messages.tsx';

import {
  type AmountChoice,
  amountChoice,
  refundTest,
  type RowTest,
  type SourceSpec,
  withRefund,
} from './mapping.ts';

interface Given {
  columns: Schema['FileColumn'][];
  spec: SourceSpec;
  change: (spec: SourceSpec) => void;
}

export function MoneyCard(given: Given) {
  const text = useText();
  return (
    <Card size="small">
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 4 }}>
        {text('data-money')}
      </Typography.Title>
      <Flex vertical gap={12}>
        <Amount {...given} />
        <Refunds {...given} />
        {given.spec.group && <Repeated {...given} />}
      </Flex>
    </Card>
  );
}

function Amount({ columns, spec, change }: Given) {
  const text = useText();
  const { amount, ...rest } = spec;
  const names = columns.map(({ name }) => ({ value: name }));
  const [first, second] = amount && 'product' in amount ? amount.product : ['', ''];
  const other = (choice: AmountChoice) => {
    const [a = '', b = ''] = columns.map(({ name }) => name);
    if (choice === 'none') change(rest);
    else if (choice === 'column') change({ ...rest, amount: { column: a } });
    else change({ ...rest, amount: { product: [a, b] } });
  };
  const factor = (label: string, value: string, put: (name: string) => void) => (
    <Select
      style={{ minWidth: 140 }}
      aria-label={label}
      value={value}
      options={names}
      onChange={put}
    />
  );
  return (
    <Flex wrap gap={8} align="center">
      <label htmlFor="amount">{text('data-amount')}</label>
      <Select
        id="amount"
        style={{ width: 180 }}
        value={amountChoice(spec)}
        onChange={other}
        options={[
          { value: 'none', label: text('data-amount-none') },
          { value: 'column', label: text('data-amount-column') },
          { value: 'product', label: text('data-amount-product') },
        ]}
      />
      {amount &&
        'column' in amount &&
        factor(text('data-amount-column'), amount.column, (column) =>
          change({ ...spec, amount: { column } }),
        )}
      {amount && 'product' in amount && (
        <>
          {factor(text('data-amount-first'), first, (name) =>
            change({ ...spec, amount: { product: [name, second] } }),
          )}
          ×
          {factor(text('data-amount-second'), second, (name) =>
            change({ ...spec, amount: { product: [first, name] } }),
          )}
        </>
      )}
    </Flex>
  );
}

type RefundBy = 'none' | 'starts_with' | 'equals' | 'below';

function Refunds({ columns, spec, change }: Given) {
  const text = useText();
  const test = refundTest(spec);
  const by: RefundBy = !test
    ? 'none'
    : test.starts_with !== undefined
      ? 'starts_with'
      : test.equals !== undefined
        ? 'equals'
        : 'below';
  const column = test?.column ?? columns[0]?.name ?? '';
  const value = test?.starts_with ?? test?.equals ?? '';
  const put = (by: RefundBy, column: string, value: string) => {
    const tests: Record<RefundBy, RowTest | undefined> = {
      none: undefined,
      starts_with: { column, starts_with: value, then: 'refund' },
      equals: { column, equals: value, then: 'refund' },
      below: { column, below: '0', then: 'refund' },
    };
    change(withRefund(spec, tests[by]));
  };
  return (
    <Flex wrap gap={8} align="center">
      <label htmlFor="refunds">{text('data-refunds')}</label>
      <Select
        id="refunds"
        style={{ width: 180 }}
        value={by}
        onChange={(by: RefundBy) => put(by, column, value)}
        options={[
          { value: 'none', label: text('data-refunds-none') },
          { value: 'starts_with', label: text('data-refunds-starts') },
          { value: 'equals', label: text('data-refunds-equals') },
          { value: 'below', label: text('data-refunds-negative') },
        ]}
      />
      {by !== 'none' && (
        <Select
          style={{ minWidth: 140 }}
          aria-label={text('data-refunds-column')}
          value={column}
          options={columns.map(({ name }) => ({ value: name }))}
          onChange={(name) => put(by, name, value)}
        />
      )}
      {(by === 'starts_with' || by === 'equals') && (
        <Input
          style={{ width: 120 }}
          aria-label={text('data-refunds-value')}
          value={value}
          onChange={({ target }) => put(by, column, target.value)}
        />
      )}
    </Flex>
  );
}

function Repeated({ spec, change }: Given) {
  const text = useText();
  const { group } = spec;
  if (!group) return null;
  return (
    <Flex wrap gap={8} align="center">
      <label htmlFor="repeated">{text('data-repeated')}</label>
      <Select
        id="repeated"
        style={{ width: 180 }}
        value={group.duplicates ?? 'keep'}
        onChange={(duplicates) => change({ ...spec, group: { ...group, duplicates } })}
        options={[
          { value: 'keep' as const, label: text('data-repeated-keep') },
          { value: 'drop' as const, label: text('data-repeated-drop') },
        ]}
      />
    </Flex>
  );
}
