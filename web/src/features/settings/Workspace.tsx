/** Time zone, currency, country, and how often cut points are proposed anew. */
import { App, Button, Form, Input, Select } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { applyDefinitions } from '~/api/apply.ts';
import { api } from '~/api/client.ts';
import { type Saved, useDefinition } from '~/api/definition.ts';
import { useRight } from '~/api/session.tsx';
import type { WorkspaceSpec } from '~/api/workspace.ts';
import type { MessageId } from '~/messages/ids.ts';
import { useLanguage, useText } from '~/messages/Messages.tsx';
import { Loaded } from '~/ui/Loaded.tsx';
import { Trouble } from '~/ui/Trouble.tsx';

import { Part } from './Part.tsx';

interface Spec extends WorkspaceSpec {
  review?: string;
}

/** How often cut points can be proposed; empty is never. */
const REVIEWS = ['', 'month', 'quarter', 'half-year', 'year'];
/** What holds while nothing is saved. */
const UNSAVED: Saved<Spec> = {
  definition: {
    apiVersion: 'fenqun/v1',
    kind: 'Workspace',
    metadata: { name: 'workspace' },
    spec: { time_zone: 'Asia/Shanghai', currency: 'CNY', country: 'CN' },
  },
  version: 0,
  yaml: '',
};

export function Workspace() {
  const list = api.useQuery('get', '/api/v1/definitions', {
    params: { query: { kind: 'Workspace' } },
  });
  return (
    <Loaded query={list}>
      {({ items }) => (items[0] ? <SavedOne name={items[0].name} /> : <Editor saved={UNSAVED} />)}
    </Loaded>
  );
}

function SavedOne({ name }: { name: string }) {
  const saved = useDefinition<Spec>('Workspace', name);
  return <Loaded query={saved}>{(data) => <Editor key={data.version} saved={data} />}</Loaded>;
}

function Editor({ saved }: { saved: Saved<Spec> }) {
  const text = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const mayDefine = useRight('define');
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async (values: Spec) => {
    setSaving(true);
    setError(undefined);
    const spec = { ...saved.definition.spec, ...values };
    if (!values.now) delete spec.now;
    if (!values.review) delete spec.review;
    try {
      await applyDefinitions([{ ...saved.definition, spec }], saved.version);
      void message.success(text('settings-saved'));
      await queries.invalidateQueries();
    } catch (refused) {
      setError(refused);
    }
    setSaving(false);
  };
  return (
    <Part what={text('workspace-what')}>
      <Form
        layout="vertical"
        requiredMark={false}
        disabled={!mayDefine}
        initialValues={{ review: '', ...saved.definition.spec }}
        onFinish={(values: Spec) => void save(values)}
        style={{ maxWidth: 480 }}
      >
        <Fields held={saved.definition.spec.now !== undefined} />
        {error !== undefined && <Trouble error={error} />}
        {mayDefine && (
          <Button type="primary" htmlType="submit" loading={saving}>
            {text('ui-save')}
          </Button>
        )}
      </Form>
    </Part>
  );
}

/** `held`: the clock is held, which is set in files only, before data come, and ended here. */
function Fields({ held }: { held: boolean }) {
  const { text, language } = useLanguage();
  const currency = new Intl.DisplayNames(language, { type: 'currency' });
  const zones = Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }));
  const currencies = Intl.supportedValuesOf('currency').map((value) => ({
    value,
    label: `${value} · ${currency.of(value)}`,
  }));
  const reviews = REVIEWS.map((value) => ({
    value,
    label: text(`workspace-review-${value || 'never'}` as MessageId),
  }));
  return (
    <>
      <Form.Item name="time_zone" label={text('workspace-time-zone')}>
        <Select showSearch options={zones} />
      </Form.Item>
      <Form.Item name="currency" label={text('workspace-currency')}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={currencies} />
      </Form.Item>
      <Form.Item
        name="country"
        label={text('workspace-country')}
        extra={text('workspace-country-hint')}
      >
        <Input maxLength={2} style={{ width: 80 }} />
      </Form.Item>
      {held && (
        <Form.Item name="now" label={text('workspace-now')} extra={text('workspace-now-hint')}>
          <Input allowClear />
        </Form.Item>
      )}
      <Form.Item name="review" label={text('workspace-review')}>
        <Select options={reviews} />
      </Form.Item>
    </>
  );
}
