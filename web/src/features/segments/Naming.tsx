/** What a segment or list is called and what for, as a form asks for it. */
import { Form, Input, Select } from 'antd';

import type { Language } from '~/messages/language.ts';
import { useLanguage, useText } from '~/messages/Messages.tsx';
import { useWords } from '~/rule/builder/context.ts';

import { nameFrom } from './page/names.ts';
import type { Metadata } from './page/spec.ts';

export interface Naming {
  zh?: string;
  en?: string;
  description?: string;
  owner?: string;
  tags?: string[];
}

/** The form as it begins: as saved, else with a title to begin with. */
export function namingOf(saved: Metadata | undefined, title: string, language: Language): Naming {
  return {
    zh: saved?.title?.zh ?? (language === 'zh-CN' ? title : ''),
    en: saved?.title?.en ?? (language === 'en' ? title : ''),
    description: saved?.description ?? '',
    owner: saved?.owner ?? '',
    tags: saved?.tags ?? [],
  };
}

/** Makes metadata of the form; a name that nobody has, when there is none yet. */
export function useMetadata(): (naming: Naming, name: string | undefined) => Metadata {
  const { language } = useLanguage();
  const words = useWords();
  return ({ zh, en, description, owner, tags }, name) => {
    const taken = [...words.segments, ...words.lists].map((one) => one.name);
    const own = language === 'zh-CN' ? zh || en : en || zh;
    return {
      name: name ?? nameFrom(en || own || '', taken),
      title: { ...(zh && { zh }), ...(en && { en }) },
      ...(description && { description }),
      ...(owner && { owner }),
      ...(tags?.length && { tags }),
    };
  };
}

export function NamingFields() {
  const text = useText();
  return (
    <>
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
    </>
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
