/** Saves a segment: its title and who answers for it, and first what that will change. */
import { Alert, Button, Drawer, Flex, Form, Input, Select } from 'antd';

import { useText, useLanguage } from '~/messages/Messages.tsx';
import { problemOf } from '~/api/problem.ts';
import { useWords } from '~/rule/builder/context.ts';

import { nameFrom } from './names.ts';
import type { Metadata, SavedSegment } from './spec.ts';
import { Effects } from './Effects.tsx';
import { useSave } from './useSave.ts';

interface Given {
  saved: SavedSegment | undefined;
  rule: string;
  title: string;
  onClose: () => void;
  onSaved: () => void;
}

interface Fields {
  zh?: string;
  en?: string;
  description?: string;
  owner?: string;
  tags?: string[];
}

export function SaveDrawer({ saved, rule, title, onClose, onSaved }: Given) {
  const text = useText();
  const { language } = useLanguage();
  const words = useWords();
  const save = useSave(onSaved);
  const old = saved?.definition.metadata;
  const initial: Fields = {
    zh: old?.title?.zh ?? (language === 'zh-CN' ? title : ''),
    en: old?.title?.en ?? (language === 'en' ? title : ''),
    description: old?.description ?? '',
    owner: old?.owner ?? '',
    tags: old?.tags ?? [],
  };
  const submit = (fields: Fields) => {
    const taken = [...words.segments, ...words.lists].map(({ name }) => name);
    const own = language === 'zh-CN' ? fields.zh || fields.en : fields.en || fields.zh;
    const name = old?.name ?? nameFrom(fields.en || own || '', taken);
    void save.run({ metadata: metadataOf(name, fields), rule, saved });
  };
  return (
    <Drawer open size={480} title={text('segments-save')} onClose={onClose}>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        onFinish={submit}
      >
        <Titles />
        <Form.Item name="description" label={text('segments-description')}>
          <Input.TextArea rows={3} />
        </Form.Item>
        <Form.Item name="owner" label={text('segments-owner')}>
          <Input />
        </Form.Item>
        <Form.Item name="tags" label={text('segments-tags')}>
          <Select mode="tags" open={false} suffixIcon={null} />
        </Form.Item>
        <Effects name={old?.name} rule={rule} />
        {save.error !== undefined && <Refusal error={save.error} />}
        <Flex gap={8} style={{ marginTop: 16 }}>
          <Button type="primary" htmlType="submit" loading={save.isRunning}>
            {text('ui-save')}
          </Button>
          <Button onClick={onClose}>{text('ui-cancel')}</Button>
        </Flex>
      </Form>
    </Drawer>
  );
}

/** The title in the reader's language is asked for first; one of the two must be there. */
function Titles() {
  const text = useText();
  const { language } = useLanguage();
  const order = language === 'zh-CN' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  const [first, second] = order;
  return (
    <>
      <Form.Item
        name={first}
        label={text(`segments-title-${first}`)}
        dependencies={[second]}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value: string) =>
              value || getFieldValue(second)
                ? Promise.resolve()
                : Promise.reject(new Error(text('segments-title-needed'))),
          }),
        ]}
      >
        <Input autoFocus />
      </Form.Item>
      <Form.Item name={second} label={text(`segments-title-${second}`)}>
        <Input />
      </Form.Item>
    </>
  );
}

function metadataOf(name: string, fields: Fields): Metadata {
  const { zh, en, description, owner, tags } = fields;
  return {
    name,
    title: { ...(zh && { zh }), ...(en && { en }) },
    ...(description && { description }),
    ...(owner && { owner }),
    ...(tags?.length && { tags }),
  };
}

/** Why it was not saved; of a conflict also the way out. */
function Refusal({ error }: { error: unknown }) {
  const text = useText();
  const problem = problemOf(error);
  if (problem.status !== 412) return <Alert type="error" showIcon title={problem.message} />;
  return (
    <Alert
      type="warning"
      showIcon
      title={text('segments-conflict')}
      description={text('segments-conflict-what')}
      action={
        <Button size="small" onClick={() => window.open(window.location.pathname, '_blank')}>
          {text('segments-conflict-open')}
        </Button>
      }
    />
  );
}
