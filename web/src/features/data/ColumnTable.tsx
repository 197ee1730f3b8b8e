/** Every column with a few of its values and what it becomes. */
import { AutoComplete, Card, Flex, Select, Table, Typography } from 'antd';

import type { Schema } from '~/api/client.ts';
import { useVocabulary } from '~/api/labels.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useText } from '~/messages/Messages.tsx';

import {
  nameFrom,
  type SourceSpec,
  TYPES,
  type Use,
  type UseKind,
  useOf,
  usesFor,
  type ValueType,
  withUse,
} from './mapping.ts';

type Column = Schema['FileColumn'];

interface Given {
  columns: Column[];
  spec: SourceSpec;
  change: (spec: SourceSpec) => void;
}

export function ColumnTable({ columns, spec, change }: Given) {
  const text = useText();
  return (
    <Card size="small">
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 4 }}>
        {text('data-columns')}
      </Typography.Title>
      <Table
        size="small"
        rowKey="name"
        aria-label={text('data-columns')}
        dataSource={columns}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: text('data-column'),
            render: (_, column) => (
              <>
                <strong>{column.name}</strong>
                <br />
                <Samples values={column.samples} />
              </>
            ),
          },
          {
            title: text('data-becomes'),
            render: (_, column) => <Becomes column={column.name} spec={spec} change={change} />,
          },
        ]}
      />
    </Card>
  );
}

function Samples({ values }: { values: string[] }) {
  const text = useText();
  const shown = values.join(' · ') || text('data-column-empty');
  return (
    <Typography.Text type="secondary" ellipsis={{ tooltip: shown }} style={{ maxWidth: 160 }}>
      {shown}
    </Typography.Text>
  );
}

interface BecomesGiven {
  column: string;
  spec: SourceSpec;
  change: (spec: SourceSpec) => void;
}

function Becomes({ column, spec, change }: BecomesGiven) {
  const text = useText();
  const use = useOf(spec, column);
  const turn = (as: UseKind) => change(withUse(spec, column, fresh(as, column)));
  const options = usesFor(spec).map((as) => ({
    value: as,
    label: text(`data-use-${as}` as MessageId),
  }));
  return (
    <Flex wrap gap={8}>
      <Select
        style={{ width: 172 }}
        virtual={false}
        listHeight={480}
        value={use.as}
        options={options}
        onChange={turn}
        aria-label={text('data-becomes-of', { column })}
      />
      {'name' in use && (
        <Naming
          column={column}
          use={use}
          event={spec.event ?? ''}
          put={(name, type) => change(withUse(spec, column, { as: use.as, name, type }))}
        />
      )}
    </Flex>
  );
}

function fresh(as: UseKind, column: string): Use {
  return as === 'item' || as === 'property' || as === 'attribute'
    ? { as, name: nameFrom(column) }
    : { as };
}

interface NamingGiven {
  column: string;
  use: Extract<Use, { name: string }>;
  event: string;
  put: (name: string, type: ValueType | undefined) => void;
}

/** The name under which rules speak of it, and what kind of value it is. */
function Naming({ column, use, event, put }: NamingGiven) {
  const text = useText();
  const known = useKnownNames(use.as, event);
  const types = TYPES.map((type) => ({
    value: type,
    label: text(`data-type-${type}` as MessageId),
  }));
  return (
    <>
      <AutoComplete
        style={{ width: 116 }}
        value={use.name}
        options={known.map((value) => ({ value }))}
        showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
        onChange={(name) => put(name, use.type)}
        aria-label={text('data-name-of', { column })}
      />
      <Select
        style={{ width: 104 }}
        value={use.type ?? 'auto'}
        options={[{ value: 'auto', label: text('data-type-auto') }, ...types]}
        onChange={(type) =>
          put(
            use.name,
            TYPES.find((known) => known === type),
          )
        }
        aria-label={text('data-type-of', { column })}
      />
    </>
  );
}

const ITEM_NAMES = ['product', 'name', 'category', 'quantity', 'price', 'amount'];

/** Names that are in use already, so that the same thing keeps one name. */
function useKnownNames(as: UseKind, event: string): string[] {
  const known = useVocabulary();
  if (as === 'item') return ITEM_NAMES;
  if (as === 'attribute') return (known.data?.attributes ?? []).map(({ name }) => name);
  const words = known.data?.events.find(({ name }) => name === event);
  return (words?.properties ?? []).map(({ name }) => name);
}
