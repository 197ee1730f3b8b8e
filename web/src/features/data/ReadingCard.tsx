/** What is seldom changed: time zone and form, currency, how the file is written, its name. */
import { AutoComplete, Card, Collapse, Flex, Input, Select, Typography } from 'antd';
import type { ReactNode } from 'react';

import { api } from '~/api/client.ts';
import { useWorkspace } from '~/api/workspace.ts';
import { useText } from '~/messages/Messages.tsx';

import { found } from './Found.tsx';
import type { Guess } from './guess.ts';
import type { Source, SourceSpec } from './mapping.ts';

interface Given {
  guess: Guess;
  source: Source;
  change: (spec: SourceSpec) => void;
  rename: (name: string) => void;
}

export function ReadingCard(given: Given) {
  const text = useText();
  const { spec } = given.source;
  const items = [
    {
      key: 'more',
      label: text('data-more'),
      children: (
        <Flex vertical gap={12}>
          <SourceName {...given} />
          {spec.time && <Times spec={spec} change={given.change} />}
          {spec.as === 'events' && <Currency spec={spec} change={given.change} />}
          <Writing {...given} />
        </Flex>
      ),
    },
  ];
  return (
    <Card size="small" styles={{ body: { padding: 0 } }}>
      <Collapse ghost items={items} />
    </Card>
  );
}

function Field({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    <Flex wrap gap={8} align="center">
      <label htmlFor={id} style={{ minWidth: 120 }}>
        {label}
      </label>
      {children}
    </Flex>
  );
}

function SourceName({ source, rename }: Given) {
  const text = useText();
  const saved = api.useQuery('get', '/api/v1/definitions', {
    params: { query: { kind: 'Source' } },
  });
  const { name } = source.metadata;
  const known = saved.data?.items.some((item) => item.name === name);
  return (
    <Field id="source-name" label={text('data-source-name')}>
      <Input
        id="source-name"
        style={{ width: 240 }}
        value={name}
        onChange={({ target }) => rename(target.value)}
      />
      <Typography.Text type="secondary">
        {text(known ? 'data-source-known' : 'data-source-new')}
      </Typography.Text>
    </Field>
  );
}

const FORMATS = ['%Y-%m-%d %H:%M:%S', '%d/%m/%Y %H:%M', '%m/%d/%Y %H:%M', '%d.%m.%Y', '%Y%m%d'];

interface SpecGiven {
  spec: SourceSpec;
  change: (spec: SourceSpec) => void;
}

function Times({ spec, change }: SpecGiven) {
  const text = useText();
  const { time_zone } = useWorkspace();
  const { time } = spec;
  if (!time) return null;
  const { zone, format, ...rest } = time;
  const put = (zone: string | undefined, format: string | undefined) =>
    change({ ...spec, time: { ...rest, ...(zone && { zone }), ...(format && { format }) } });
  const zones = Intl.supportedValuesOf('timeZone').map((value) => ({ value }));
  return (
    <>
      <Field id="zone" label={text('data-zone')}>
        <Select
          id="zone"
          showSearch
          style={{ width: 240 }}
          value={zone ?? ''}
          onChange={(chosen) => put(chosen, format)}
          options={[{ value: '', label: text('data-zone-own', { zone: time_zone }) }, ...zones]}
        />
      </Field>
      <Field id="format" label={text('data-time-format')}>
        <AutoComplete
          id="format"
          style={{ width: 240 }}
          value={format ?? ''}
          placeholder={text('data-time-format-auto')}
          onChange={(typed) => put(zone, typed)}
          options={FORMATS.map((value) => ({ value }))}
        />
      </Field>
    </>
  );
}

function Currency({ spec, change }: SpecGiven) {
  const text = useText();
  const { currency: own } = useWorkspace();
  const { currency, ...rest } = spec;
  const byColumn = currency !== undefined && !currency.startsWith('=');
  return (
    <Field id="currency" label={text('data-currency')}>
      {byColumn ? (
        text('data-currency-column', { column: currency })
      ) : (
        <AutoComplete
          id="currency"
          style={{ width: 240 }}
          value={currency?.slice(1) ?? ''}
          placeholder={text('data-currency-own', { currency: own })}
          options={['CNY', 'USD', 'EUR', 'GBP', 'JPY', 'HKD'].map((value) => ({ value }))}
          onChange={(code) => change(code ? { ...spec, currency: `=${code}` } : rest)}
        />
      )}
    </Field>
  );
}

const DELIMITERS = [',', ';', '\t', '|'];

/** How the bytes are read, where that may have been found out wrongly. */
function Writing({ guess, source, change }: Given) {
  const text = useText();
  const { spec } = source;
  const { format, sheet } = found(guess);
  if (format === 'xlsx') {
    return (
      <Field id="sheet" label={text('data-sheet')}>
        <Input
          id="sheet"
          style={{ width: 240 }}
          value={spec.sheet ?? ''}
          placeholder={sheet ?? ''}
          onChange={({ target }) => change(put(spec, 'sheet', target.value))}
        />
      </Field>
    );
  }
  if (format !== 'csv') return null;
  const auto = { value: '', label: text('data-auto') };
  return (
    <>
      <Field id="encoding" label={text('data-encoding')}>
        <Select
          id="encoding"
          style={{ width: 240 }}
          value={spec.encoding ?? ''}
          onChange={(chosen) => change(put(spec, 'encoding', chosen))}
          options={[
            auto,
            { value: 'utf-8', label: 'UTF-8' },
            { value: 'gb18030', label: 'GB18030' },
          ]}
        />
      </Field>
      <Field id="delimiter" label={text('data-delimiter')}>
        <Select
          id="delimiter"
          style={{ width: 240 }}
          value={spec.delimiter ?? ''}
          onChange={(chosen) => change(put(spec, 'delimiter', chosen))}
          options={[
            auto,
            ...DELIMITERS.map((value) => ({
              value,
              label: value === '\t' ? text('data-delimiter-tab') : value,
            })),
          ]}
        />
      </Field>
    </>
  );
}

function put(
  spec: SourceSpec,
  what: 'sheet' | 'encoding' | 'delimiter',
  value: string,
): SourceSpec {
  const rest = Object.fromEntries(Object.entries(spec).filter(([name]) => name !== what));
  return { ...(rest as unknown as SourceSpec), ...(value && { [what]: value }) };
}
