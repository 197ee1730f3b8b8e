/** What a segmentation is called, and what for. */
import { Input } from 'antd';

import { useLanguage } from '~/messages/Messages.tsx';

import { type Draft, without } from '../specs.ts';
import { Field } from './Field.tsx';
import { MoreOptions } from './FittedFields.tsx';

interface Given {
  draft: Draft;
  onChange: (draft: Draft) => void;
}

/** The draft with a title in a language, or without. */
function titled(draft: Draft, at: 'zh' | 'en', value: string): Draft {
  const rest = without(draft.metadata.title ?? {}, at);
  const title = value ? { ...rest, [at]: value } : rest;
  return { ...draft, metadata: { ...draft.metadata, title } };
}

/** The draft with a description, or without. */
function described(draft: Draft, description: string): Draft {
  const rest = without(draft.metadata, 'description');
  return { ...draft, metadata: description ? { ...rest, description } : rest };
}

/** The title in the language of whoever writes it. */
export function TitleField({ draft, onChange }: Given) {
  const { language, text } = useLanguage();
  const { name, title } = draft.metadata;
  const mine = language === 'zh-CN' ? 'zh' : 'en';
  return (
    <Field label={text('segmentations-title')}>
      {(id) => (
        <Input
          id={id}
          value={title?.[mine] ?? ''}
          placeholder={name}
          onChange={({ target }) => onChange(titled(draft, mine, target.value))}
        />
      )}
    </Field>
  );
}

/** The title in the other language, the name by which rules refer to it, the description. */
export function NamingFields({ draft, onChange, fresh }: Given & { fresh: boolean }) {
  const { language, text } = useLanguage();
  const { metadata } = draft;
  const other = language === 'zh-CN' ? 'en' : 'zh';
  return (
    <MoreOptions title={text('segmentations-naming')}>
      <Field label={text('segmentations-title-other')}>
        {(id) => (
          <Input
            id={id}
            value={metadata.title?.[other] ?? ''}
            onChange={({ target }) => onChange(titled(draft, other, target.value))}
          />
        )}
      </Field>
      <Field label={text('segmentations-name')} hint={text('segmentations-name-hint')}>
        {(id) => (
          <Input
            id={id}
            value={metadata.name}
            disabled={!fresh}
            onChange={({ target }) =>
              onChange({ ...draft, metadata: { ...metadata, name: target.value } })
            }
          />
        )}
      </Field>
      <Field label={text('segmentations-description')}>
        {(id) => (
          <Input.TextArea
            id={id}
            rows={2}
            value={metadata.description ?? ''}
            onChange={({ target }) => onChange(described(draft, target.value))}
          />
        )}
      </Field>
    </MoreOptions>
  );
}
