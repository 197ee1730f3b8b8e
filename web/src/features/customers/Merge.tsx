/** Joins a customer with another one; the joining can be undone. */
import { keepPreviousData, useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Select, Typography } from 'antd';
import { useState } from 'react';

import { api, type Schema, server } from '~/api/client.ts';
import { useText } from '~/messages/Messages.tsx';
import { Trouble } from '~/ui/Trouble.tsx';
import { useUndo } from '~/ui/undo.tsx';
import { REST, useDebounced } from '~/ui/useDebounced.ts';

export function Merge({ customer }: { customer: Schema['CustomerRef'] }) {
  const text = useText();
  const queries = useQueryClient();
  const undo = useUndo();
  const [other, setOther] = useState<{ value: string; label: string }>();
  const merge = api.useMutation('post', '/api/v1/merges', {
    onSuccess: async ({ id }) => {
      undo(text('customer-merged', { name: other?.label ?? '' }), async () => {
        await server.DELETE('/api/v1/merges/{id}', { params: { path: { id } } });
        await queries.invalidateQueries();
      });
      setOther(undefined);
      await queries.invalidateQueries();
    },
  });
  const join = () => other && merge.mutate({ body: { a: customer.id, b: other.value } });
  return (
    <section aria-label={text('customer-merge')}>
      <Typography.Title level={3} style={{ fontSize: 14 }}>
        {text('customer-merge')}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{text('customer-merge-what')}</Typography.Paragraph>
      <Flex wrap gap={8} style={{ marginBottom: 8 }}>
        <Picker except={customer.id} value={other} onChange={setOther} />
        <Button disabled={!other} loading={merge.isPending} onClick={join}>
          {text('customer-merge-submit')}
        </Button>
      </Flex>
      {merge.error && <Trouble error={merge.error} />}
    </section>
  );
}

interface Chosen {
  value: string;
  label: string;
}

interface PickerGiven {
  except: string;
  value: Chosen | undefined;
  onChange: (chosen: Chosen) => void;
}

function Picker({ except, value, onChange }: PickerGiven) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const q = useDebounced(typed.trim(), REST);
  const found = api.useQuery(
    'get',
    '/api/v1/customers',
    { params: { query: { q, limit: 10 } } },
    { enabled: q !== '', placeholderData: keepPreviousData },
  );
  const options = (found.data?.items ?? [])
    .filter(({ id }) => id !== except)
    .map(({ id, name, customer }) => ({
      value: id,
      label: name ? `${name} (${customer})` : customer,
    }));
  return (
    <Select
      labelInValue
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value ?? null}
      options={options}
      onChange={onChange}
      aria-label={text('customer-merge-other')}
      placeholder={text('customers-search-hint')}
      style={{ width: 320, maxWidth: '100%' }}
    />
  );
}
